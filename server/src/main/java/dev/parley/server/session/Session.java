package dev.parley.server.session;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.ServerMessage.PeerJoined;
import dev.parley.protocol.ServerMessage.PeerLeft;
import dev.parley.protocol.ServerMessage.PeerUpdated;
import dev.parley.protocol.SessionId;
import dev.parley.server.engine.Engine;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.Seat;
import dev.parley.server.frame.Envelope;
import dev.parley.server.frame.Stamp;
import dev.parley.server.frame.TextFrame;

/** One peer's presence in a room. Knows nothing of the socket behind its mailbox. */
final class Session {

  private final SessionId id;
  private final RoomName room;
  private final FrameEncoder encoder;
  private final Stamp stamp;

  /** Only used by the connection's reader. */
  private PeerInfo peer;

  /** Set by a join that succeeded, before anyone else sees this session. */
  private Seat seat;

  Session(SessionId id, RoomName room, PeerInfo peer, FrameEncoder encoder) {
    this.id = id;
    this.room = room;
    this.peer = peer;
    this.encoder = encoder;
    this.stamp = new Stamp(peer.id());
  }

  SessionId id() {
    return id;
  }

  RoomName room() {
    return room;
  }

  PeerInfo peer() {
    return peer;
  }

  JoinResult join(Engine engine, Mailbox mailbox) {
    JoinResult result =
        engine.join(room, new Member(peer, mailbox), encoder.encode(new PeerJoined(peer)));
    if (result instanceof JoinResult.Joined joined) {
      seat = joined.seat();
    }
    return result;
  }

  RelayResult relay(Envelope envelope) {
    TextFrame frame = envelope.relayed(stamp);
    if (envelope.to().isPresent()) {
      return seat.send(envelope.to().get(), frame);
    }
    return switch (envelope.type()) {
      case MESSAGE -> seat.broadcast(frame);
      default -> seat.sendToOnlyOther(frame);
    };
  }

  void update(Profile profile) {
    peer = new PeerInfo(peer.id(), peer.user(), profile, peer.suspended());
    seat.update(peer, encoder.encode(new PeerUpdated(peer)));
  }

  void leave(LeaveReason reason) {
    seat.leave(encoder.encode(new PeerLeft(stamp.from(), reason)));
  }
}
