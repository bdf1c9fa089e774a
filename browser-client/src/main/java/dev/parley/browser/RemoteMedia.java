package dev.parley.browser;

import dev.parley.client.port.MediaStream;
import dev.parley.client.port.PeerConnectionListener;
import dev.parley.jso.MediaStreamTrack;
import dev.parley.jso.MediaStreamTrackEvent;
import dev.parley.jso.RTCTrackEvent;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.dom.events.EventListener;

/**
 * What the other side of one connection sends: each stream and each track of the browser's is one
 * and the same object as long as it is sent.
 */
final class RemoteMedia {

  private final PeerConnectionListener listener;
  private final List<BrowserMediaTrack> tracks = new ArrayList<>();
  private final List<Watched> streams = new ArrayList<>();

  RemoteMedia(PeerConnectionListener listener) {
    this.listener = listener;
  }

  void track(RTCTrackEvent event) {
    List<MediaStream> itsStreams = new ArrayList<>();
    JSArrayReader<dev.parley.jso.MediaStream> all = event.getStreams();
    for (int i = 0; i < all.getLength(); i++) {
      itsStreams.add(stream(all.get(i)));
    }
    listener.track(track(event.getTrack()), itsStreams);
  }

  private BrowserMediaTrack track(MediaStreamTrack track) {
    for (BrowserMediaTrack known : tracks) {
      if (known.track() == track) {
        return known;
      }
    }
    BrowserMediaTrack fresh = new BrowserMediaTrack(track);
    tracks.add(fresh);
    return fresh;
  }

  private BrowserMediaStream stream(dev.parley.jso.MediaStream stream) {
    for (Watched known : streams) {
      if (known.stream.stream() == stream) {
        return known.stream;
      }
    }
    Watched fresh = new Watched(stream, event -> removed(stream, event.getTrack()));
    streams.add(fresh);
    return fresh.stream;
  }

  private void removed(dev.parley.jso.MediaStream stream, MediaStreamTrack track) {
    if (stream.getTracks().getLength() == 0) {
      forget(stream);
    }
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).track() == track) {
        listener.trackRemoved(tracks.remove(i));
        return;
      }
    }
  }

  private void forget(dev.parley.jso.MediaStream stream) {
    for (int i = 0; i < streams.size(); i++) {
      if (streams.get(i).stream.stream() == stream) {
        streams.remove(i).end();
        return;
      }
    }
  }

  /**
   * A stream, and the listener that tells what is taken out of it. The listener itself, as TeaVM's
   * Registration brings what it does with phases of events.
   */
  private static final class Watched {

    private final BrowserMediaStream stream;
    private final EventListener<MediaStreamTrackEvent> removal;

    Watched(dev.parley.jso.MediaStream stream, EventListener<MediaStreamTrackEvent> removal) {
      this.stream = new BrowserMediaStream(stream);
      this.removal = removal;
      stream.addEventListener("removetrack", removal);
    }

    void end() {
      stream.stream().removeEventListener("removetrack", removal);
    }
  }
}
