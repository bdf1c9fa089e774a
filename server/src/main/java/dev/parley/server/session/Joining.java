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

  void byQuery(QueryJoin query) {
    RoomName room;
    try {
      room = new RoomName(query.room());
    } catch (IllegalArgumentException e) {
      connection.error(ErrorCode.INVALID_ROOM, e.getMessage(), ClientFrame.NO_ID);
      return;
    }
    Json json = relay.codec.json();
    Optional<Profile> profile = query.name().map(name -> Profile.named(json, name));
    join(room, profile, ClientFrame.NO_ID);
  }

  void byFrame(ClientMessage.Join join, long id) {
    if (connection.session().isPresent()) {
      connection.error(ErrorCode.ALREADY_JOINED, "this connection has a session", id);
      return;
    }
    join(join.room(), join.profile(), id);
  }

  static boolean isTooLarge(Profile profile, FrameLimits limits) {
    String text = profile.value().toJson();
    return text.getBytes(StandardCharsets.UTF_8).length > limits.profileBytes();
  }

  static String profileTooLarge(FrameLimits limits) {
    return "a profile has more than " + limits.profileBytes() + " bytes";
  }

  private void join(RoomName room, Optional<Profile> given, long id) {
    Profile profile = given.orElseGet(() -> Profile.empty(relay.codec.json()));
    if (isTooLarge(profile, relay.limits.frames())) {
      connection.error(ErrorCode.INVALID_PROFILE, profileTooLarge(relay.limits.frames()), id);
      return;
    }
    PeerInfo peer = new PeerInfo(relay.ids.peerId(), Optional.empty(), profile, false);
    Session session = new Session(relay.ids.sessionId(), room, peer, relay.encoder);
    Outbox outbox = connection.outbox();
    // From the moment of joining others may send to it; welcome must come before all that.
    outbox.hold();
    JoinResult result = session.join(relay.engine, outbox);
    if (result instanceof JoinResult.Joined joined) {
      if (connection.begin(session)) {
        outbox.release(welcome(session, joined.others()));
      } else {
        session.leave(LeaveReason.DISCONNECTED);
      }
    } else {
      outbox.release(full((JoinResult.Full) result, id));
    }
  }

  private TextFrame welcome(Session session, List<PeerInfo> others) {
    return relay.encoder.encode(
        new Welcome(
            Protocol.VERSION,
            session.id(),
            Optional.empty(),
            session.peer(),
            session.room(),
            others,
            relay.iceServers,
            relay.limits.deadlines().heartbeatMillis(),
            relay.limits.frames().frameBytes()));
  }

  private TextFrame full(JoinResult.Full full, long id) {
    OptionalLong ref = id == ClientFrame.NO_ID ? OptionalLong.empty() : OptionalLong.of(id);
    return relay.encoder.encode(
        new ErrorMessage(
            ErrorCode.ROOM_FULL,
            "the room has " + full.capacity() + " peers, as many as may be",
            ref,
            OptionalLong.empty()));
  }
}
