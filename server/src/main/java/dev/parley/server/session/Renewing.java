package dev.parley.server.session;

import dev.parley.protocol.AccessToken;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MessageType;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.RoomName;
import dev.parley.server.observe.Outcome;
import dev.parley.tokens.Grant;
import dev.parley.tokens.Permission;
import dev.parley.tokens.Verdict;
import java.util.OptionalLong;

/** Takes a session's new token. A token that is not good changes nothing: the former one holds. */
final class Renewing {

  private final Relay relay;
  private final Connection connection;
  private final long id;
  private final int bytes;

  /**
   * @param bytes of the frame
   */
  Renewing(Relay relay, Connection connection, long id, int bytes) {
    this.relay = relay;
    this.connection = connection;
    this.id = id;
    this.bytes = bytes;
  }

  /**
   * @return what became of it; null if that is still to be seen
   */
  Outcome with(AccessToken token) {
    if (relay.gate.isOpen()) {
      // The server asks for no token, so one more changes nothing.
      return Outcome.HANDLED;
    }
    Session session = connection.session().orElseThrow();
    long renewal = session.admittance().beginRenewal();
    relay.gate.verify(
        token,
        relay.tickClock.nanos(),
        verdict ->
            relay.observer.received(MessageType.TOKEN, decide(session, renewal, verdict), bytes));
    return null;
  }

  /** Called where tokens are verified. */
  private Outcome decide(Session session, long renewal, Verdict verdict) {
    try {
      return renew(session, renewal, verdict);
    } finally {
      session.admittance().endRenewal();
    }
  }

  private Outcome renew(Session session, long renewal, Verdict verdict) {
    if (verdict instanceof Verdict.Granted granted) {
      return renew(session, renewal, granted.grant());
    }
    if (verdict instanceof Verdict.Refused refused) {
      return refuse(ErrorCode.UNAUTHORIZED, refused.detail());
    }
    Verdict.Unavailable unavailable = (Verdict.Unavailable) verdict;
    connection.error(
        ErrorCode.UNAVAILABLE,
        unavailable.detail(),
        id,
        OptionalLong.of(Joining.VERIFY_AGAIN_MILLIS));
    return Outcome.UNAVAILABLE;
  }

  private Outcome renew(Session session, long renewal, Grant grant) {
    PeerInfo peer = session.presence().peer();
    RoomName room = session.presence().room();
    if (!grant.user().equals(peer.user())) {
      return refuse(ErrorCode.FORBIDDEN, "the token is for another user");
    }
    if (!grant.allows(room) || !grant.allows(Permission.JOIN)) {
      return refuse(ErrorCode.FORBIDDEN, "the token does not allow this room");
    }
    session.admittance().renew(renewal, relay.pass(grant));
    if (session.isResumable()) {
      session.save();
    }
    return Outcome.HANDLED;
  }

  private Outcome refuse(ErrorCode code, String detail) {
    connection.error(code, detail, id);
    return Outcome.of(code);
  }
}
