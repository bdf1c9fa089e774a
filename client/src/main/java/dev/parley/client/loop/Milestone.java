package dev.parley.client.loop;

/**
 * Something that happens at most once. Who registers later hears of it soon, in a task of its own.
 */
public final class Milestone {

  private final EventLoop loop;
  private final Listeners<Milestone> listeners;
  private boolean reached;

  public Milestone(EventLoop loop) {
    this.loop = loop;
    this.listeners = new Listeners<>(loop);
  }

  public Registration add(Runnable listener) {
    return reached ? loop.schedule(0, listener) : listeners.add(milestone -> listener.run());
  }

  /** It happens now; a second time does nothing. */
  public void reach() {
    if (!reached) {
      reached = true;
      listeners.fire(this);
    }
  }
}
