package dev.parley.server.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void burstOfATenthOfASecondNeedsNoRest() {
    Pace pace = new Pace(1_000, 0);
    assertTrue(pace.restAfter(100, 0) <= 0);
    assertEquals(SECOND / 1_000, pace.restAfter(1, 0));
  }

  @Test
  void restsComeToTheRate() {
    long now = Long.MAX_VALUE - SECOND; // nanoTime may wrap
    long start = now;
    Pace pace = new Pace(1_000, now);
    for (int i = 0; i < 100; i++) {
      now += Math.max(0, pace.restAfter(64, now));
    }
    assertEquals(6.4 - 0.1, (now - start) / 1e9, 0.001);
  }

  @Test
  void idleTimeIsNotSaved() {
    Pace pace = new Pace(1_000, 0);
    assertTrue(pace.restAfter(100, 60 * SECOND) <= 0);
    assertTrue(pace.restAfter(1, 60 * SECOND) > 0);
  }
}
