package dev.parley.server.session;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.ServerMessage.ErrorMessage;
import dev.parley.protocol.ServerMessage.Welcome;
import dev.parley.protocol.json.Json;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.frame.TextFrame;
import dev.parley.server.observe.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a connection's client a peer of a room. */
final class Joining {

  private final Relay relay;
  private final Connection connection;

  Joining(Relay relay, Connection connection) {
    this.relay = relay;
    this.connection = connection;
  }

  Outcome byQuery(QueryJoin query) {
    RoomName room;
    try {
      room = new RoomName(query.room());
    } catch (IllegalArgumentException e) {
      return refuse(ErrorCode.INVALID_ROOM, e.getMessage(), ClientFrame.NO_ID);
    }
    Json json = relay.codec.json();
    Optional<Profile> profile = query.name().map(name -> Profile.named(json, name));
    return join(room, profile, false, ClientFrame.NO_ID);
  }

  Outcome byFrame(ClientMessage.Join join, long id) {
    if (connection.session().isPresent()) {
      return refuse(ErrorCode.ALREADY_JOINED, "this connection has a session", id);
    }
    return join(join.room(), join.profile(), join.resumable(), id);
  }

  static boolean isTooLarge(Profile profile, FrameLimits limits) {
    String text = profile.value().toJson();
    return text.getBytes(StandardCharsets.UTF_8).length > limits.profileBytes();
  }

  static String profileTooLarge(FrameLimits limits) {
    return "a profile has more than " + limits.profileBytes() + " bytes";
  }

  private Outcome join(RoomName room, Optional<Profile> given, boolean resumable, long id) {
    if (relay.isDraining()) {
      return refuse(ErrorCode.UNAVAILABLE, "the server is going to stop", id);
    }
    Profile profile = given.orElseGet(() -> Profile.empty(relay.codec.json()));
    if (isTooLarge(profile, relay.limits.frames())) {
      return refuse(ErrorCode.INVALID_PROFILE, profileTooLarge(relay.limits.frames()), id);
    }
    PeerInfo peer = new PeerInfo(relay.ids.peerId(), Optional.empty(), profile, false);
    Session session = new Session(relay, connection, room, peer, resumable);
    Outbox outbox = connection.outbox();
    // From the moment of joining others may send to it; welcome must come before all that.
    outbox.hold();
    if (resumable) {
      outbox.keep();
    }
    JoinResult result = session.join();
    if (result instanceof JoinResult.Joined joined) {
      relay.remember(session);
      if (connection.begin(session)) {
        outbox.release(welcome(session, joined.others()));
      } else {
        session.leave(connection, LeaveReason.DISCONNECTED);
      }
      return Outcome.HANDLED;
    }
    outbox.keepNothing();
    if (result instanceof JoinResult.Full full) {
      return refuseHeld(
          ErrorCode.ROOM_FULL, "the room has " + full.capacity() + " peers, as many as may be", id);
    }
    return refuseHeld(ErrorCode.UNAVAILABLE, "the server has as many rooms as may be", id);
  }

  private TextFrame welcome(Session session, List<PeerInfo> others) {
    return relay.encoder.encode(
        new Welcome(
            Protocol.VERSION,
            session.id(),
            session.resumption(),
            session.peer(),
            session.room(),
            others,
            session.issueIceServers(),
            relay.limits.deadlines().heartbeatMillis(),
            relay.limits.frames().frameBytes()));
  }

  /** As {@link #refuse}, where the outbox is held. */
  private Outcome refuseHeld(ErrorCode code, String detail, long id) {
    OptionalLong ref = id == ClientFrame.NO_ID ? OptionalLong.empty() : OptionalLong.of(id);
    ErrorMessage error = new ErrorMessage(code, detail, ref, OptionalLong.empty());
    connection.outbox().release(relay.encoder.encode(error));
    return Outcome.of(code);
  }

  private Outcome refuse(ErrorCode code, String detail, long id) {
    return connection.incoming().refuse(code, detail, id);
  }
}
