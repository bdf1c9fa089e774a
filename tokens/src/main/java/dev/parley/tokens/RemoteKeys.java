package dev.parley.tokens;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys of a JWKS address, kept, and fetched again when they are old or a token means a key that
 * is not among them. Whoever finds them so fetches; nobody waits for it who has a usable key
 * already.
 */
final class RemoteKeys implements KeySource {

  private static final System.Logger LOG = System.getLogger(RemoteKeys.class.getPackageName());

  private final KeySetFetch fetch;
  private final JwksOptions options;
  private final InstantSource clock;

  /** Whoever has it may fetch, and is done within the timeout. */
  private final ReentrantLock fetching = new ReentrantLock();

  /** Written under {@link #fetching}. */
  private volatile Held held = new Held(KeySet.EMPTY, Instant.MIN, Instant.MIN);

  /** No fetch before. Guarded by {@link #fetching}. */
  private Instant nextFetch = Instant.MIN;

  /** Whether the last fetch failed, so that an outage is logged once. Guarded by fetching. */
  private boolean failing;

  private record Held(KeySet keys, Instant freshUntil, Instant usableUntil) {}

  RemoteKeys(KeySetFetch fetch, JwksOptions options, InstantSource clock) {
    this.fetch = fetch;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public Result keyFor(CompactToken token) {
    if (token.algorithm() == SignatureAlgorithm.HS256) {
      return new Missing("alg is HS256, but keys that are published are no secrets");
    }
    Held before = held;
    Instant now = clock.instant();
    boolean haveOne = now.isBefore(before.usableUntil) && !before.keys.meantBy(token).isEmpty();
    if (!haveOne || !now.isBefore(before.freshUntil)) {
      refresh(!haveOne);
    }
    Held after = held;
    if (!clock.instant().isBefore(after.usableUntil)) {
      return new Unavailable("the keys of tokens can't be had at present");
    }
    List<VerificationKey> keys = after.keys.meantBy(token);
    if (keys.size() == 1) {
      return new Found(keys.get(0));
    }
    if (keys.size() > 1) {
      return new Missing("kid is missing or ambiguous, and there are several keys");
    }
    return after == before // could not ask again just now, so who knows
        ? new Unavailable("the token's key is not known yet")
        : new Missing("the token's key (kid) is none of the issuer's");
  }

  /**
   * Fetches unless it is too early, as it is after somebody else has just done so.
   *
   * @param wait for somebody else's fetch, up to the timeout
   */
  private void refresh(boolean wait) {
    if (!acquire(wait)) {
      return;
    }
    try {
      if (!clock.instant().isBefore(nextFetch)) {
        fetch();
      }
    } finally {
      fetching.unlock();
    }
  }

  private boolean acquire(boolean wait) {
    if (!wait) {
      return fetching.tryLock();
    }
    try {
      return fetching.tryLock(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void fetch() {
    try {
      KeySet keys = fetch.fetch();
      Instant now = clock.instant(); // the limit counts from the end, for those who waited
      Instant freshUntil = now.plus(options.freshFor());
      held = new Held(keys, freshUntil, freshUntil.plus(options.staleFor()));
      nextFetch = now.plus(options.refetchAfter());
      if (failing) {
        LOG.log(INFO, "keys of tokens can be fetched again from {0}", fetch);
      }
      failing = false;
    } catch (IOException e) {
      nextFetch = clock.instant().plus(options.retryAfter());
      if (!failing) {
        LOG.log(WARNING, "can''t fetch the keys of tokens from {0}: {1}", fetch, e.toString());
      }
      failing = true;
    }
  }
}
