package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.PeerConnection;
import dev.parley.client.port.SignalingState;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import java.util.Optional;

/**
 * Perfect negotiation as the WebRTC specification gives it (§10.7), with its names: both sides may
 * offer at any time, and where their offers cross the polite side gives way. Each step may overlap
 * with others; the connection's operations chain keeps them in order.
 *
 * <p>Besides, the side that was in the room before waits with its own first offer for the
 * newcomer's ({@link #FIRST_OFFER_GRACE_MILLIS}), so that as a rule the offers do not cross at all.
 *
 * <p>And a description that the connection refuses is reported and tried again ({@link Retry}),
 * which the specification leaves to the application: it would leave both sides waiting for one
 * another. The side that offers makes a new offer, be it that its offer was refused or the answer
 * to it; the side that answers takes the same offer again, or makes the answer again. So, once
 * nothing is refused any more, both sides end stable with one another's descriptions. A candidate
 * that is refused is reported and lost.
 */
final class Negotiator {

  /** Hears what is to be sent, and what goes wrong. */
  interface Listener {

    /** A local description, for the other side. */
    void sendDescription(SessionDescription description);

    /**
     * The connection refused one offer of the other side's twice: it may never take it, and where
     * that offer crossed one of its own, both sides wait for an answer.
     */
    void offerUnacceptable();

    /** Something failed for now; the negotiation goes on. */
    void error(Throwable cause);
  }

  /**
   * How long one that was present waits for a newcomer to offer; then it offers itself, for a
   * newcomer that has nothing to say or waits to be called.
   */
  static final int FIRST_OFFER_GRACE_MILLIS = 2_000;

  private final PeerConnection connection;
  private final boolean polite;
  private final Listener listener;
  private final RemoteCandidates candidates;
  private final Retry retry;

  /** The grace's timer. */
  private final Registration grace;

  /** Whether this side still waits for the newcomer's first description. */
  private boolean holding;

  /** Whether the connection needed a negotiation meanwhile. */
  private boolean neededWhileHolding;

  private boolean makingOffer;
  private boolean ignoreOffer;
  private boolean isSettingRemoteAnswerPending;

  /** How many remote descriptions the connection was given and has not settled. */
  private int settingRemote;

  /** The remote offer that was refused last; null once one was accepted. */
  private SessionDescription refused;

  /** Whether the connection was ever given a remote description. */
  private boolean met;

  private boolean closed;

  /**
   * @param polite of the two sides, the one with the smaller peer id
   * @param offersFirst whether this side is the newcomer
   */
  Negotiator(
      PeerConnection connection,
      EventLoop loop,
      boolean polite,
      boolean offersFirst,
      Listener listener) {
    this.connection = connection;
    this.polite = polite;
    this.listener = listener;
    this.candidates = new RemoteCandidates(this::add);
    this.retry = new Retry(loop);
    this.holding = !offersFirst;
    this.grace =
        offersFirst ? () -> {} : loop.schedule(FIRST_OFFER_GRACE_MILLIS, this::stopHolding);
  }

  /** The connection's event of that name. */
  void negotiationNeeded() {
    if (holding) {
      neededWhileHolding = true;
    } else {
      offer();
    }
  }

  private void stopHolding() {
    holding = false;
    offerWhatWasNeeded();
  }

  private void offerWhatWasNeeded() {
    if (neededWhileHolding && !closed) {
      neededWhileHolding = false;
      offer();
    }
  }

  private void offer() {
    retry.offering();
    makingOffer = true;
    connection
        .setLocalDescription()
        .whenSettled(
            description -> {
              makingOffer = false;
              sendUnlessClosed(description);
            },
            error -> {
              makingOffer = false;
              reportUnlessClosed(error);
              retry.offer(this::offerAgain);
            });
  }

  /** Unless something is under way that ends stable, where the connection says what it needs. */
  private void offerAgain() {
    SignalingState state = connection.signalingState();
    boolean offers = state == SignalingState.STABLE || state == SignalingState.HAVE_LOCAL_OFFER;
    if (offers && settingRemote == 0) {
      offer();
    }
  }

  /** The other side's offer or answer. */
  void remoteDescription(SessionDescription description) {
    holding = false;
    grace.remove();

    boolean isOffer = description.type() == SdpType.OFFER;
    boolean readyForOffer =
        !makingOffer
            && (connection.signalingState() == SignalingState.STABLE
                || isSettingRemoteAnswerPending);
    boolean offerCollision = isOffer && !readyForOffer;

    ignoreOffer = !polite && offerCollision;
    if (ignoreOffer) {
      candidates.ignore(description);
      return;
    }
    isSettingRemoteAnswerPending = description.type() == SdpType.ANSWER;
    retry.superseded();
    met = true;
    settingRemote++;
    connection
        .setRemoteDescription(description)
        .whenSettled(
            done -> {
              settingRemote--;
              isSettingRemoteAnswerPending = false;
              // From here on the connection itself says again what it still needs.
              neededWhileHolding = false;
              if (isOffer) {
                refused = null;
                answer();
              } else {
                retry.succeeded();
              }
              candidates.accepted(description);
            },
            error -> {
              settingRemote--;
              // The specification's example forgets to: a failed answer must not leave it set.
              isSettingRemoteAnswerPending = false;
              reportUnlessClosed(error);
              if (isOffer) {
                retry.answer(() -> remoteDescription(description));
                refusedOffer(description);
              } else {
                retry.offer(this::offerAgain);
              }
              // The connection has said what it needs and does not say it again.
              offerWhatWasNeeded();
            });
  }

  private void refusedOffer(SessionDescription offer) {
    boolean again = refused != null && refused.sdp().equals(offer.sdp());
    refused = offer;
    if (again && !closed) {
      listener.offerUnacceptable();
    }
  }

  private void answer() {
    connection
        .setLocalDescription()
        .whenSettled(
            description -> {
              retry.succeeded();
              sendUnlessClosed(description);
            },
            error -> {
              reportUnlessClosed(error);
              retry.answer(this::answer);
            });
  }

  /**
   * The other side's candidate.
   *
   * @param candidate empty for the end of candidates
   */
  void remoteCandidate(Optional<IceCandidate> candidate) {
    candidates.received(candidate);
  }

  private void add(Optional<IceCandidate> candidate) {
    connection
        .addIceCandidate(candidate)
        .onError(
            error -> {
              if (!ignoreOffer) {
                reportUnlessClosed(error);
              }
            });
  }

  /**
   * Whether an offer of the other side's would now have this side's first one rolled back. Another
   * connection should take it: Chromium 156, whose gathering is about to begin then, at times never
   * gathers anything any more, and an ICE restart does not help.
   */
  boolean wouldRollBackFirstOffer() {
    return polite && !met && (makingOffer || isOffering());
  }

  /** Whether the connection was ever given a remote description. */
  boolean isMet() {
    return met;
  }

  /** Whether an offer of this side's waits for its answer. */
  boolean isOffering() {
    return connection.signalingState() == SignalingState.HAVE_LOCAL_OFFER;
  }

  /** Nothing is sent or reported from then on. */
  void close() {
    closed = true;
    grace.remove();
    retry.close();
  }

  private void sendUnlessClosed(SessionDescription description) {
    if (!closed) {
      listener.sendDescription(description);
    }
  }

  private void reportUnlessClosed(Throwable error) {
    if (!closed) {
      listener.error(error);
    }
  }
}
