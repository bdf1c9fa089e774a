package dev.parley.demo.page.view;

import dev.parley.demo.page.dom.Dom;
import dev.parley.demo.page.state.DemoState;
import dev.parley.demo.page.state.JoinForm;
import dev.parley.demo.page.state.PageAddress;
import dev.parley.demo.page.state.Phase;
import java.util.Optional;
import java.util.function.Supplier;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Name, room and Join. What is wrong with a field is said once somebody has tried to join. */
final class JoinFormView implements View {

  private final DemoState state;
  private final Supplier<String> proposal;
  private final Field name = new Field("name");
  private final Field room = new Field("room");
  private final HTMLElement join = Dom.byId("join");
  private final NoticeView joinProblem = new NoticeView("join-problem");
  private boolean tried;

  /**
   * @param address fills the fields in
   * @param proposal gives a name for a room
   */
  JoinFormView(DemoState state, Actions actions, PageAddress address, Supplier<String> proposal) {
    this.state = state;
    this.proposal = proposal;
    name.input.setValue(address.name());
    room.input.setValue(address.room().isEmpty() ? proposal.get() : address.room());
    name.input.addEventListener("input", event -> state.setName(name()));
    room.input.addEventListener("input", event -> render());
    Dom.onClick(Dom.byId("propose"), this::propose);
    Dom.onSubmit(Dom.byId("join-form"), () -> submit(actions));
  }

  String name() {
    return name.input.getValue();
  }

  /** Puts the cursor where typing or Enter is wanted next. */
  void focus() {
    (name().isEmpty() ? name.input : join).focus();
  }

  @Override
  public void render() {
    boolean joining = state.phase() == Phase.JOINING;
    JoinForm form = form();
    name.render(tried ? form.nameProblem() : Optional.empty());
    room.render(tried ? form.roomProblem() : Optional.empty());
    joinProblem.render(state.joinProblem());
    Dom.text(join, joining ? "Joining …" : "Join");
    Dom.attribute(join, "aria-disabled", joining ? "true" : "false");
  }

  private JoinForm form() {
    return new JoinForm(name(), room.input.getValue());
  }

  private void propose() {
    room.input.setValue(proposal.get());
    render();
  }

  private void submit(Actions actions) {
    if (state.phase() != Phase.LOBBY) {
      return;
    }
    tried = true;
    JoinForm form = form();
    if (form.isComplete()) {
      actions.join(form);
    } else {
      render();
      (form.nameProblem().isPresent() ? name : room).input.focus();
    }
  }

  /** An input and what is wrong with it. */
  private static final class Field {
    final HTMLInputElement input;
    private final HTMLElement problem;

    Field(String id) {
      input = Dom.input(id);
      problem = Dom.byId(id + "-problem");
    }

    void render(Optional<String> text) {
      Dom.text(problem, text.orElse(""));
      Dom.show(problem, text.isPresent());
      Dom.attribute(input, "aria-invalid", text.isPresent() ? "true" : "false");
    }
  }
}
