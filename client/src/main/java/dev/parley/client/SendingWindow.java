package dev.parley.client;

import dev.parley.client.loop.EventLoop;

/**
 * How much the reliable channels to a peer may have sent that it has not handled yet: what keeps
 * the network and its page busy, and little more. More would wait in SCTP, on the way, or at the
 * other side for its page, and whatever is sent next behind it. As LEDBAT (RFC 6817 §2.4) it grows
 * while what is sent is handled soon, and falls as that takes longer.
 */
final class SendingWindow {

  /** It falls no further. By a way of a tenth of a second that is 10 Mbit/s. */
  static final int MIN_LENGTH = 128 * 1024;

  /**
   * Its first length, and the greatest by a short way. Enough for two pages of Chromium next door,
   * at 30 MiB/s as measured. With about 1 MiB Chromium loses packets of its own now and then, and
   * takes seconds to send them again, in 9 of 52 transfers of 32 MiB; with 160 to 640 KiB it did so
   * in none of 125.
   */
  static final int SHORT_WAY_LENGTH = 448 * 1024;

  static final int MAX_LENGTH = 4 * 1024 * 1024;

  /** What pages on one machine take to answer one another, and by what few networks are shorter. */
  private static final int SHORT_WAY_MILLIS = 15;

  /** What a longer way may have under way for each millisecond that it takes: 500 Mbit/s. */
  static final int LENGTH_A_MILLI = 64 * 1024;

  /** How long what is sent may wait on its way; half of what the way takes if that is more. */
  private static final int TARGET_MILLIS = 20;

  /** How long after it asked the other side is taken to send in bulk as well. */
  private static final int ASKED_MILLIS = 1_000;

  /** How many of the last times count (RFC 6817 §2.4.2, CURRENT_FILTER). */
  private static final int RECENT = 8;

  /**
   * How long a way is taken to be as short as it was. Then little is sent for once, so that no more
   * than the queue that this makes is taken for the way.
   */
  private static final int BASE_MILLIS = 60_000;

  /** The same at first: the first bulk may have filled the way before anything was echoed. */
  private static final int FIRST_BASE_MILLIS = 300;

  /** How long that lasts at most: what goes past its turn may keep too much under way. */
  private static final int DRAIN_MILLIS = 2_000;

  private final EventLoop loop;
  private double length = SHORT_WAY_LENGTH;

  /** The shortest time to an echo since {@link #sinceMillis}. */
  private int base = Integer.MAX_VALUE;

  private int sinceMillis;
  private boolean begun;

  private int askedMillis;

  /** The last times: the shortest of them tells what waits, the others what shakes. */
  private final int[] recent = new int[RECENT];

  private int timed;

  /** By what part of the target what is sent waits too little; -1 at least. */
  private double early;

  /** Whether what is under way is to become little before the way is timed anew. */
  private boolean draining;

  /** Whether it was full when it was last looked at. */
  private boolean full;

  SendingWindow(EventLoop loop) {
    this.loop = loop;
    this.sinceMillis = (int) loop.nowMillis();
    this.askedMillis = sinceMillis - ASKED_MILLIS;
  }

  /** The other side asked for an echo. */
  void asked() {
    askedMillis = (int) loop.nowMillis();
  }

  /** Whether more may be sent while so much, which is all by now, is not handled yet. */
  boolean takes(int unheard) {
    full = unheard >= length;
    draining &= full;
    return !full;
  }

  /**
   * So much less is unheard.
   *
   * @param millis how long the echo took that told so; -1 where it was not timed
   * @return whether something may have waited for it
   */
  boolean heard(int bytes, int millis) {
    draining &= (int) loop.nowMillis() - sinceMillis < DRAIN_MILLIS;
    if (millis >= 0 && !draining) {
      time(millis);
    }
    if (draining) {
      length = MIN_LENGTH;
    } else if (early < 0) {
      length = Math.max(MIN_LENGTH, length + bytes * early / 2); // to half while it all goes once
    } else if (full) {
      length += bytes * early;
    }
    length = Math.min(length, greatestLength());
    return full;
  }

  private double greatestLength() {
    return timed == 0 || base <= SHORT_WAY_MILLIS
        ? SHORT_WAY_LENGTH
        : Math.min(MAX_LENGTH, (double) base * LENGTH_A_MILLI);
  }

  private void time(int millis) {
    int now = (int) loop.nowMillis();
    if (!begun) {
      begun = true;
      sinceMillis = now - BASE_MILLIS + FIRST_BASE_MILLIS;
    }
    if (now - sinceMillis >= BASE_MILLIS) {
      sinceMillis = now;
      base = Integer.MAX_VALUE;
      timed = 0;
      draining = true;
      return;
    }
    base = Math.min(base, millis);
    recent[timed++ % RECENT] = millis;
    int shortest = millis;
    for (int i = 0; i < Math.min(timed, RECENT); i++) {
      shortest = Math.min(shortest, recent[i]);
    }
    double target = Math.max(TARGET_MILLIS, base / 2);
    if (now - askedMillis < ASKED_MILLIS) {
      target += SendingPace.QUEUE_MILLIS; // the echo waits behind what the other side sends
    }
    early = Math.max(-1, Math.min(1, (target - (shortest - base)) / target));
  }
}
