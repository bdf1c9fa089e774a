package dev.parley.server.session;

import dev.parley.protocol.AccessToken;
import dev.parley.tokens.TokenVerifier;
import dev.parley.tokens.Verdict;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what a token grants, or lets in whoever comes. Safe for use by any thread. */
public final class Gate {

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final TokenVerifier verifier;
  private final Executor executor;

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
   * @param then gets the verdict, on a thread of the executor or, where that refuses, on this one
   */
  void verify(AccessToken token, Consumer<Verdict> then) {
    try {
      executor.execute(() -> guarded(() -> then.accept(verdict(token))));
    } catch (RejectedExecutionException e) {
      then.accept(new Verdict.Unavailable("too many tokens wait to be verified"));
    }
  }

  /** An application's own verifier may throw; its clients are not to wait for ever. */
  private Verdict verdict(AccessToken token) {
    try {
      return verifier.verify(token);
    } catch (RuntimeException e) {
      LOG.error("a token could not be verified", new Fault(e));
      return new Verdict.Unavailable("tokens can't be verified now");
    }
  }

  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.error("a verdict on a token could not be carried out", new Fault(e));
    }
  }
}
