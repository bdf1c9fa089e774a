package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.NetworkStatus;

/** A network of which the platform says what the test says; online at first. */
public final class FakeNetworkStatus implements NetworkStatus {

  private final Listeners<FakeNetworkStatus> listeners;
  private boolean online = true;

  public FakeNetworkStatus(EventLoop loop) {
    this.listeners = new Listeners<>(loop);
  }

  @Override
  public boolean online() {
    return online;
  }

  @Override
  public Registration onChange(Runnable listener) {
    return listeners.add(status -> listener.run());
  }

  /** The platform notices that there is a network, or none; or, said again, another one. */
  public void set(boolean newOnline) {
    online = newOnline;
    listeners.fire(this);
  }
}
