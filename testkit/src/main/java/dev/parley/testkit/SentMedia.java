package dev.parley.testkit;

import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.RtpSender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A connection's senders, and what each sends. */
final class SentMedia {

  /** By sender, as descriptions have it; null where that is silent. */
  private final Map<Sender, String> sending = new LinkedHashMap<>();

  RtpSender add(MediaTrack track, MediaStream stream) {
    Sender sender = new Sender();
    sending.put(sender, text(track, stream));
    return sender;
  }

  void silence(RtpSender sender) {
    sending.put((Sender) sender, null);
  }

  void reuse(RtpSender sender, MediaTrack track, MediaStream stream) {
    if (sending.put((Sender) sender, text(track, stream)) != null) {
      throw new IllegalStateException("a sender that sends is used again");
    }
  }

  private static String text(MediaTrack track, MediaStream stream) {
    return track.kind() + ":" + stream.id() + ":" + track.id();
  }

  /** What is to be sent. */
  List<String> wanted() {
    return sending.values().stream().filter(Objects::nonNull).toList();
  }

  /** A sender keeps its section when it is silent (RFC 8829 §5.2.2). */
  int sections() {
    return sending.size();
  }

  @Override
  public String toString() {
    return sending.values().toString();
  }

  private static final class Sender implements RtpSender {}
}
