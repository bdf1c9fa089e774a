package dev.parley.e2e.page.room;

import dev.parley.browser.BrowserMedia;
import dev.parley.client.Peer;
import dev.parley.client.Room;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What the page can send, and what it is sent: each track as its kind. Not as a part of which
 * stream, too: Chromium 156 forgets what setStreams said while a description is under way, and says
 * the sender's last stream from then on.
 */
final class RoomMedia {

  private static final int STREAMS = 3;

  private final List<MediaStream> streams = new ArrayList<>();
  private final List<MediaStream> published = new ArrayList<>();
  private final List<MediaTrack> remote = new ArrayList<>();

  /** Asks for camera and microphone, for the camera, and for the microphone. */
  void prepare(Consumer<Throwable> failed) {
    BrowserMedia.userMedia(true, true)
        .then(this::prepared)
        .flatMap(both -> BrowserMedia.userMedia(false, true))
        .then(this::prepared)
        .flatMap(camera -> BrowserMedia.userMedia(true, false))
        .then(this::prepared)
        .onError(failed);
  }

  private void prepared(MediaStream stream) {
    // Nobody looks, and to encode four pictures at a time would be most of the work.
    stream.tracks().forEach(track -> track.setEnabled(false));
    streams.add(stream);
  }

  boolean isReady() {
    return streams.size() == STREAMS;
  }

  void toggle(Room room, int index) {
    MediaStream stream = streams.get(index);
    if (published.remove(stream)) {
      room.unpublish(stream);
    } else {
      published.add(stream);
      room.publish(stream);
    }
  }

  String tracks(int index) {
    return kinds(streams.get(index).tracks());
  }

  void listen(Peer peer) {
    peer.onTrack((track, itsStreams) -> remote.add(track));
    peer.onTrackRemoved(remote::remove);
  }

  String remoteTracks() {
    return kinds(remote);
  }

  private static String kinds(List<MediaTrack> tracks) {
    return tracks.stream()
        .map(track -> track.kind().name())
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
