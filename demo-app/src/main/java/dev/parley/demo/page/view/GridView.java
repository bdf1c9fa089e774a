package dev.parley.demo.page.view;

import dev.parley.demo.page.dom.Dom;
import dev.parley.demo.page.state.ById;
import dev.parley.demo.page.state.DemoState;
import dev.parley.demo.page.state.GridShape;
import dev.parley.demo.page.state.Participant;
import dev.parley.demo.page.state.Phase;
import dev.parley.demo.page.state.ServerLink;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Everybody's tile. Two people see each other large and themselves small; alone and from three on,
 * all tiles have one size.
 */
final class GridView implements View {

  /** As in the style sheet. */
  private static final int GAP = 12;

  private final DemoState state;
  private final HTMLElement stage = Dom.byId("stage");
  private final HTMLElement grid = Dom.byId("grid");
  private final HTMLElement alone = Dom.byId("alone");
  private final ById<TileView> tiles = new ById<>();

  GridView(DemoState state) {
    this.state = state;
    Window.current().onEvent("resize", event -> fit());
  }

  @Override
  public void render() {
    List<Participant> people = new ArrayList<>();
    if (state.phase() == Phase.CALL) {
      people.addAll(state.others());
      people.add(state.self());
    }
    removeThoseGone();
    for (Participant participant : people) {
      tileOf(participant).render(participant);
    }
    Dom.show(alone, people.size() == 1 && state.link() != ServerLink.LOST);
    fit();
  }

  private void removeThoseGone() {
    for (String id : tiles.ids()) {
      boolean here = id.equals(Participant.SELF) ? state.phase() == Phase.CALL : state.has(id);
      if (!here) {
        tiles.remove(id).element().delete();
      }
    }
  }

  private TileView tileOf(Participant participant) {
    TileView tile = tiles.get(participant.id());
    if (tile == null) {
      tile = new TileView(participant);
      TileView own = tiles.get(Participant.SELF);
      // Newcomers go in front of one's own tile: a video that is moved would stop.
      grid.insertBefore(tile.element(), own == null ? null : own.element());
      tiles.put(participant.id(), tile);
    }
    return tile;
  }

  private void fit() {
    if (tiles.size() == 0) {
      return;
    }
    boolean pair = tiles.size() == 2;
    Dom.flag(grid, "pair", pair);
    GridShape shape =
        GridShape.of(pair ? 1 : tiles.size(), grid.getClientWidth(), grid.getClientHeight(), GAP);
    stage.getStyle().setProperty("--tile-width", shape.tileWidth() + "px");
    stage.getStyle().setProperty("--tile-height", shape.tileHeight() + "px");
  }
}
