package dev.parley.server.session;

import dev.parley.protocol.AccessToken;
import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageType;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.ServerMessage.ErrorMessage;
import dev.parley.protocol.ServerMessage.Welcome;
import dev.parley.protocol.json.JsonObjectBuilder;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.frame.TextFrame;
import dev.parley.server.observe.Outcome;
import dev.parley.tokens.Grant;
import dev.parley.tokens.Permission;
import dev.parley.tokens.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a connection's client a peer of a room. */
final class Joining {

  private static final Logger LOG = LoggerFactory.getLogger(Joining.class);

  static final String ALREADY = "this connection has a session, or is about to";

  static final int VERIFY_AGAIN_MILLIS = 1_000;

  private final Relay relay;
  private final Connection connection;
  private final long id;
  private final int bytes;

  /**
   * @param bytes of the frame
   */
  Joining(Relay relay, Connection connection, long id, int bytes) {
    this.relay = relay;
    this.connection = connection;
    this.id = id;
    this.bytes = bytes;
  }

  Outcome byQuery(QueryJoin query) {
    RoomName room;
    try {
      room = new RoomName(query.room());
    } catch (IllegalArgumentException e) {
      return refuse(ErrorCode.INVALID_ROOM, e.getMessage());
    }
    Optional<Profile> profile = query.name().map(name -> Profile.named(relay.codec.json(), name));
    return join(new ClientMessage.Join(room, profile, Optional.empty(), false));
  }

  /**
   * @return what became of it; null if that is still to be seen
   */
  Outcome byFrame(ClientMessage.Join join) {
    if (connection.session().isPresent() || connection.isJoining()) {
      return connection.incoming().refuse(ErrorCode.ALREADY_JOINED, ALREADY, id);
    }
    return join(join);
  }

  static boolean isTooLarge(Profile profile, FrameLimits limits) {
    String text = profile.value().toJson();
    return text.getBytes(StandardCharsets.UTF_8).length > limits.profileBytes();
  }

  static String profileTooLarge(FrameLimits limits) {
    return "a profile has more than " + limits.profileBytes() + " bytes";
  }

  private Outcome join(ClientMessage.Join join) {
    if (relay.gate.isOpen()) {
      return enter(join, join.profile(), Optional.empty(), Pass.OPEN);
    }
    Optional<AccessToken> token = join.token();
    if (token.isEmpty()) {
      return turnAway(ErrorCode.UNAUTHORIZED, "a token is required", CloseCode.UNAUTHORIZED);
    }
    connection.beginJoining(this);
    relay.gate.verify(token.get(), relay.tickClock.nanos(), verdict -> tell(decide(join, verdict)));
    return null;
  }

  private void tell(Outcome outcome) {
    if (outcome != null) {
      relay.observer.received(MessageType.JOIN, outcome, bytes);
    }
  }

  /** Called where tokens are verified; null where it is still to be seen. */
  private Outcome decide(ClientMessage.Join join, Verdict verdict) {
    try {
      Outcome outcome = admit(join, verdict);
      if (outcome != null) {
        connection.endJoining(this);
      }
      return outcome;
    } catch (RuntimeException | Error e) {
      connection.failed();
      connection.endJoining(this);
      throw e;
    }
  }

  private Outcome admit(ClientMessage.Join join, Verdict verdict) {
    if (verdict instanceof Verdict.Refused refused) {
      return turnAway(ErrorCode.UNAUTHORIZED, refused.detail(), CloseCode.UNAUTHORIZED);
    }
    if (verdict instanceof Verdict.Unavailable unavailable) {
      connection.endJoining(this);
      connection.error(
          ErrorCode.UNAVAILABLE, unavailable.detail(), id, OptionalLong.of(VERIFY_AGAIN_MILLIS));
      return Outcome.UNAVAILABLE;
    }
    Grant grant = ((Verdict.Granted) verdict).grant();
    if (!grant.allows(Permission.JOIN) || !grant.allows(join.room())) {
      return turnAway(
          ErrorCode.FORBIDDEN, "the token does not allow this room", CloseCode.FORBIDDEN);
    }
    return enter(join, named(join.profile(), grant.name()), grant.user(), relay.pass(grant));
  }

