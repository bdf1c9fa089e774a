package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.PeerConnectionState;

/**
 * Brings the connection to one peer back: by an ICE restart when it has been disconnected for a
 * while, has failed, or the network became another; by a new peer connection when that does not
 * help, or the first one does not come about, again and again at growing intervals. Nothing is
 * begun while the peer can't be told of it, and what was not begun has not failed.
 */
final class Recovery {

  /** How long a disconnected connection may come back by itself (WebRTC §4.3.3: it often does). */
  static final int DISCONNECTED_MILLIS = 3_000;

  /** How long an ICE restart may take before it is given up. */
  static final int RESTART_MILLIS = 10_000;

  /**
   * How long a peer connection may take, the very first too: a peer that is dead is to be known
   * within that time. Of those that replace another, each may take twice as long as the one before.
   */
  static final int REPLACEMENT_MILLIS = 15_000;

  /** The longest that one may take. */
  static final int MAX_REPLACEMENT_MILLIS = 60_000;

  /**
   * How many connections the peer may begin at once: an honest one needs two, where they cross, and
   * some more where its session comes and goes. Each costs memory, and a page has no more of them
   * at some time (Chromium: 500, those that are closed and not yet collected among them).
   */
  static final int MAX_BEGUN = 6;

  /** After what time it may begin another: an honest one gives none up sooner. */
  static final int BEGUN_MILLIS = RESTART_MILLIS;

  /** What can be done about it. */
  interface Remedies {

    /** Something is about to be done, as the peer is not connected. */
    void disconnected();

    void restartIce();

    /** Whether there is a new peer connection now; a foreign peer would not understand it. */
    boolean replace();
  }

  private enum Step {
    NONE,
    RESTART,
    REPLACE
  }

  private final EventLoop loop;
  private final Remedies remedies;

  private PeerConnectionState state = PeerConnectionState.NEW;

  /** What is being tried while the peer can be reached, and else to be tried when it can again. */
  private Step step = Step.NONE;

  private boolean reachable = true;
  private boolean stopped;
  private int replacementMillis = REPLACEMENT_MILLIS;
  private Registration timer = Registration.NONE;

  /** When the peer may begin {@link #MAX_BEGUN} connections at once again. */
  private long begunUntilMillis;

  Recovery(EventLoop loop, Remedies remedies) {
    this.loop = loop;
    this.remedies = remedies;
    watch(REPLACEMENT_MILLIS);
  }

  /** The connection's state, which has just changed. */
  void stateChanged(PeerConnectionState newState) {
    state = newState;
    if (newState == PeerConnectionState.CONNECTED) {
      timer.remove();
      step = Step.NONE;
      replacementMillis = REPLACEMENT_MILLIS;
    } else if (newState == PeerConnectionState.DISCONNECTED && step == Step.NONE) {
      timer.remove();
      timer = loop.schedule(DISCONNECTED_MILLIS, () -> take(Step.RESTART));
    } else if (newState == PeerConnectionState.FAILED && step != Step.REPLACE) {
      take(step == Step.RESTART && reachable ? Step.REPLACE : Step.RESTART);
    }
  }

  /** The network became another one; what the connection goes by may be gone without a word. */
  void networkChanged() {
    if (state != PeerConnectionState.NEW && step == Step.NONE) {
      take(Step.RESTART);
    }
  }

  /**
   * The two sides can't agree on this connection any more, though it may carry what was agreed. An
   * ICE restart would be one more thing to agree on.
   */
  void negotiationFailed() {
    if (step != Step.REPLACE) {
      take(Step.REPLACE);
    }
  }

  /** Whether the peer can be told of an offer now; at first it can. */
  void setReachable(boolean now) {
    if (now == reachable) {
      return; // said twice it must not stop what is being tried
    }
    reachable = now;
    if (step != Step.NONE) {
      timer.remove();
      if (now) {
        take(step);
      }
    } else if (now
        && (state == PeerConnectionState.NEW || state == PeerConnectionState.CONNECTING)) {
      watch(REPLACEMENT_MILLIS); // the first connection, which could not come about until now
    }
  }

  /** Makes a new peer connection, whatever the state of this one. */
  void replace() {
    take(Step.REPLACE);
  }

  /** Whether the peer may begin one more peer connection; then that is counted. */
  boolean admitsAnother() {
    long now = loop.nowMillis();
    long until = Math.max(begunUntilMillis, now) + BEGUN_MILLIS;
    if (until - now > MAX_BEGUN * BEGUN_MILLIS) {
      return false;
    }
    begunUntilMillis = until;
    return true;
  }

  /** It is the same peer, though met anew: what it began before is counted. */
  void follow(Recovery former) {
    begunUntilMillis = former.begunUntilMillis;
  }

  /** The other side has begun a new peer connection. */
  void replaced() {
    step = Step.REPLACE;
    state = PeerConnectionState.NEW;
    watch(replacementMillis);
  }

  /** Ends it; nothing is tried after, whatever is asked for. */
  void stop() {
    stopped = true;
    timer.remove();
  }

  private void take(Step next) {
    timer.remove();
    if (stopped) {
      return;
    }
    step = next;
    if (!reachable) {
      return;
    }
    // First of all: what is tried may throw, or its listeners stop this.
    if (next == Step.RESTART) {
      watch(RESTART_MILLIS);
    } else {
      watch(replacementMillis);
      replacementMillis = Math.min(2 * replacementMillis, MAX_REPLACEMENT_MILLIS);
    }
    if (state != PeerConnectionState.CONNECTED) {
      remedies.disconnected();
    }
    if (next == Step.REPLACE && remedies.replace()) {
      state = PeerConnectionState.NEW;
    } else {
      remedies.restartIce();
    }
  }

  private void watch(int millis) {
    timer.remove();
    if (!stopped) {
      timer = loop.schedule(millis, this::tooLate);
    }
  }

  private void tooLate() {
    if (state == PeerConnectionState.CONNECTED) {
      step = Step.NONE; // it never was away: a restart after a change of networks
    } else if (reachable) {
      take(Step.REPLACE);
    }
  }
}
