package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;

/**
 * Counts the server's numbered frames and says when they are to be confirmed: soon after the first
 * that is not, at the latest with the {@value #MAX_UNCONFIRMED}th. What comes by the socket asks
 * for it too, as a hidden page's timers run late.
 */
final class Confirming {

  /** Half of what the protocol allows. */
  static final int MAX_UNCONFIRMED = 16;

  /** A fifth of what the protocol allows. */
  static final int DELAY_MILLIS = 1_000;

  private final EventLoop loop;
  private final Runnable confirm;

  private long received;
  private long confirmed;

  /** When the first of those that are not confirmed came; null where all are. */
  private Registration timer;

  private long dueMillis;

  /**
   * @param confirm sends an acknowledgement of {@link #received()}, if it can be sent now
   */
  Confirming(EventLoop loop, Runnable confirm) {
    this.loop = loop;
    this.confirm = confirm;
  }

  /** The highest number that was handled; 0 for none. */
  long received() {
    return received;
  }

  /** The next numbered frame came and is about to be handled. */
  void next() {
    received++;
    if (timer == null) {
      dueMillis = loop.nowMillis() + DELAY_MILLIS;
      timer = loop.schedule(DELAY_MILLIS, confirm);
    } else if (received - confirmed >= MAX_UNCONFIRMED || loop.nowMillis() >= dueMillis) {
      confirm.run();
    }
  }

  /** {@link #received()} has just been sent. */
  void told() {
    confirmed = received;
    stop();
  }

  /** No timer runs from then on, until the next frame. */
  void stop() {
    if (timer != null) {
      timer.remove();
      timer = null;
    }
  }

  /** Another session begins, whose frames are numbered anew. */
  void startAnew() {
    received = 0;
    told();
  }
}
