package dev.parley.demo.page.state;

import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import java.util.Optional;

/**
 * Somebody in the call.
 *
 * @param id the peer's id; for oneself {@link #SELF}
 * @param devices what its page says of them
 * @param stream what it sends; empty until something comes
 */
public record Participant(
    String id,
    String name,
    Connection connection,
    DeviceStatus devices,
    Optional<MediaStream> stream) {

  /** Stands for oneself. Peer ids have no parentheses. */
  public static final String SELF = "(self)";

  /** Somebody of whom nothing is known yet but who it is. */
  public static Participant newcomer(String id, String name) {
    return new Participant(id, name, Connection.CONNECTING, DeviceStatus.ON, Optional.empty());
  }

  public boolean isSelf() {
    return id.equals(SELF);
  }

  /** Whether there is a picture to show. */
  public boolean isSeen() {
    return devices.camera() && sends(MediaTrack.Kind.VIDEO) && connection != Connection.FAILED;
  }

  /** Whether it is known that there is nothing to hear. */
  public boolean isMuted() {
    return !devices.microphone() || stream.isPresent() && !sends(MediaTrack.Kind.AUDIO);
  }

  /** What stands in the place of the picture, beside the name; may be empty. */
  public String text() {
    return switch (connection) {
      case CONNECTING -> "Connecting …";
      case CONNECTED -> "";
      case RECONNECTING -> "Reconnecting …";
      case FAILED -> "Can’t connect to " + name + ". A firewall may be in the way.";
    };
  }

  public Participant withName(String newName) {
    return new Participant(id, newName, connection, devices, stream);
  }

  public Participant withConnection(Connection newConnection) {
    return new Participant(id, name, newConnection, devices, stream);
  }

  public Participant withDevices(DeviceStatus newDevices) {
    return new Participant(id, name, connection, newDevices, stream);
  }

  public Participant withStream(MediaStream newStream) {
    return new Participant(id, name, connection, devices, Optional.of(newStream));
  }

  private boolean sends(MediaTrack.Kind kind) {
    if (stream.isPresent()) {
      for (MediaTrack track : stream.get().tracks()) {
        if (track.kind() == kind) {
          return true;
        }
      }
    }
    return false;
  }
}
