package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.Lifecycle;

/** A page that wakes and ends when the test says so. */
public final class FakeLifecycle implements Lifecycle {

  private final Listeners<FakeLifecycle> wakeListeners;
  private final Listeners<FakeLifecycle> endListeners;

  public FakeLifecycle(EventLoop loop) {
    this.wakeListeners = new Listeners<>(loop);
    this.endListeners = new Listeners<>(loop);
  }

  @Override
  public Registration onWake(Runnable listener) {
    return wakeListeners.add(lifecycle -> listener.run());
  }

  @Override
  public Registration onEnd(Runnable listener) {
    return endListeners.add(lifecycle -> listener.run());
  }

  /** The page or the machine wakes from a sleep; {@link VirtualLoop#sleep} is the sleep. */
  public void wake() {
    wakeListeners.fire(this);
  }

  /** The page is about to be gone. */
  public void end() {
    endListeners.fire(this);
  }
}
