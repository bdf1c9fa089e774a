package dev.parley.demo.page.view;

import dev.parley.demo.page.state.DemoState;
import dev.parley.demo.page.state.PageAddress;
import dev.parley.demo.page.state.Phase;
import java.util.List;
import java.util.function.Supplier;

/** All of the page's views, kept up to date with its state. */
public final class Views {

  private final DemoState state;
  private final JoinFormView joinForm;
  private final CallView call;
  private final List<View> views;
  private boolean wasInCall;

  /**
   * @param address fills the fields in
   * @param proposal gives a name for a room
   */
  public Views(DemoState state, Actions actions, PageAddress address, Supplier<String> proposal) {
    this.state = state;
    joinForm = new JoinFormView(state, actions, address, proposal);
    call = new CallView(state, actions);
    views =
        List.of(
            new LobbyView(state, actions, joinForm),
            call,
            new ChatView(state, actions),
            // Last: its tiles take the room that the others leave.
            new GridView(state));
    new InviteView(state);
    state.onNews(new ToastView()::show);
    state.onChange(this::render);
  }

  public void render() {
    for (View view : views) {
      view.render();
    }
    boolean inCall = state.phase() == Phase.CALL;
    if (inCall != wasInCall) {
      wasInCall = inCall;
      // The element that had the focus is gone.
      if (inCall) {
        call.focus();
      } else {
        joinForm.focus();
      }
    }
  }
}
