package dev.parley.server.limit;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shares of all addresses, or of all users. Holds those that have a connection and those that
 * had one lately, so many at most. Safe for use by any thread.
 */
public final class Shares {

  private final ShareLimits limits;
  private final int maxIdle;
  private final TimeMeter clock;
  private final ConcurrentHashMap<String, Share> shares = new ConcurrentHashMap<>();

  /**
   * @param max how many are remembered before those without a connection are forgotten at once
   */
  public Shares(ShareLimits limits, int max, TimeMeter clock) {
    this.limits = limits;
    this.maxIdle = max;
    this.clock = clock;
  }

  public Share of(String key) {
    return shares.computeIfAbsent(key, absent -> new Share(limits, clock));
  }

  /** Forgets what need not be remembered any more. Called once in a while. */
  public void tick() {
    long now = clock.currentTimeNanos();
    boolean tooMany = shares.size() > maxIdle;
    shares.values().removeIf(share -> tooMany ? share.isUnused() : share.isIdle(now));
  }

  /** How many are remembered: a snapshot. */
  public int size() {
    return shares.size();
  }
}
