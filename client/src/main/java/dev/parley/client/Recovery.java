package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.PeerConnectionState;

/**
 * Brings the connection to one peer back: by an ICE restart when it has been disconnected for a
 * while, has failed, or the network became another; by a new peer connection when that does not
 * help, again and again at growing intervals. Nothing is begun while the peer can't be told of it.
 */
final class Recovery {

  /** How long a disconnected connection may come back by itself (WebRTC §4.3.3: it often does). */
  static final int DISCONNECTED_MILLIS = 3_000;

  /** How long an ICE restart may take before it is given up. */
  static final int RESTART_MILLIS = 10_000;

  /** How long the first new peer connection may take; each further one twice as long. */
  static final int REPLACEMENT_MILLIS = 15_000;

  /** The longest that one may take. */
  static final int MAX_REPLACEMENT_MILLIS = 60_000;

  /** What can be done about it. */
  interface Remedies {

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

  /** What is being tried, or is to be as soon as the peer can be reached. */
  private Step step = Step.NONE;

  private boolean reachable = true;
  private boolean stopped;
  private int replacementMillis = REPLACEMENT_MILLIS;
  private Registration timer = Registration.NONE;

  Recovery(EventLoop loop, Remedies remedies) {
    this.loop = loop;
    this.remedies = remedies;
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
      take(step == Step.NONE ? Step.RESTART : Step.REPLACE);
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
    boolean back = now && !reachable;
    reachable = now;
    if (step != Step.NONE) {
      timer.remove();
      if (back) {
        take(step);
      }
    }
  }

  /** Makes a new peer connection, whatever the state of this one. */
  void replace() {
    take(Step.REPLACE);
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
    if (next == Step.REPLACE && remedies.replace()) {
      state = PeerConnectionState.NEW;
      watch(replacementMillis);
      replacementMillis = Math.min(2 * replacementMillis, MAX_REPLACEMENT_MILLIS);
    } else {
      remedies.restartIce();
      watch(next == Step.RESTART ? RESTART_MILLIS : MAX_REPLACEMENT_MILLIS);
    }
  }

  private void watch(int millis) {
    timer.remove();
    if (stopped) {
      return; // by a listener that heard of what was just tried
    }
    timer = loop.schedule(millis, this::tooLate);
  }

  private void tooLate() {
    if (state == PeerConnectionState.CONNECTED) {
      step = Step.NONE; // it never was away: a restart after a change of networks
    } else {
      take(Step.REPLACE);
    }
  }
}
