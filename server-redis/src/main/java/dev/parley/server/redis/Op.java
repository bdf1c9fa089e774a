package dev.parley.server.redis;

import dev.parley.server.engine.LostMemberException;
import dev.parley.server.engine.UnavailableException;
import dev.parley.server.frame.TextFrame;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A step that a session asks for. Guarded by its lane's lock, but for {@link #future}.
 *
 * @param <R> what it comes to
 */
final class Op<R> {

  private final Script script;

  /** Of the client's frame that asks for it; 0 if none does. */
  private final long number;

  private final byte[][] arguments;

  /** What it puts into mailboxes, to be handed over here without reading it; null if nothing. */
  private final TextFrame frame;

  private final Function<Answer, R> result;
  private final R gone;
  private final long askedAt = System.nanoTime();
  private final CompletableFuture<R> future = new CompletableFuture<>();

  /** Its place among the session's steps. */
  private long place;

  /** How many before it are no messages with an addressee. */
  private long others;

  private boolean insisted;
  private boolean answered;
  private boolean lost;
  private R answer;

  /**
   * @param gone what it comes to when the session has left
   */
  Op(
      Script script,
      long number,
      TextFrame frame,
      Function<Answer, R> result,
      R gone,
      byte[]... arguments) {
    this.script = script;
    this.number = number;
    this.frame = frame;
    this.result = result;
    this.gone = gone;
    this.arguments = arguments;
  }

  /** Its place among the session's steps. */
  long place() {
    return place;
  }

  Script script() {
    return script;
  }

  TextFrame frame() {
    return frame;
  }

  CompletableFuture<R> future() {
    return future;
  }

  long askedAt() {
    return askedAt;
  }

  boolean isAnswered() {
    return answered;
  }

  /** Whether it is one of few, that wait for nobody's turn. */
  boolean isInsisted() {
    return insisted;
  }

  /** How many before it are no messages with an addressee. */
  long others() {
    return others;
  }

  void at(long newPlace, long othersBefore, boolean isInsisted) {
    place = newPlace;
    others = othersBefore;
    insisted = isInsisted;
  }

  void answered(Answer by) {
    if (!answered) {
      answered = true;
      answer = result.apply(by);
    }
  }

  /** The session has left. */
  void gone() {
    if (!answered) {
      answered = true;
      answer = gone;
    }
  }

  /** The session was lost: whether it was done nobody here knows. */
  void lost() {
    if (!answered) {
      answered = true;
      lost = true;
    }
  }

  /** Called without the lock. */
  void complete() {
    if (lost) {
      future.completeExceptionally(new LostMemberException());
    } else {
      future.complete(answer);
    }
  }

  /** It may have been done, and is asked for until that is known; its caller waits no more. */
  void fail() {
    future.completeExceptionally(new UnavailableException("Redis did not answer", null));
  }

  /** What the script takes of it, behind the session and the place. */
  void addArguments(List<byte[]> all) {
    all.add(Bytes.of(number));
    all.addAll(Arrays.asList(arguments));
  }

  /** How many bytes that is, but for numbers. */
  int bytes() {
    int bytes = 0;
    for (byte[] argument : arguments) {
      bytes += argument.length;
    }
    return bytes;
  }

  /** Whether it is a message for that member. */
  boolean isFor(String peer) {
    return Bytes.text(arguments[0]).equals(peer);
  }
}
