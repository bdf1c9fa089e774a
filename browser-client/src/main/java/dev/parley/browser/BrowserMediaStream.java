package dev.parley.browser;

import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.jso.MediaStreamTrack;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.core.JSArrayReader;

/** A stream of the browser's. */
public final class BrowserMediaStream implements MediaStream {

  private final dev.parley.jso.MediaStream stream;

  public BrowserMediaStream(dev.parley.jso.MediaStream stream) {
    this.stream = stream;
  }

  /** The browser's own object. */
  public dev.parley.jso.MediaStream stream() {
    return stream;
  }

  @Override
  public String id() {
    return stream.getId();
  }

  @Override
  public List<MediaTrack> tracks() {
    JSArrayReader<MediaStreamTrack> all = stream.getTracks();
    List<MediaTrack> tracks = new ArrayList<>(all.getLength());
    for (int i = 0; i < all.getLength(); i++) {
      tracks.add(new BrowserMediaTrack(all.get(i)));
    }
    return tracks;
  }
}
