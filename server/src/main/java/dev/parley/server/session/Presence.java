package dev.parley.server.session;

import dev.parley.protocol.ClientFrame;
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
import dev.parley.server.engine.Member.Kept;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.Seat;
import dev.parley.server.frame.Envelope;
import dev.parley.server.frame.Stamp;
import dev.parley.server.frame.TextFrame;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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

  /**
   * Takes a place in the room. The others may find it, and end it, before that is known.
   *
   * @param kept empty where the session ends with its socket
   */
  CompletableFuture<JoinResult> join(Engine engine, Mailbox mailbox, Optional<Kept> kept) {
    return engine
        .join(room, new Member(peer, mailbox, kept), encoder.encode(new PeerJoined(peer)))
        .thenApply(this::joined);
  }

  private JoinResult joined(JoinResult result) {
    if (result instanceof JoinResult.Joined joined) {
      take(joined.seat());
    }
    return result;
  }

  /** Has a place in the room: its own, or one that was another server's. */
  void take(Seat taken) {
    LeaveReason reason;
    synchronized (lock) {
      seat = taken;
      reason = leftEarly;
    }
    if (reason != null) {
      leave(reason);
    }
  }

  /** Called by the connection's reader. */
  CompletableFuture<RelayResult> relay(Envelope envelope, long now) {
    long number = envelope.id();
    if (envelope.to().isPresent()) {
      return seat.send(number, envelope.to().get(), envelope.relayedToOne(stamp, now));
    }
    return switch (envelope.type()) {
      case MESSAGE -> seat.broadcast(number, envelope.relayed(stamp, now));
      default -> seat.sendToOnlyOther(number, envelope.relayedToOne(stamp, now));
    };
  }

  /** Called by the connection's reader. */
  CompletableFuture<Void> update(long number, Profile profile) {
    peer = new PeerInfo(peer.id(), peer.user(), profile, false);
    return seat.update(number, peer, encoder.encode(new PeerUpdated(peer)));
  }

  /** Puts a frame of the server's own into the member's mailbox. */
  CompletableFuture<Void> tell(TextFrame frame) {
    return seat.tell(ClientFrame.NO_ID, frame);
  }

  /** What became of its steps is not known: it is left to whoever goes on with its session. */
  void abandon() {
    seat.abandon();
  }

  /** The client's frame of that number is done with, and nobody else needed to know. */
  CompletableFuture<Void> handled(long number) {
    return seat.handled(number);
  }

  /**
   * Whether its client is to be read on only when its last frame is done with. Called by the
   * connection's reader.
   */
  boolean isBusy() {
    return seat.isBusy();
  }

  /** Keeps what another server needs to let the client resume. */
  CompletableFuture<Void> save(String state) {
    return seat.save(state);
  }

  /** The client has its mailbox's frames up to that number. */
  void confirm(long received) {
    seat.confirm(received);
  }

  /** Its socket is gone. A session is suspended only after its join. */
  void suspend(long generation, int millis) {
    PeerId self = stamp.from();
    seat.suspend(generation, millis, encoder.encode(new PeerSuspended(self)).ofSuspension(self));
  }

  /** It has another one. */
  void resume(long generation) {
    PeerId self = stamp.from();
    seat.resume(generation, encoder.encode(new PeerResumed(self)).ofSuspension(self));
  }

  /** What the others are told where this server takes over a session that was suspended. */
  TextFrame resumption() {
    return encoder.encode(new PeerResumed(stamp.from()));
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
