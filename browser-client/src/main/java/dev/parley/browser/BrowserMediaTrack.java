package dev.parley.browser;

import dev.parley.client.loop.Registration;
import dev.parley.client.port.MediaTrack;
import dev.parley.jso.MediaStreamTrack;

/** A track of the browser's. */
public final class BrowserMediaTrack implements MediaTrack {

  private final MediaStreamTrack track;

  public BrowserMediaTrack(MediaStreamTrack track) {
    this.track = track;
  }

  /** The browser's own object. */
  public MediaStreamTrack track() {
    return track;
  }

  @Override
  public String id() {
    return track.getId();
  }

  @Override
  public Kind kind() {
    return track.getKind().equals("audio") ? Kind.AUDIO : Kind.VIDEO;
  }

  @Override
  public String label() {
    return track.getLabel();
  }

  @Override
  public boolean enabled() {
    return track.isEnabled();
  }

  @Override
  public void setEnabled(boolean enabled) {
    track.setEnabled(enabled);
  }

  @Override
  public void stop() {
    track.stop();
  }

  @Override
  public Registration onEnded(Runnable listener) {
    return track.onEnded(event -> listener.run())::dispose;
  }
}
