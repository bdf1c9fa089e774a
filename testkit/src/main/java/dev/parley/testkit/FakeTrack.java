package dev.parley.testkit;

import dev.parley.client.loop.Registration;
import dev.parley.client.port.MediaTrack;

/** A track of nothing. */
public final class FakeTrack implements MediaTrack {

  private final String id;
  private final Kind kind;
  private boolean enabled = true;

  public FakeTrack(String id, Kind kind) {
    this.id = id;
    this.kind = kind;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String label() {
    return "fake " + id;
  }

  @Override
  public boolean enabled() {
    return enabled;
  }

  @Override
  public void setEnabled(boolean newEnabled) {
    enabled = newEnabled;
  }

  @Override
  public void stop() {
    enabled = false;
  }

  @Override
  public Registration onEnded(Runnable listener) {
    return () -> {};
  }
}
