package dev.parley.demo.page.state;

import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import java.util.Optional;

/**
 * One's own microphone and camera.
 *
 * @param stream what they give; empty if neither may be used
 * @param problem why one is missing, unless the person has dismissed it
 * @param isAsking whether the browser is asking the person, or is starting what was allowed
 */
public record OwnDevices(
    Device microphone,
    Device camera,
    Optional<MediaStream> stream,
    Optional<DeviceProblem> problem,
    boolean isAsking) {

  /** Before anything was asked for. */
  public static final OwnDevices NONE =
      new OwnDevices(Device.MISSING, Device.MISSING, Optional.empty(), Optional.empty(), false);

  /** What a stream has, all of it on. */
  public static OwnDevices of(MediaStream stream) {
    return new OwnDevices(
        has(stream, MediaTrack.Kind.AUDIO),
        has(stream, MediaTrack.Kind.VIDEO),
        Optional.of(stream),
        Optional.empty(),
        false);
  }

  public OwnDevices with(Optional<DeviceProblem> newProblem) {
    return new OwnDevices(microphone, camera, stream, newProblem, false);
  }

  /** While the browser asks; a problem that was said before is no more. */
  public OwnDevices asking() {
    return new OwnDevices(microphone, camera, stream, Optional.empty(), true);
  }

  public DeviceStatus status() {
    return new DeviceStatus(microphone == Device.ON, camera == Device.ON);
  }

  private static Device has(MediaStream stream, MediaTrack.Kind kind) {
    for (MediaTrack track : stream.tracks()) {
      if (track.kind() == kind) {
        return track.enabled() ? Device.ON : Device.OFF;
      }
    }
    return Device.MISSING;
  }
}
