package dev.parley.demo.page;

import dev.parley.browser.BrowserException;
import dev.parley.browser.BrowserMedia;
import dev.parley.browser.BrowserMediaStream;
import dev.parley.browser.BrowserMediaTrack;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.demo.page.state.DemoState;
import dev.parley.demo.page.state.Device;
import dev.parley.demo.page.state.DeviceProblem;
import dev.parley.demo.page.state.OwnDevices;
import java.util.Optional;

/** One's own microphone and camera: asks the browser for them and switches them. */
final class LocalDevices {

  private final DemoState state;
  private final Runnable changed;

  /** All that was granted so far; one stream, so that its sound and its picture stay together. */
  private final BrowserMediaStream stream =
      new BrowserMediaStream(new dev.parley.jso.MediaStream());

  /**
   * @param changed called when a device was switched, came or went
   */
  LocalDevices(DemoState state, Runnable changed) {
    this.state = state;
    this.changed = changed;
  }

  /** Asks for what is missing. */
  void ask() {
    ask(state.devices().microphone() == Device.MISSING, state.devices().camera() == Device.MISSING);
  }

  void toggleMicrophone() {
    Device microphone = state.devices().microphone();
    if (microphone == Device.MISSING) {
      ask(true, false);
    } else {
      enable(MediaTrack.Kind.AUDIO, microphone != Device.ON);
    }
  }

  void toggleCamera() {
    Device camera = state.devices().camera();
    if (camera == Device.MISSING) {
      ask(false, true);
    } else {
      enable(MediaTrack.Kind.VIDEO, camera != Device.ON);
    }
  }

  void dismissProblem() {
    state.setDevices(state.devices().with(Optional.empty()));
  }

  private void ask(boolean microphone, boolean camera) {
    if (state.devices().isAsking() || !microphone && !camera) {
      return;
    }
    state.setDevices(state.devices().asking());
    BrowserMedia.userMedia(microphone, camera)
        .whenSettled(
            this::granted,
            error -> {
              DeviceProblem.Reason reason = reason(error);
              if (microphone && camera && reason != DeviceProblem.Reason.INSECURE) {
                askOneByOne();
              } else {
                refused(new DeviceProblem(reason, microphone, camera));
              }
            });
  }

  /** Both together fail if one of them is refused or absent: the other may still be had. */
  private void askOneByOne() {
    BrowserMedia.userMedia(true, false)
        .whenSettled(
            sound -> {
              granted(sound);
              askForCamera(Optional.empty());
            },
            error -> askForCamera(Optional.of(reason(error))));
  }

  /**
   * @param silence why there is no microphone, if there is none
   */
  private void askForCamera(Optional<DeviceProblem.Reason> silence) {
    state.setDevices(state.devices().asking());
    BrowserMedia.userMedia(false, true)
        .whenSettled(
            picture -> {
              granted(picture);
              silence.ifPresent(reason -> refused(new DeviceProblem(reason, true, false)));
            },
            error -> refused(new DeviceProblem(reason(error), silence.isPresent(), true)));
  }

  private void granted(MediaStream more) {
    for (MediaTrack track : more.tracks()) {
      stream.stream().addTrack(((BrowserMediaTrack) track).track());
      track.onEnded(() -> ended(track));
    }
    become(OwnDevices.of(stream));
  }

  private void refused(DeviceProblem problem) {
    state.setDevices(state.devices().with(Optional.of(problem)));
  }

  /** A device was pulled, or the permission taken back. */
  private void ended(MediaTrack track) {
    stream.stream().removeTrack(((BrowserMediaTrack) track).track());
    become(OwnDevices.of(stream));
    boolean sound = track.kind() == MediaTrack.Kind.AUDIO;
    refused(new DeviceProblem(DeviceProblem.Reason.ABSENT, sound, !sound));
  }

  private static DeviceProblem.Reason reason(Throwable error) {
    return DeviceProblem.Reason.of(error instanceof BrowserException e ? e.name() : "");
  }

  private void enable(MediaTrack.Kind kind, boolean enabled) {
    for (MediaTrack track : stream.tracks()) {
      if (track.kind() == kind) {
        track.setEnabled(enabled);
      }
    }
    become(OwnDevices.of(stream).with(state.devices().problem()));
  }

  private void become(OwnDevices devices) {
    state.setDevices(devices);
    changed.run();
  }
}
