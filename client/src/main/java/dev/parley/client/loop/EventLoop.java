package dev.parley.client.loop;

/**
 * The port to a platform's event loop: the browser's own, or one thread. Every method is called on
 * the loop, and everything that a platform calls back is called on it.
 */
public interface EventLoop {

  /**
   * Runs {@code task} after the task that runs now, in the order of posting, and before any timer
   * or event of the platform: HTML's microtask. What it throws goes to {@link #uncaught}.
   */
  void post(Runnable task);

  /**
   * Runs {@code task} once, {@code delayMillis} from now at the earliest, unless the returned
   * registration is removed before. What it throws goes to {@link #uncaught}.
   */
  Registration schedule(long delayMillis, Runnable task);

  /** Milliseconds on a clock that never goes back, from an origin of its own. */
  long nowMillis();

  /**
   * Reports what no one caught: an application's listener threw, or a promise was rejected and no
   * one looked. Must not throw.
   */
  void uncaught(Throwable error);
}
