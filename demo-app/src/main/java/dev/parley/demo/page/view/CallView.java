package dev.parley.demo.page.view;

import dev.parley.demo.page.dom.Dom;
import dev.parley.demo.page.state.DemoState;
import dev.parley.demo.page.state.Phase;
import dev.parley.demo.page.state.ServerLink;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** The frame around a call: its room, its notices, its controls. */
final class CallView implements View {

  private final DemoState state;
  private final HTMLElement call = Dom.byId("call");
  private final HTMLElement title = Dom.byId("room-title");
  private final HTMLElement count = Dom.byId("people-count");
  private final NoticeView linkProblem = new NoticeView("link-problem");
  private final HTMLElement rejoin = Dom.byId("rejoin");
  private final NoticeView deviceProblem = new NoticeView("call-device-problem");
  private final DeviceButton microphone;
  private final DeviceButton camera;

  CallView(DemoState state, Actions actions) {
    this.state = state;
    microphone =
        DeviceButton.microphone(
            "microphone", () -> state.devices().microphone(), actions::toggleMicrophone);
    camera = DeviceButton.camera("camera", () -> state.devices().camera(), actions::toggleCamera);
    Dom.onClick(Dom.byId("leave"), actions::leave);
    Dom.onClick(rejoin, actions::rejoin);
    Dom.onClick(Dom.byId("call-device-dismiss"), actions::dismissDeviceProblem);
  }

  void focus() {
    title.focus();
  }

  @Override
  public void render() {
    boolean inCall = state.phase() == Phase.CALL;
    Dom.show(call, inCall);
    HTMLDocument.current().setTitle(inCall ? state.room() + " – Parley" : "Parley");
    if (!inCall) {
      return;
    }
    Dom.text(title, state.room());
    Dom.text(count, state.size() == 1 ? "1 person" : state.size() + " people");
    Dom.show(rejoin, state.link() == ServerLink.LOST);
    linkProblem.render(
        state.link() == ServerLink.UP ? Optional.empty() : Optional.of(state.linkProblem()));
    deviceProblem.render(state.devices().problem().map(p -> p.text()));
    microphone.render();
    camera.render();
  }
}
