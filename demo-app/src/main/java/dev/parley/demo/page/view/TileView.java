package dev.parley.demo.page.view;

import dev.parley.demo.page.dom.Dom;
import dev.parley.demo.page.state.Connection;
import dev.parley.demo.page.state.Participant;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLVideoElement;

/** One person in the grid. */
final class TileView {

  private final HTMLElement element = Dom.copyOf("tile");
  private final HTMLElement text = Dom.find(element, ".tile-text");
  private final HTMLElement name = Dom.find(element, ".tag-name");
  private final AvatarView avatar = new AvatarView(Dom.find(element, ".avatar"));
  private final Picture picture = new Picture((HTMLVideoElement) Dom.find(element, "video"));

  TileView(Participant participant) {
    HTMLElement video = Dom.find(element, "video");
    if (participant.isSelf()) {
      element.getClassList().add("own");
      picture.silence();
    } else {
      video.setAttribute("data-peer", participant.id());
    }
  }

  HTMLElement element() {
    return element;
  }

  void render(Participant participant) {
    picture.render(participant.stream());
    avatar.render(participant.name());
    Dom.text(text, participant.text());
    Dom.text(name, participant.isSelf() ? "You" : participant.name());
    Dom.attribute(element, "aria-label", label(participant));
    Dom.flag(element, "seen", participant.isSeen());
    Dom.flag(element, "muted", participant.isMuted());
    Dom.flag(element, "waiting", participant.connection() == Connection.CONNECTING);
    Dom.flag(element, "failed", participant.connection() == Connection.FAILED);
  }

  private static String label(Participant participant) {
    return (participant.isSelf() ? "You" : participant.name())
        + (participant.isMuted() ? ", muted" : "")
        + (participant.isSeen() ? "" : ", no picture");
  }
}
