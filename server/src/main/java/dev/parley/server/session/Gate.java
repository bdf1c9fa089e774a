package dev.parley.server.session;

import dev.parley.protocol.AccessToken;
import dev.parley.tokens.TokenVerifier;
import dev.parley.tokens.Verdict;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what a token grants, or lets in whoever comes. Who asks gets one verdict, and within a time:
 * a verifier that takes longer is not waited for. Safe for use by any thread.
 */
public final class Gate {

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final TokenVerifier verifier;
  private final Executor executor;

  /** Those without a verdict. Whoever takes one out of here gives it. */
  private final Set<Question> pending = ConcurrentHashMap.newKeySet();

  /** Compared by identity. */
  private static final class Question {
    private final long askedAt;
    private final Consumer<Verdict> then;

    Question(long askedAt, Consumer<Verdict> then) {
      this.askedAt = askedAt;
      this.then = then;
    }
  }

  private Gate(TokenVerifier verifier, Executor executor) {
    this.verifier = verifier;
    this.executor = executor;
  }

  /** Asks for no token. */
  public static Gate open() {
    return new Gate(null, null);
  }

  /**
   * Asks for a token.
   *
   * @param executor on which tokens are verified, which may block; it may refuse what is too much
   */
  public static Gate guardedBy(TokenVerifier verifier, Executor executor) {
    return new Gate(verifier, executor);
  }

  boolean isOpen() {
    return verifier == null;
  }

  /**
   * @param now by the clock that {@link #giveUp} goes by
   * @param then gets the verdict, on a thread of the executor, on the one that gives it up or,
   *     where the executor refuses, on this one
   */
  void verify(AccessToken token, long now, Consumer<Verdict> then) {
    Question question = new Question(now, then);
    pending.add(question);
    try {
      executor.execute(
          () -> {
            if (pending.contains(question)) {
              decide(question, verdict(token));
            }
          });
    } catch (RejectedExecutionException e) {
      decide(question, new Verdict.Unavailable("too many tokens wait to be verified"));
    }
  }

  /** Whoever has waited for longer than that is told that there is no verdict. */
  void giveUp(long now, long nanos) {
    for (Question question : pending) {
      if (now - question.askedAt > nanos) {
        decide(question, new Verdict.Unavailable("the token took too long to verify"));
      }
    }
  }

  private void decide(Question question, Verdict verdict) {
    if (pending.remove(question)) {
      guarded(() -> question.then.accept(verdict));
    }
  }

  /** An application's own verifier may throw; its clients are not to wait for ever. */
  private Verdict verdict(AccessToken token) {
    try {
      return verifier.verify(token);
    } catch (RuntimeException | Error e) {
      LOG.error("a token could not be verified", new Fault(e));
      return new Verdict.Unavailable("tokens can't be verified now");
    }
  }

  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a verdict on a token could not be carried out", new Fault(e));
    }
  }
}
