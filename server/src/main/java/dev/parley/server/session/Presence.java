package dev.parley.server.session;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.ServerMessage.PeerJoined;
import dev.parley.protocol.ServerMessage.PeerLeft;
import dev.parley.protocol.ServerMessage.PeerResumed;
import dev.parley.protocol.ServerMessage.PeerSuspended;
import dev.parley.protocol.ServerMessage.PeerUpdated;
import dev.parley.server.engine.Engine;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.Seat;
import dev.parley.server.frame.Envelope;
import dev.parley.server.frame.Stamp;

/** One peer in its room: what it does there, and what the others are told of it. */
final class Presence {

  private final RoomName room;
  private final FrameEncoder encoder;
  private final Stamp stamp;
  private final Object lock = new Object();

  /** Replaced by the connection's reader; its id and user stay the same. */
  private volatile PeerInfo peer;

  /** Null until the join is through. Guarded by lock for whoever is not the reader. */
  private Seat seat;

  /** Why it left before the join was through; null if it did not. Guarded by lock. */
  private LeaveReason leftEarly;

  Presence(RoomName room, PeerInfo peer, FrameEncoder encoder) {
    this.room = room;
    this.peer = peer;
    this.encoder = encoder;
    this.stamp = new Stamp(peer.id());
  }

  RoomName room() {
    return room;
  }

  PeerInfo peer() {
    return peer;
  }

  /** Takes a place in the room. The others may find it, and end it, before this returns. */
  JoinResult join(Engine engine, Mailbox mailbox) {
    JoinResult result =
        engine.join(room, new Member(peer, mailbox), encoder.encode(new PeerJoined(peer)));
    if (result instanceof JoinResult.Joined joined) {
      LeaveReason reason;
      synchronized (lock) {
        seat = joined.seat();
        reason = leftEarly;
      }
      if (reason != null) {
        leave(reason);
      }
    }
    return result;
  }

  /** Called by the connection's reader. */
  RelayResult relay(Envelope envelope, long now) {
    if (envelope.to().isPresent()) {
      return seat.send(envelope.to().get(), envelope.relayedToOne(stamp, now));
    }
    return switch (envelope.type()) {
      case MESSAGE -> seat.broadcast(envelope.relayed(stamp, now));
      default -> seat.sendToOnlyOther(envelope.relayedToOne(stamp, now));
    };
  }

  /** Called by the connection's reader. */
  void update(Profile profile) {
    peer = new PeerInfo(peer.id(), peer.user(), profile, false);
    seat.update(peer, encoder.encode(new PeerUpdated(peer)));
  }

  /** Its socket is gone. A session is suspended only after its join. */
  void suspend(long generation) {
    PeerId self = stamp.from();
    seat.suspend(generation, encoder.encode(new PeerSuspended(self)).ofSuspension(self));
  }

  /** It has another one. */
  void resume(long generation) {
    PeerId self = stamp.from();
    seat.resume(generation, encoder.encode(new PeerResumed(self)).ofSuspension(self));
  }

  /** It is gone for good. */
  void leave(LeaveReason reason) {
    Seat left;
    synchronized (lock) {
      left = seat;
      leftEarly = reason;
    }
    if (left != null) {
      PeerId self = stamp.from();
      left.leave(encoder.encode(new PeerLeft(self, reason)).ofDeparture(self));
    }
  }
}
