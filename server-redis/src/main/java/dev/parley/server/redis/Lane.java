package dev.parley.server.redis;

import dev.parley.server.engine.UnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * A session's steps on their way to Redis, in order. A step that gets no answer may have been done:
 * it is asked for again, and those behind it, and the script knows by its place which it has done.
 */
final class Lane {

  /** So many are sent without an answer: the scripts remember as many failures. */
  static final int WINDOW = 64;

  /** So many wait behind them; a session that asks for more is let go. */
  private static final int MAX_WAITING = 1_024;

  /** So many bytes of all of them, in mailboxes full. */
  private static final int MAX_MAILBOXES = 2;

  private final Node node;
  private final Resident resident;
  private final byte[] members;
  private final byte[] peer;
  private final Turns turns;
  private final Object lock = new Object();

  /** Sent and not complete, in order. Guarded by lock. */
  private final Deque<Op<?>> sent = new ArrayDeque<>();

  /** Guarded by lock. */
  private final Deque<Op<?>> waiting = new ArrayDeque<>();

  /** How many of those sent may still be answered. Guarded by lock. */
  private int underWay;

  /** The last that was given to go together with others', or null. Guarded by lock. */
  private CompletableFuture<Answer> gathered;

  /** Of those sent and those waiting. Guarded by lock. */
  private long bytes;

  /** How many places are taken. Guarded by lock. */
  private long places;

  /** How many of them by what is no message with an addressee. Guarded by lock. */
  private long others;

  /** It will have its turn. Guarded by lock. */
  private boolean queued;

  /** What waits will be sent in a moment, all together. Guarded by lock. */
  private boolean pumping;

  /** One had no answer: nothing is sent until all have come back. Guarded by lock. */
  private boolean broken;

  /** The session has left, or was lost. Guarded by lock. */
  private boolean ended;

  /** Guarded by lock. */
  private boolean lost;

  Lane(Node node, Resident resident, byte[] members, byte[] peer) {
    this.node = node;
    this.resident = resident;
    this.members = members;
    this.peer = peer;
    turns = node.link().turns(members);
  }

  byte[] members() {
    return members;
  }

  <R> CompletableFuture<R> ask(Op<R> op) {
    return ask(op, false, false);
  }

  /** The same for a step that must not be refused: a session has few of them. */
  <R> CompletableFuture<R> insist(Op<R> op) {
    return ask(op, true, false);
  }

  /** The last step: behind it the session is not here any more. */
  void leave(Op<Void> op) {
    ask(op, true, true);
  }

  private <R> CompletableFuture<R> ask(Op<R> op, boolean insist, boolean last) {
    synchronized (lock) {
      if (lost) {
        op.lost();
      } else if (ended) {
        op.gone();
      } else if (!insist && isFull(op)) {
        return CompletableFuture.failedFuture(
            new UnavailableException("too many steps have no answer", null));
      } else {
        op.at(++places, others, insist);
      }
      ended |= last;
      others += op.script() == Script.SEND ? 0 : 1;
      bytes += op.bytes();
      node.waitingBytes().addAndGet(op.bytes());
      waiting.add(op);
      node.steps().incrementAndGet();
      if (pumping) {
        return op.future();
      }
      pumping = true;
    }
    // What one read brought is sent in one command, as all of it is here by then.
    resident.serial().execute(this::pumpNow);
    return op.future();
  }

  /** Called by any thread. */
  private void pumpSoon() {
    resident.serial().execute(this::pumpNow);
  }

  private void pumpNow() {
    synchronized (lock) {
      pumping = false;
      pump();
    }
  }

  /**
   * How many steps were asked for that are no messages with an addressee; empty if something that
   * was asked for is not answered.
   */
  OptionalLong othersIfIdle() {
    synchronized (lock) {
      return sent.isEmpty() && waiting.isEmpty() ? OptionalLong.of(others) : OptionalLong.empty();
    }
  }

  /** Whether so much waits, here or in all, that the client is better not read on. */
  boolean isBusy() {
    if (node.isBusy()) {
      return true;
    }
    synchronized (lock) {
      return waiting.size() >= MAX_WAITING / 2
          || bytes >= (long) MAX_MAILBOXES * node.options().mailboxBytes() / 2;
    }
  }

  /** Called under lock. */
  private boolean isFull(Op<?> op) {
    RedisOptions options = node.options();
    return node.isFull()
        || waiting.size() >= MAX_WAITING
        || bytes + op.bytes() > (long) MAX_MAILBOXES * options.mailboxBytes()
        || node.waitingBytes().get() + op.bytes() > options.maxWaitingBytes();
  }

  /** Called under lock. */
  private void pump() {
    pump(false);
  }

  /**
   * Sends what may be. Called under lock.
   *
   * @param granted whether it is its turn
   * @return whether it still is
   */
  private boolean pump(boolean granted) {
    boolean turn = granted;
    if (!waiting.isEmpty() && !resident.letsBy(this::pumpSoon)) {
      return turn;
    }
    while (!broken && underWay < WINDOW && !waiting.isEmpty()) {
      if (waiting.peek().isAnswered()) {
        sent.add(waiting.poll());
        resident.serial().execute(this::complete);
        continue;
      }
      if (!node.link().isUp(members)) {
        // What is sent now would wait in vain, and others for their turn behind it.
        broken = true;
        if (underWay == 0) {
          node.retry(this);
        }
        break;
      }
      boolean takesTurn = !waiting.peek().isInsisted();
      if (takesTurn && !turn && (queued || !turns.take(this::granted))) {
        queued = true;
        break;
      }
      turn &= !takesTurn;
      send(take(), takesTurn);
    }
    return turn;
  }

