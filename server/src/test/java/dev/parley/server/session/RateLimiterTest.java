package dev.parley.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  // Ten frames a second, five at once; a hundred bytes a second, 400 at once; two refusals.
  private final RateLimiter limiter = new RateLimiter(new RateLimits(10, 5, 100, 400, 2), 0);

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void burstGoesThroughThenTheRate() {
    for (int i = 0; i < 5; i++) {
      assertEquals(OptionalLong.empty(), limiter.refuses(1, 0));
    }
    assertEquals(OptionalLong.of(100), limiter.refuses(1, 0));
    assertEquals(OptionalLong.of(1), limiter.refuses(1, millis(99) + 1));
    assertEquals(OptionalLong.empty(), limiter.refuses(1, millis(101)));
  }

  @Test
  void bytesAreLimitedToo() {
    assertEquals(OptionalLong.empty(), limiter.refuses(400, 0));
    assertEquals(OptionalLong.of(500), limiter.refuses(50, 0));
    assertEquals(OptionalLong.empty(), limiter.refuses(50, millis(501)));
  }

  @Test
  void saysWhenRefusalsAreTooMany() {
    limiter.refuses(400, 0);
    limiter.refuses(400, 0);
    limiter.refuses(400, 0);
    assertFalse(limiter.exhausted());
    limiter.refuses(400, 0);
    assertTrue(limiter.exhausted());
  }

  @Test
  void oldRefusalsAreForgotten() {
    limiter.refuses(400, 0);
    limiter.refuses(400, 0);
    limiter.refuses(400, 0);
    limiter.refuses(400, millis(10_001) - millis(8_000));
    assertTrue(limiter.exhausted());
    limiter.refuses(500, millis(20_000));
    assertFalse(limiter.exhausted());
  }
}
