package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;

/**
 * One step of a negotiation that is to be tried again: after {@value #FIRST_MILLIS} ms, each
 * further time in a row after twice as long, and after {@value #MAX_TIMES} times no more until
 * something has succeeded. One that owes the other side an answer has precedence over an offer of
 * one's own, as the connection says again what it needs once it has answered.
 */
final class Retry {

  static final int FIRST_MILLIS = 500;

  /**
   * The last of them half a minute after the first: what fails for so long is no passing trouble.
   */
  static final int MAX_TIMES = 6;

  private final EventLoop loop;

  /** {@link Registration#NONE} where nothing is to be tried again. */
  private Registration timer = Registration.NONE;

  /** Whether what is to be tried again owes the other side an answer. */
  private boolean answers;

  private int times;

  Retry(EventLoop loop) {
    this.loop = loop;
  }

  /** An offer of this side's is to be made again. */
  void offer(Runnable step) {
    if (timer == Registration.NONE) {
      schedule(false, step);
    }
  }

  /** The other side's offer is to be set, or to be answered, again. */
  void answer(Runnable step) {
    schedule(true, step);
  }

  private void schedule(boolean anAnswer, Runnable step) {
    stop();
    if (times < MAX_TIMES) {
      answers = anAnswer;
      timer =
          loop.schedule(
              FIRST_MILLIS << times++,
              () -> {
                stop();
                step.run();
              });
    }
  }

  /** The other side said something newer, from which on everything goes another way. */
  void superseded() {
    stop();
  }

  /** An offer is being made; it need not be made again, whatever it was that asked for it. */
  void offering() {
    if (!answers) {
      stop();
    }
  }

  /** The next trouble is a first one. */
  void succeeded() {
    stop();
    times = 0;
  }

  /** Nothing is tried from then on. */
  void close() {
    stop();
    times = MAX_TIMES;
  }

  private void stop() {
    timer.remove();
    timer = Registration.NONE;
    answers = false;
  }
}
