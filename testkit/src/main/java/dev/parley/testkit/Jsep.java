package dev.parley.testkit;

import dev.parley.client.port.SignalingState;
import dev.parley.protocol.SdpType;
import java.util.Optional;

/** The signaling state machine of RFC 8829 §3.2 and WebRTC §4.3.1, as one pure function. */
final class Jsep {

  private Jsep() {}

  /** The state after a local description was set; empty where it may not be. */
  static Optional<SignalingState> setLocal(SignalingState state, SdpType type) {
    return switch (state) {
      case STABLE -> when(type == SdpType.OFFER, SignalingState.HAVE_LOCAL_OFFER);
      case HAVE_LOCAL_OFFER ->
          switch (type) {
            case OFFER -> Optional.of(SignalingState.HAVE_LOCAL_OFFER);
            case ROLLBACK -> Optional.of(SignalingState.STABLE);
            case ANSWER, PRANSWER -> Optional.empty();
          };
      case HAVE_REMOTE_OFFER, HAVE_LOCAL_PRANSWER ->
          switch (type) {
            case ANSWER -> Optional.of(SignalingState.STABLE);
            case PRANSWER -> Optional.of(SignalingState.HAVE_LOCAL_PRANSWER);
            case OFFER, ROLLBACK -> Optional.empty();
          };
      case HAVE_REMOTE_PRANSWER, CLOSED -> Optional.empty();
    };
  }

  /** The state after a remote description was set; empty where it may not be. */
  static Optional<SignalingState> setRemote(SignalingState state, SdpType type) {
    return switch (state) {
      case STABLE -> when(type == SdpType.OFFER, SignalingState.HAVE_REMOTE_OFFER);
      case HAVE_REMOTE_OFFER ->
          switch (type) {
            case OFFER -> Optional.of(SignalingState.HAVE_REMOTE_OFFER);
            case ROLLBACK -> Optional.of(SignalingState.STABLE);
            case ANSWER, PRANSWER -> Optional.empty();
          };
      // Before an offer the local one is rolled back (WebRTC §4.4.1.5).
      case HAVE_LOCAL_OFFER ->
          switch (type) {
            case ANSWER -> Optional.of(SignalingState.STABLE);
            case PRANSWER -> Optional.of(SignalingState.HAVE_REMOTE_PRANSWER);
            case OFFER, ROLLBACK -> Optional.empty();
          };
      case HAVE_REMOTE_PRANSWER ->
          switch (type) {
            case ANSWER -> Optional.of(SignalingState.STABLE);
            case PRANSWER -> Optional.of(SignalingState.HAVE_REMOTE_PRANSWER);
            case OFFER, ROLLBACK -> Optional.empty();
          };
      case HAVE_LOCAL_PRANSWER, CLOSED -> Optional.empty();
    };
  }

  private static Optional<SignalingState> when(boolean allowed, SignalingState next) {
    return allowed ? Optional.of(next) : Optional.empty();
  }
}
