package dev.parley.demo.page.view;

import dev.parley.demo.page.dom.Dom;
import dev.parley.demo.page.state.DemoState;
import dev.parley.demo.page.state.Device;
import dev.parley.demo.page.state.OwnDevices;
import dev.parley.demo.page.state.Phase;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLVideoElement;

/** What comes before the call: how one looks, and what is in the way. */
final class LobbyView implements View {

  private final DemoState state;
  private final HTMLElement lobby = Dom.byId("lobby");
  private final HTMLElement tile = Dom.byId("preview-tile");
  private final HTMLElement text = Dom.byId("preview-text");
  private final AvatarView avatar = new AvatarView(Dom.byId("preview-avatar"));
  private final Picture picture = new Picture((HTMLVideoElement) Dom.byId("preview"));
  private final DeviceButton microphone;
  private final DeviceButton camera;
  private final NoticeView deviceProblem = new NoticeView("device-problem");
  private final JoinFormView form;

  LobbyView(DemoState state, Actions actions, JoinFormView form) {
    this.state = state;
    this.form = form;
    microphone =
        DeviceButton.microphone(
            "lobby-microphone", () -> state.devices().microphone(), actions::toggleMicrophone);
    camera =
        DeviceButton.camera("lobby-camera", () -> state.devices().camera(), actions::toggleCamera);
    Dom.onClick(Dom.byId("device-retry"), actions::askForDevices);
    picture.silence();
  }

  @Override
  public void render() {
    Dom.show(lobby, state.phase() != Phase.CALL);
    if (state.phase() == Phase.CALL) {
      return;
    }
    OwnDevices devices = state.devices();
    picture.render(devices.stream());
    Dom.flag(tile, "seen", devices.camera() == Device.ON);
    Dom.text(text, devices.isAsking() ? "Waiting for your camera …" : "Your camera is off");
    avatar.render(form.name());
    microphone.render();
    camera.render();
    deviceProblem.render(devices.problem().map(p -> p.textBeforeJoining()));
    form.render();
  }
}