  /** Called under lock. */
  private void send(Batch batch, boolean takesTurn) {
    underWay += batch.size();
    sent.addAll(batch.ops());
    Route.Footing footing = node.bridges().footing(batch.others());
    ask(batch)
        .whenComplete(
            (answer, failure) -> {
              if (takesTurn) {
                turns.giveBack();
              }
              resident.serial().execute(() -> came(batch, footing, answer, failure));
            });
  }

  /** Called under lock. */
  private CompletableFuture<Answer> ask(Batch batch) {
    byte[][] arguments = batch.arguments(peer, resident.generation());
    if (batch.script() == Script.SEND && node.link().takesRoomsTogether()) {
      gathered = node.groupCommit().send(new Step(members, arguments), batch.size(), batch.bytes());
      return gathered;
    }
    if (gathered != null) {
      // It comes before.
      node.groupCommit().flush(gathered);
    }
    return node.link().run(batch.script(), members, arguments);
  }

  /** Called by any thread: it is its turn. */
  private void granted() {
    resident
        .serial()
        .execute(
            () -> {
              boolean unused;
              synchronized (lock) {
                queued = false;
                unused = pump(true);
              }
              if (unused) {
                turns.giveBack();
              }
            });
  }

  /** Takes the next that waits, and those behind it that may go with it. Called under lock. */
  private Batch take() {
    Batch batch = new Batch(waiting.poll());
    while (underWay + batch.size() < WINDOW && !waiting.isEmpty() && batch.takes(waiting.peek())) {
      batch.add(waiting.poll());
    }
    return batch;
  }

  /** Called by the resident's tasks, as the following are. */
  private void came(Batch batch, Route.Footing footing, Answer answer, Throwable failure) {
    boolean isLost = false;
    boolean isGap = false;
    synchronized (lock) {
      underWay -= batch.size();
      if (gathered != null && gathered.isDone()) {
        gathered = null;
      }
      if (failure != null) {
        broken |= batch.lacksAnswer();
      } else if (answer.isOusted()) {
        isLost = true;
      } else if (answer.is(Answer.GAP)) {
        // All before it were answered as done, and are not: Redis has lost them.
        isGap = batch.ops().get(0) == sent.peek();
        broken |= batch.lacksAnswer();
      } else {
        batch.answered(answer);
      }
      if (broken && underWay == 0) {
        node.retry(this);
      }
      pump();
    }
    if (failure == null) {
      node.tell(resident.room(), answer, to -> batch.frames(to, answer));
      node.bridges().learn(resident, footing, answer);
    }
    if (isGap) {
      node.evict(resident);
    }
    if (isLost || isGap) {
      resident.lose(answer.is(Answer.MOVED));
      end();
    }
    complete();
  }

  /** Called by any thread. Asks again for what has no answer. */
  void again() {
    resident.serial().execute(this::goOn);
  }

  private void goOn() {
    synchronized (lock) {
      if (!broken || underWay > 0) {
        return;
      }
      broken = false;
      // Those that are answered wait for one before them.
      List<Op<?>> unanswered = new ArrayList<>(sent);
      sent.clear();
      for (int i = unanswered.size() - 1; i >= 0; i--) {
        waiting.addFirst(unanswered.get(i));
        if (!unanswered.get(i).isAnswered()) {
          node.counters().retried.increment();
        }
      }
      pump();
    }
    complete();
  }

  /**
   * Called by any thread. Tells those who wait for too long that they can't have what they asked
   * for. It stays asked for: what comes behind it must find it done.
   *
   * @return whether the lane is still of use
   */
  boolean despair(long patience) {
    long now = System.nanoTime();
    List<Op<?>> late = new ArrayList<>();
    boolean inUse;
    synchronized (lock) {
      for (Deque<Op<?>> ops : List.of(sent, waiting)) {
        for (Op<?> op : ops) {
          if (now - op.askedAt() > patience && !op.future().isDone()) {
            late.add(op);
          }
        }
      }
      Op<?> first = sent.isEmpty() ? waiting.peek() : sent.peek();
      inUse = !ended || (first != null && now - first.askedAt() <= patience);
    }
    if (!late.isEmpty()) {
      resident.serial().execute(() -> late.forEach(Op::fail));
    }
    return inUse;
  }

  /** The session is not here any more: nothing is asked for. */
  void end() {
    synchronized (lock) {
      ended = true;
      lost = true;
      broken = false;
      sent.forEach(Op::lost);
      waiting.forEach(Op::lost);
      sent.addAll(waiting);
      waiting.clear();
    }
    resident.serial().execute(this::complete);
  }

  private void complete() {
    List<Op<?>> done = new ArrayList<>(1);
    synchronized (lock) {
      for (Iterator<Op<?>> ops = sent.iterator(); ops.hasNext(); ) {
        Op<?> op = ops.next();
        if (!op.isAnswered()) {
          break;
        }
        ops.remove();
        bytes -= op.bytes();
        node.waitingBytes().addAndGet(-op.bytes());
        done.add(op);
      }
    }
    node.steps().addAndGet(-done.size());
    done.forEach(Op::complete);
  }
}
