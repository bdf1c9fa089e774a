package dev.parley.tokens;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on when told. Safe for use by many threads. */
final class SetClock implements InstantSource {

  private volatile Instant now = Given.NOW;

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
