package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;

/** Decides when a channel's received messages are confirmed: of many at once, of few in time. */
final class Confirmations {

  /** A 64th of what may be under way unconfirmed. */
  private static final int MESSAGES = 64;

  /** A quarter of {@link Channel#HIGH_WATER_MARK_BYTES}: who waits for room never waits for it. */
  private static final int BYTES = 1024 * 1024;

  private static final long DELAY_MILLIS = 1_000;

  private final EventLoop loop;
  private final Runnable confirm;

  private int messages;
  private int bytes;

  /** Null where nothing is to be confirmed. */
  private Registration timer;

  /**
   * @param confirm confirms all that was received
   */
  Confirmations(EventLoop loop, Runnable confirm) {
    this.loop = loop;
    this.confirm = confirm;
  }

  /** A message of so many bytes, or characters, was received. */
  void received(int length) {
    messages++;
    bytes += length;
    if (messages >= MESSAGES || bytes >= BYTES) {
      due();
    } else if (timer == null) {
      timer = loop.schedule(DELAY_MILLIS, this::due);
    }
  }

  private void due() {
    cancel();
    confirm.run();
  }

  /** Nothing is to be confirmed any more. */
  void cancel() {
    messages = 0;
    bytes = 0;
    if (timer != null) {
      timer.remove();
      timer = null;
    }
  }
}
