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
 * message in it does. What comes while some have no answer gathers for the next: nothing waits
 * where there is little to do. Those of one member are done in the order in which they are given.
 * Safe for use by any thread.
 */
final class GroupCommit {

  /**
   * Messages in one command, but that what one member has to say is not parted: others wait in
   * Redis meanwhile.
   */
  static final int MOST_MESSAGES = 64;

  static final int MOST_BYTES = 64 * 1024;

  private final Function<List<Step>, List<CompletableFuture<Answer>>> command;
  private final Executor soon;
  private final Object lock = new Object();

  /** Guarded by lock. */
  private final Queue<Given> waiting = new ArrayDeque<>();

  /** Commands without an answer: one, but for {@link #flush}. Guarded by lock. */
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
   * @param messages how many there are in the step
   * @param bytes of all of them
   */
  CompletableFuture<Answer> send(Step step, int messages, int bytes) {
    Given given = new Given(step, messages, bytes, new CompletableFuture<>());
    synchronized (lock) {
      waiting.add(given);
      sendSoon();
    }
    return given.answered;
  }

  /** Sends what waits: for who has to ask for something else behind it. */
  void flush() {
    synchronized (lock) {
      while (!waiting.isEmpty()) {
        sendGroup();
      }
    }
  }

  /** Called under lock. */
  private void sendSoon() {
    if (due || underWay > 0 || waiting.isEmpty()) {
      return;
    }
    due = true;
    // What is about to come goes with it.
    soon.execute(this::sendNow);
  }

  private void sendNow() {
    synchronized (lock) {
      due = false;
      if (underWay == 0 && !waiting.isEmpty()) {
        sendGroup();
      }
    }
  }

  /** Called under lock. */
  private void sendGroup() {
    List<Given> group = new ArrayList<>();
    int messages = 0;
    int bytes = 0;
    do {
      Given next = waiting.poll();
      group.add(next);
      messages += next.messages;
      bytes += next.bytes;
    } while (!waiting.isEmpty()
        && messages + waiting.peek().messages <= MOST_MESSAGES
        && bytes + waiting.peek().bytes <= MOST_BYTES);
    underWay++;
    List<CompletableFuture<Answer>> answers =
        command.apply(group.stream().map(Given::step).toList());
    for (int i = 0; i < group.size(); i++) {
      Together.pass(answers.get(i), group.get(i).answered);
    }
    // They are answered at once, or else refused one by one.
    answers.get(group.size() - 1).whenComplete((answer, failure) -> came(failure));
  }

  private void came(Throwable failure) {
    List<Given> refused = List.of();
    synchronized (lock) {
      underWay--;
      if (failure != null && !Together.isRefusal(failure)) {
        // They would wait as long, one command after the other: they are asked for again.
        refused = new ArrayList<>(waiting);
        waiting.clear();
      }
      sendSoon();
    }
    refused.forEach(given -> given.answered.completeExceptionally(failure));
  }
}
