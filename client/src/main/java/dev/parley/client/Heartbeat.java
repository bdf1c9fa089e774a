package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.RandomBytes;

/**
 * Pings at a fixed rate, the first time after a random part of it so that many clients of one
 * restarted server spread out, and tells when nothing at all was heard for twice as long while this
 * side was awake.
 */
final class Heartbeat {

  /** How long the server may take to answer when there is reason to doubt that it is there. */
  static final int HURRY_MILLIS = 5_000;

  private final EventLoop loop;
  private final RandomBytes random;
  private final Runnable ping;
  private final Runnable silent;

  private long periodMillis;
  private long heardMillis;

  /** What {@link #heardMillis} was when a silence was last put down to this side's own sleep. */
  private long excusedMillis;

  /** Whether nothing came since {@link #hurry}. */
  private boolean answerAwaited;

  private Registration pingTimer = Registration.NONE;
  private Registration silenceTimer = Registration.NONE;

  /**
   * @param silent called once, after which it is stopped
   */
  Heartbeat(EventLoop loop, RandomBytes random, Runnable ping, Runnable silent) {
    this.loop = loop;
    this.random = random;
    this.ping = ping;
    this.silent = silent;
  }

  void start(long newPeriodMillis) {
    periodMillis = newPeriodMillis;
    heard();
    pingAfter(periodMillis * jitter() / 256);
    watch();
  }

  void stop() {
    pingTimer.remove();
    silenceTimer.remove();
  }

  /** Something came. */
  void heard() {
    heardMillis = loop.nowMillis();
    answerAwaited = false;
  }

  /** Asks at once, and allows no more than {@link #HURRY_MILLIS} for anything to come. */
  void hurry() {
    if (answerAwaited) {
      return; // the time that it has is not to be put off
    }
    answerAwaited = true;
    silenceTimer.remove();
    silenceTimer =
        loop.schedule(
            HURRY_MILLIS,
            () -> {
              if (answerAwaited) {
                stop();
                silent.run();
              } else {
                watch();
              }
            });
    ping.run();
  }

  /** From 1 to 256. */
  private int jitter() {
    return (random.next(1)[0] & 0xff) + 1;
  }

  private void pingAfter(long delayMillis) {
    pingTimer =
        loop.schedule(
            delayMillis,
            () -> {
              pingAfter(periodMillis);
              ping.run();
            });
  }

  /** One timer that is moved on when it fires, rather than a new one for each frame. */
  private void watch() {
    long leftMillis = heardMillis + 2 * periodMillis - loop.nowMillis();
    if (leftMillis > 0) {
      silenceTimer = loop.schedule(leftMillis, this::watch);
    } else if (-leftMillis >= periodMillis && excusedMillis != heardMillis) {
      // Fired so late, it was this side that slept (browsers run a hidden page's timers once a
      // minute): the server has not been asked, so ask, and give it one period to answer.
      excusedMillis = heardMillis;
      silenceTimer = loop.schedule(periodMillis, this::watch);
      ping.run();
    } else {
      stop();
      silent.run();
    }
  }
}
