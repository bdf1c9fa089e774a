package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import dev.parley.protocol.PeerId;

/**
 * The time in which the server knows no more of a peer that this side still knows: until it is back
 * under another id, or can't be reached past the server either.
 */
final class Absence {

  /** How long an absent peer may go without a connection to it. */
  static final int MAX_MILLIS = 15_000;

  /** How many claims are verified; each costs a message by way of the server. */
  static final int MAX_CLAIMS = 16;

  private final EventLoop loop;
  private final Runnable over;

  /** Under which id it says that it is back, to be verified; null where it has said nothing. */
  private PeerId claimed;

  private int claims;

  private boolean lasts;
  private Registration timer = Registration.NONE;

  /**
   * @param over called if the peer can't be reached for too long
   */
  Absence(EventLoop loop, Runnable over) {
    this.loop = loop;
    this.over = over;
  }

  boolean lasts() {
    return lasts;
  }

  PeerId claimed() {
    return claimed;
  }

  /** Gives whether it is to be verified now. */
  boolean claim(PeerId id) {
    claimed = id;
    return lasts && claims++ < MAX_CLAIMS;
  }

  void begin(boolean connected) {
    lasts = true;
    if (!connected) {
      connectionLost();
    }
  }

  void connectionLost() {
    timer.remove();
    if (lasts) {
      timer = loop.schedule(MAX_MILLIS, over);
    }
  }

  void connectionBack() {
    timer.remove();
  }

  void end() {
    timer.remove();
    lasts = false;
    claimed = null;
    claims = 0;
  }
}
