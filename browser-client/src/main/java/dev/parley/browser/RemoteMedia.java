package dev.parley.browser;

import dev.parley.client.port.MediaStream;
import dev.parley.client.port.PeerConnectionListener;
import dev.parley.jso.MediaStreamTrack;
import dev.parley.jso.RTCTrackEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.dom.events.Registration;

/**
 * What the other side of one connection sends: each stream and each track of the browser's is one
 * and the same object as long as it is sent.
 */
final class RemoteMedia {

  private final PeerConnectionListener listener;
  private final Map<String, BrowserMediaTrack> tracks = new HashMap<>();
  private final Map<String, BrowserMediaStream> streams = new HashMap<>();

  /** By stream id. */
  private final Map<String, Registration> removals = new HashMap<>();

  RemoteMedia(PeerConnectionListener listener) {
    this.listener = listener;
  }

  void track(RTCTrackEvent event) {
    List<MediaStream> itsStreams = new ArrayList<>();
    JSArrayReader<dev.parley.jso.MediaStream> all = event.getStreams();
    for (int i = 0; i < all.getLength(); i++) {
      itsStreams.add(stream(all.get(i)));
    }
    MediaStreamTrack track = event.getTrack();
    BrowserMediaTrack known =
        tracks.computeIfAbsent(track.getId(), id -> new BrowserMediaTrack(track));
    listener.track(known, itsStreams);
  }

  private BrowserMediaStream stream(dev.parley.jso.MediaStream stream) {
    BrowserMediaStream known = streams.get(stream.getId());
    if (known != null) {
      return known;
    }
    BrowserMediaStream fresh = new BrowserMediaStream(stream);
    streams.put(stream.getId(), fresh);
    removals.put(
        stream.getId(), stream.onRemoveTrack(event -> removed(stream, event.getTrack().getId())));
    return fresh;
  }

  private void removed(dev.parley.jso.MediaStream stream, String trackId) {
    if (stream.getTracks().getLength() == 0) {
      streams.remove(stream.getId());
      removals.remove(stream.getId()).dispose();
    }
    BrowserMediaTrack track = tracks.remove(trackId);
    if (track != null) {
      listener.trackRemoved(track);
    }
  }
}
