package dev.parley.server.redis;

import dev.parley.server.engine.RelayResult;
import java.util.concurrent.CompletableFuture;

/**
 * What a member has asked to be passed on without a record, in the order of its {@link Crossings}.
 */
final class Crossing {

  /** Who has asked for it. */
  interface Sender {

    /** What became of it. Called by the link's thread; the first time counts. */
    void settle(Crossing crossing, RelayResult result);

    /** The same where that is not known. */
    void fail(Crossing crossing, RuntimeException failure);

    /** Whether Redis knows it as a member that is at home here. */
    CompletableFuture<Boolean> isMember();

    /** It is none. */
    void lose();
  }

  private final Sender sender;

  /** Null if it was handed on without one. */
  private final Bridge bridge;

  /** Null if it was handed on without a bridge. */
  private final Bundle.Message message;

  private final long askedAt = System.nanoTime();
  private final CompletableFuture<RelayResult> future = new CompletableFuture<>();

  /** Whether there is an end to it: it crosses no more. */
  private volatile boolean settled;

  private RelayResult result;

  /** Null where there is a result. */
  private RuntimeException failure;

  Crossing(Sender sender, Bridge bridge, Bundle.Message message) {
    this.sender = sender;
    this.bridge = bridge;
    this.message = message;
  }

  /** One that has been handed on. */
  static Crossing done(Sender sender, RelayResult result) {
    Crossing crossing = new Crossing(sender, null, null);
    crossing.settle(result);
    return crossing;
  }

  Sender sender() {
    return sender;
  }

  Bridge bridge() {
    return bridge;
  }

  /** What is to cross; null if nothing is any more. */
  Bundle.Message message() {
    return settled ? null : message;
  }

  int size() {
    return message == null ? 0 : message.frame().size();
  }

  /** By System.nanoTime. */
  long askedAt() {
    return askedAt;
  }

  CompletableFuture<RelayResult> future() {
    return future;
  }

  boolean isSettled() {
    return settled;
  }

  /** Called under its sender's lock, as is the following: the first time counts. */
  void settle(RelayResult became) {
    if (!settled) {
      result = became;
      settled = true;
    }
  }

  void fail(RuntimeException cause) {
    if (!settled) {
      failure = cause;
      settled = true;
    }
  }

  /** Called once, without the lock, when it is settled. */
  void complete() {
    if (failure == null) {
      future.complete(result);
    } else {
      future.completeExceptionally(failure);
    }
  }
}
