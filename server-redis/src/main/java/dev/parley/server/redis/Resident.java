package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.frame.TextFrame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A member whose session is at home on this node. */
final class Resident {

  private final Node node;
  private final RoomName room;
  private final PeerId peer;
  private final Mailbox mailbox;
  private final String session;
  private final long generation;
  private final Serial serial;
  private final Lane lane;
  private final Inlet inlet;
  private final Confirming confirming;
  private final AtomicBoolean gone = new AtomicBoolean();
  private final CompletableFuture<Void> settled = new CompletableFuture<>();

  /** By System.nanoTime. Written by one sweep at a time. */
  private volatile long rememberedAt;

  /** Whether it is known to be a member: until then it is nothing to sweep. */
  private volatile boolean seated;

  /**
   * @param session its id; empty if it ends with its socket
   * @param received what its client has of its mailbox
   */
  Resident(
      Node node,
      RoomName room,
      PeerId peer,
      Mailbox mailbox,
      String session,
      long generation,
      long received) {
    this.node = node;
    this.room = room;
    this.peer = peer;
    this.mailbox = mailbox;
    this.session = session;
    this.generation = generation;
    serial = new Serial(node.pool());
    lane = new Lane(node, this, node.keys().members(room), Bytes.of(peer.value()));
    inlet = new Inlet(node, this, mailbox, node.keys().mailbox(room, peer), received);
    confirming = new Confirming(node, this, received);
  }

  RoomName room() {
    return room;
  }

  PeerId peer() {
    return peer;
  }

  String session() {
    return session;
  }

  /** Whether its client confirms nothing. */
  boolean isPlain() {
    return session.isEmpty();
  }

  long generation() {
    return generation;
  }

  Serial serial() {
    return serial;
  }

  Lane lane() {
    return lane;
  }

  boolean isSeated() {
    return seated;
  }

  /** Called once, by its tasks. */
  void begin() {
    seated = true;
    inlet.begin();
    settled.complete(null);
  }

  /** Complete when it is known to be a member, or that it is none. */
  CompletableFuture<Void> settled() {
    return settled;
  }

  /** The number of the last frame that its mailbox was handed. */
  long handed() {
    return inlet.handed();
  }

  /** Writes down where its session is, for other nodes to find it; done again while it lives. */
  void remember() {
    if (!isPlain()) {
      rememberedAt = System.nanoTime();
      Sessions.remember(node, this);
    }
  }

  /** The same if that was a lease ago. */
  void rememberAgain() {
    long lease = TimeUnit.MILLISECONDS.toNanos(node.options().leaseMillis());
    if (System.nanoTime() - rememberedAt > lease) {
      remember();
    }
  }

  /** Its mailbox in Redis has got a frame, which is given if it is at hand. */
  void arrived(long number, TextFrame frame) {
    serial.execute(() -> inlet.arrived(number, frame));
  }

  void confirm(long received) {
    if (!gone.get()) {
      confirming.confirm(received);
    }
  }

  boolean isGone() {
    return gone.get();
  }

  /**
   * It leaves: nothing more is handed to it.
   *
   * @return false if it was gone
   */
  boolean leave() {
    if (!gone.compareAndSet(false, true)) {
      return false;
    }
    inlet.close();
    node.forget(this);
    settled.complete(null);
    return true;
  }

  /**
   * It is not this node's any more, and did not leave.
   *
   * @param moved whether another node has it, and its client
   */
  void lose(boolean moved) {
    if (leave()) {
      node.counters().fenced.increment();
      serial.execute(moved ? mailbox::moved : mailbox::lost);
      lane.end();
    }
  }

  void kick() {
    serial.execute(mailbox::kick);
  }
}
