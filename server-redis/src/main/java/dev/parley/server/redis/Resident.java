package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.frame.TextFrame;
import io.lettuce.core.RedisCommandExecutionException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A member whose session is at home on this node. */
final class Resident {

  /** Leases for which its keys are not had live on again. */
  private static final int KEPT_LEASES = 2;

  private final Node node;
  private final RoomName room;
  private final PeerId peer;
  private final Mailbox mailbox;
  private final String session;
  private final long generation;
  private final Serial serial;
  private final Lane lane;
  private final Inlet inlet;

  /** Null if it is not plain. */
  private final Crossings crossings;

  private final Confirming confirming;
  private final AtomicBoolean gone = new AtomicBoolean();
  private final CompletableFuture<Void> settled = new CompletableFuture<>();

  /** By System.nanoTime. */
  private volatile long keptAt = System.nanoTime();

  /** Whether it is known to be a member: until then it is nothing to sweep. */
  private volatile boolean seated;

  /**
   * @param session its id; empty if it ends with its socket
   * @param received what its client has of its mailbox; by which stamp is not known yet
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
    serial = new Serial(node::soon);
    lane = new Lane(node, this, node.keys().members(room), Bytes.of(peer.value()));
    inlet = new Inlet(node, this, mailbox, node.keys().mailbox(room, peer), received);
    confirming = new Confirming(node, this, received);
    crossings = isPlain() ? new Crossings(node, this) : null;
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

  /**
   * Called once, by its tasks.
   *
   * @param stamp of what its client has
   */
  void begin(long stamp) {
    seated = true;
    inlet.begin(stamp);
    settled.complete(null);
  }

  /** Complete when it is known to be a member, or that it is none. */
  CompletableFuture<Void> settled() {
    return settled;
  }

  /** What is to be shown to a Redis that may have lost something; see {@link Inlet#check}. */
  Inlet.Check check() {
    return inlet.check();
  }

  /** That was shown, and it has lost nothing. */
  void checked(Inlet.Check check) {
    serial.execute(() -> inlet.checked(check));
  }

  /** Whether its keys are to be had live on. */
  boolean isToBeKept() {
    // Not by sweeps that come sooner than most.
    return System.nanoTime() - keptAt > KEPT_LEASES * lease();
  }

  /** They have been. */
  void kept() {
    keptAt = System.nanoTime();
    remember();
  }

  private long lease() {
    return TimeUnit.MILLISECONDS.toNanos(node.options().leaseMillis());
  }

  /** Writes down where its session is, for other nodes to find it; done again while it lives. */
  void remember() {
    if (!isPlain()) {
      Sessions.remember(node, this);
    }
  }

  /** Its mailbox in Redis has got frames up to that number. */
  void arrived(long last) {
    arrived(last, List.of(), 0);
  }

  /** The same with the last of them, as far as they are at hand, and their stamp. */
  void arrived(long last, List<TextFrame> frames, long stamp) {
    inlet.expect(last);
    serial.execute(() -> inlet.arrived(last, frames, stamp));
  }

  /** The same, but that a sweep has found it. */
  void found(long number) {
    serial.execute(() -> inlet.found(number));
  }

  /**
   * Passes a frame to another member without a record, if that is as good: both end with their
   * sockets, and so with their servers, and all that this one asked of Redis before has been done.
   *
   * @return null if it isn't
   */
  CompletableFuture<RelayResult> sendDirectly(PeerId to, TextFrame frame) {
    if (!isPlain() || isGone() || to.equals(peer)) {
      return null;
    }
    OptionalLong others = lane.othersIfIdle();
    if (others.isEmpty()) {
      return null;
    }
    Resident other = node.home().get(room, to);
    if (other == null) {
      return crossings.send(to, frame, others.getAsLong());
    }
    RelayResult result = other.isPlain() ? other.inlet.direct(0, frame) : null;
    if (result == null) {
      return null;
    }
    other.flush();
    return crossings.behind(result);
  }

  /**
   * What a plain member of another node says comes behind that number in the mailbox; {@link
   * #flush} sends it on.
   *
   * @return null if it can't
   */
  RelayResult crossed(long after, TextFrame frame) {
    return inlet.direct(after, frame);
  }

  /** What was handed on is written. */
  void flush() {
    inlet.flush();
  }

  /** What it says to plain ones of other nodes; null if it is not plain. */
  Crossings crossings() {
    return crossings;
  }

  /** Whether what it asks of Redis next comes behind all that crosses; see there. */
  boolean letsBy(Runnable then) {
    return crossings == null || crossings.letsBy(then);
  }

  /** Whether Redis knows it as a member that is at home here. */
  CompletableFuture<Boolean> isMember() {
    return node.link()
        .run(Script.FIND, node.keys().members(room), Bytes.of(peer.value()), Bytes.of(session))
        .thenApply(
            answer ->
                answer.is(Answer.OK)
                    && answer.number(0) == generation
                    && answer.text(1).equals(node.name()))
        .exceptionallyCompose(Resident::hasNoKeys);
  }

  /** Whose keys are broken is no member; else it is not known. */
  private static CompletableFuture<Boolean> hasNoKeys(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    boolean isBroken =
        cause instanceof RedisCommandExecutionException
            && cause.getMessage() != null
            && cause.getMessage().contains("WRONGTYPE");
    return isBroken
        ? CompletableFuture.completedFuture(false)
        : CompletableFuture.failedFuture(cause);
  }

  /** The number up to which its client has, or was sent, what is in its mailbox. */
  long confirmed() {
    return confirming.wanted();
  }

  void confirm(long received) {
    confirming.confirm(received);
  }

  /** A sweep has told Redis that so much is confirmed. */
  void told(long received) {
    confirming.told(received);
  }

  /** A frame of its mailbox was handed over; a plain client confirms nothing, so it has it. */
  void handed(long number, int size) {
    confirming.handed(number, size, isPlain());
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
    if (crossings != null) {
      crossings.close();
    }
    node.forget(this);
    settled.complete(null);
    return true;
  }

  /** What became of that. */
  Void left(Answer answer) {
    if (!answer.rest().isEmpty() && answer.number(0) == 0) {
      node.roomList().remove(room);
    }
    return null;
  }

  /**
   * It is not this node's any more, and did not leave.
   *
   * @param moved whether another node has it, as its client went there
   */
  void lose(boolean moved) {
    if (leave()) {
      (moved ? node.counters().moved : node.counters().fenced).increment();
      serial.execute(moved ? mailbox::moved : mailbox::lost);
      if (crossings != null) {
        crossings.end();
      }
      lane.end();
    }
  }

  /** The same, and others are to know of it. */
  void giveUp() {
    lose(false);
    surrender();
  }

  /** Its client has a lease's time to come back before the others are told, as from a dead node. */
  void surrender() {
    node.after(node.options().leaseMillis(), () -> node.sweeper().giveUp(this));
  }

  void kick() {
    serial.execute(mailbox::kick);
  }
}
