package dev.parley.client;

import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.PeerConnection;
import dev.parley.client.port.RtpSender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one connection sends. A sender that is through with its track is given the next one: a media
 * section is never taken out of a description again, and addTrack takes no sender twice (WebRTC
 * §5.1), so that else every change would make every later description longer.
 */
final class SentTracks {

  private final PeerConnection connection;
  private final Consumer<Throwable> report;
  private final List<Sent> all = new ArrayList<>();

  /**
   * @param report takes what the platform could not do
   */
  SentTracks(PeerConnection connection, Consumer<Throwable> report) {
    this.connection = connection;
    this.report = report;
  }

  /** Sends those of the stream's tracks that are not sent yet, be it for another stream. */
  void publish(MediaStream stream) {
    for (MediaTrack track : stream.tracks()) {
      if (!isSent(track)) {
        send(track, stream);
      }
    }
  }

  private boolean isSent(MediaTrack track) {
    for (Sent one : all) {
      if (one.sends && one.trackId.equals(track.id())) {
        return true;
      }
    }
    return false;
  }

  private void send(MediaTrack track, MediaStream stream) {
    for (Sent one : all) {
      if (!one.sends && one.kind == track.kind()) {
        one.begin(track, stream);
        connection.reuseSender(one.sender, track, stream).onError(report);
        return;
      }
    }
    Sent fresh = new Sent(track.kind(), connection.addTrack(track, stream));
    fresh.begin(track, stream);
    all.add(fresh);
  }

  void unpublish(MediaStream stream) {
    for (Sent one : all) {
      if (one.sends && one.streamId.equals(stream.id())) {
        one.sends = false;
        connection.removeTrack(one.sender);
      }
    }
  }

  /** A sender, and what it sends or sent last. */
  private static final class Sent {

    private final MediaTrack.Kind kind;
    private final RtpSender sender;
    private boolean sends;
    private String streamId;
    private String trackId;

    Sent(MediaTrack.Kind kind, RtpSender sender) {
      this.kind = kind;
      this.sender = sender;
    }

    void begin(MediaTrack track, MediaStream stream) {
      sends = true;
      streamId = stream.id();
      trackId = track.id();
    }
  }
}
