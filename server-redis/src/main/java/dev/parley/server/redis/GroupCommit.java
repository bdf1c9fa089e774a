package dev.parley.server.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Has messages of many members sent by one command, whatever rooms they are in, as databases write
 * commits that come together once: a command takes Redis, and this node, several times what a
 * message in it does. What comes while one has no answer gathers for the next, until there is
 * enough for one: so the wait is for an answer that is on its way, and longer only where there is
 * much. Those of one member are done in the order in which they are given. Safe for use by any
 * thread.
 */
final class GroupCommit {

  /** Messages in one command, but that nobody's are parted: a millisecond of Redis's. */
  static final int MOST_MESSAGES = 64;

  /** As many as one member's, see Batch. */
  static final int MOST_BYTES = 64 * 1024;

  /**
   * Full commands without an answer: so many are under way where Redis is far, and it rests not.
   */
  static final int MOST_UNDER_WAY = 4;

  private final Function<List<Step>, List<CompletableFuture<Answer>>> command;
  private final Executor soon;
  private final Object lock = new Object();

  /** Guarded by lock. Its members take turns, which bounds it. */
  private final Queue<Given> waiting = new ArrayDeque<>();

  /** Of what waits. Guarded by lock. */
  private int messages;

  /** Of what waits. Guarded by lock. */
  private int bytes;

  /** Commands without an answer. Guarded by lock. */
  private int underWay;

  /** What waits will be sent. Guarded by lock. */
  private boolean due;

  private record Given(Step step, int messages, int bytes, CompletableFuture<Answer> answered) {}

  /**
   * @param command sends those of many members, and answers for each
   * @param soon runs what it is given in a moment
   */
  GroupCommit(Function<List<Step>, List<CompletableFuture<Answer>>> command, Executor soon) {
    this.command = command;
    this.soon = soon;
  }

  /**
   * Sends messages of one member.
   *
   * @param count how many there are in the step
   * @param size of all of them, in bytes
   */
  CompletableFuture<Answer> send(Step step, int count, int size) {
    Given given = new Given(step, count, size, new CompletableFuture<>());
    synchronized (lock) {
      waiting.add(given);
      messages += count;
      bytes += size;
      sendSoon();
    }
    return given.answered;
  }

  /**
   * Sends it, if it waits, and what waits before it: for who has to ask for something behind it.
   */
  void flush(CompletableFuture<Answer> last) {
    synchronized (lock) {
      while (waiting.stream().anyMatch(given -> given.answered == last)) {
        sendGroup();
      }
    }
  }

  /** Called under lock. */
  private boolean mayBeSent() {
    boolean isFull = messages >= MOST_MESSAGES || bytes >= MOST_BYTES;
    return !waiting.isEmpty() && underWay < (isFull ? MOST_UNDER_WAY : 1);
  }

  /** Called under lock. */
  private void sendSoon() {
    if (!due && mayBeSent()) {
      // What is about to come goes with it.
      soon.execute(this::sendNow);
      due = true;
    }
  }

  private void sendNow() {
    synchronized (lock) {
      due = false;
      while (mayBeSent()) {
        sendGroup();
      }
    }
  }

  /** Called under lock. */
  private void sendGroup() {
    List<Given> group = new ArrayList<>();
    int count = 0;
    int size = 0;
    do {
      Given next = waiting.poll();
      group.add(next);
      count += next.messages;
      size += next.bytes;
    } while (!waiting.isEmpty()
        && count + waiting.peek().messages <= MOST_MESSAGES
        && size + waiting.peek().bytes <= MOST_BYTES);
    messages -= count;
    bytes -= size;
    underWay++;
    List<CompletableFuture<Answer>> answers;
    try {
      answers = command.apply(group.stream().map(Given::step).toList());
    } catch (RuntimeException | Error e) {
      // Nobody else would ever be sent.
      answers = group.stream().map(given -> CompletableFuture.<Answer>failedFuture(e)).toList();
    }
    for (int i = 0; i < group.size(); i++) {
      pass(answers.get(i), group.get(i).answered);
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
        .whenComplete((all, failure) -> came());
  }

  private static void pass(CompletableFuture<Answer> from, CompletableFuture<Answer> to) {
    from.whenComplete(
        (answer, failure) -> {
          if (failure == null) {
            to.complete(answer);
          } else {
            to.completeExceptionally(failure);
          }
        });
  }

  private void came() {
    synchronized (lock) {
      underWay--;
      sendSoon();
    }
  }
}