  /** The profile, by the token's name where it has none of its own. */
  private Optional<Profile> named(Optional<Profile> given, Optional<String> name) {
    if (name.isEmpty() || given.flatMap(Profile::name).isPresent()) {
      return given;
    }
    JsonObjectBuilder named = relay.codec.json().object();
    given.ifPresent(
        profile ->
            profile
                .value()
                .names()
                .forEach(member -> named.put(member, profile.value().member(member).get())));
    return Optional.of(new Profile(named.put("name", name.get()).build()));
  }

  /** Without a good token there is nothing for the client to do here. */
  private Outcome turnAway(ErrorCode code, String detail, CloseCode close) {
    connection.error(code, detail, id);
    connection.end(close);
    return Outcome.of(code);
  }

  private Outcome enter(
      ClientMessage.Join join, Optional<Profile> given, Optional<String> user, Pass pass) {
    if (relay.isDraining()) {
      return refuse(ErrorCode.UNAVAILABLE, "the server is going to stop");
    }
    if (relay.sessionCount() >= relay.limits.maxSessions()) {
      return refuse(ErrorCode.UNAVAILABLE, "the server has as many sessions as may be");
    }
    Profile profile = given.orElseGet(() -> Profile.empty(relay.codec.json()));
    if (isTooLarge(profile, relay.limits.frames())) {
      return refuse(ErrorCode.INVALID_PROFILE, profileTooLarge(relay.limits.frames()));
    }
    PeerInfo peer = new PeerInfo(relay.ids.peerId(), user, profile, false);
    Session session = new Session(relay, connection, join.room(), peer, pass, join.resumable());
    Outbox outbox = connection.outbox();
    // From the moment of joining others may send to it; welcome must come before all that.
    outbox.hold();
    if (join.resumable() && relay.engine.keepsMailboxes()) {
      outbox.keepAllFrom(0);
    } else if (join.resumable()) {
      outbox.keep();
    }
    CompletableFuture<JoinResult> entering = session.join();
    if (entering.isDone() && !entering.isCompletedExceptionally()) {
      return entered(session, entering.join());
    }
    connection.beginJoining(this);
    entering.whenComplete(
        (result, failure) -> {
          try {
            tell(failure == null ? entered(session, result) : unavailable());
          } catch (RuntimeException | Error e) {
            LOG.error("a join could not be carried out", new Fault(e));
            connection.failed();
          } finally {
            connection.endJoining(this);
          }
        });
    return null;
  }

  private Outcome entered(Session session, JoinResult result) {
    if (result instanceof JoinResult.Joined joined) {
      if (connection.begin(session)) {
        connection.outbox().release(connection.socket(), welcome(session, joined.others()));
      } else {
        session.leave(connection, LeaveReason.DISCONNECTED);
      }
      return Outcome.HANDLED;
    }
    connection.outbox().keepNothing();
    if (result instanceof JoinResult.Full full) {
      return refuseHeld(
          ErrorCode.ROOM_FULL, "the room has " + full.capacity() + " peers, as many as may be");
    }
    return refuseHeld(ErrorCode.UNAVAILABLE, "the server has as many rooms as may be");
  }

  private Outcome unavailable() {
    connection.outbox().keepNothing();
    return refuseHeld(ErrorCode.UNAVAILABLE, "the rooms can't be reached at present");
  }

  private TextFrame welcome(Session session, List<PeerInfo> others) {
    return relay.encoder.encode(
        new Welcome(
            Protocol.VERSION,
            session.id(),
            session.resumption(),
            session.presence().peer(),
            session.presence().room(),
            others,
            session.issueIceServers(),
            relay.limits.deadlines().heartbeatMillis(),
            relay.limits.frames().frameBytes()));
  }

  /** As {@link #refuse}, where the outbox is held. */
  private Outcome refuseHeld(ErrorCode code, String detail) {
    OptionalLong ref = id == ClientFrame.NO_ID ? OptionalLong.empty() : OptionalLong.of(id);
    ErrorMessage error = new ErrorMessage(code, detail, ref, OptionalLong.empty());
    connection.endJoining(this);
    connection.outbox().release(connection.socket(), relay.encoder.encode(error));
    return Outcome.of(code);
  }

  private Outcome refuse(ErrorCode code, String detail) {
    // Before it is told: the client may try again at once.
    connection.endJoining(this);
    connection.error(code, detail, id);
    return Outcome.of(code);
  }
}
