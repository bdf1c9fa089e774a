package dev.parley.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.limit.Rate;
import dev.parley.server.limit.RateLimits;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  // Ten frames a second, five at once; a hundred bytes a second, 400 at once; two refusals.
  private final RateLimits limits = new RateLimits(10, 5, 100, 400);
  private final AtomicLong clock = new AtomicLong();
  private final RateClock rateClock = new RateClock(clock::get);
  private final RateLimiter limiter = new RateLimiter(Rate.ofOne(limits, rateClock), null, 2);

  private OptionalLong refuses(int size, long nanos) {
    clock.set(nanos);
    return limiter.refuses(size, nanos);
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void burstGoesThroughThenTheRate() {
    for (int i = 0; i < 5; i++) {
      assertEquals(OptionalLong.empty(), refuses(1, 0));
    }
    assertEquals(OptionalLong.of(100), refuses(1, 0));
    assertEquals(OptionalLong.of(1), refuses(1, millis(99) + 1));
    assertEquals(OptionalLong.empty(), refuses(1, millis(101)));
  }

  @Test
  void bytesAreLimitedToo() {
    assertEquals(OptionalLong.empty(), refuses(400, 0));
    assertEquals(OptionalLong.of(500), refuses(50, 0));
    assertEquals(OptionalLong.empty(), refuses(50, millis(501)));
  }

  @Test
  void whatCouldNotBeAskedForIsMadeUpFor() {
    for (int i = 0; i < 5; i++) {
      refuses(1, 0);
    }
    clock.set(millis(2_000));
    limiter.makeUpFor(millis(2_000), millis(2_000));
    for (int i = 0; i < 20 + 5; i++) {
      assertEquals(OptionalLong.empty(), refuses(1, millis(2_000)));
    }
    assertTrue(refuses(1, millis(2_000)).isPresent());
  }

  @Test
  void noMoreIsSavedUpThanTheRateOfASpellAndABurst() {
    for (int second = 1; second <= 10; second++) {
      clock.set(millis(1_000 * second));
      limiter.makeUpFor(millis(1_000), millis(3_000));
    }
    for (int i = 0; i < 30 + 5; i++) {
      assertEquals(OptionalLong.empty(), refuses(1, millis(10_000)));
    }
    assertTrue(refuses(1, millis(10_000)).isPresent());
  }

  @Test
  void saysWhenRefusalsAreTooMany() {
    refuses(400, 0);
    refuses(400, 0);
    refuses(400, 0);
    assertFalse(limiter.exhausted());
    refuses(400, 0);
    assertTrue(limiter.exhausted());
  }

  @Test
  void addressAndUserHaveRatesOfTheirOwn() {
    RateLimits one = new RateLimits(1, 1, 1_000, 1_000);
    Rate address = Rate.shared(one, rateClock);
    Rate user = Rate.shared(one, rateClock);
    RateLimiter first = new RateLimiter(Rate.ofOne(limits, rateClock), address, 2);
    RateLimiter second = new RateLimiter(Rate.ofOne(limits, rateClock), address, 2);
    RateLimiter elsewhere = new RateLimiter(Rate.ofOne(limits, rateClock), null, 2);
    assertEquals(OptionalLong.empty(), first.refuses(1, 0));
    assertEquals(OptionalLong.of(1_000), second.refuses(1, 0));
    assertEquals(OptionalLong.empty(), elsewhere.refuses(1, 0));
    elsewhere.user(user);
    assertEquals(OptionalLong.empty(), elsewhere.refuses(1, 0));
    assertEquals(OptionalLong.of(1_000), elsewhere.refuses(1, 0));
  }

  @Test
  void oldRefusalsAreForgotten() {
    refuses(400, 0);
    refuses(400, 0);
    refuses(400, 0);
    refuses(400, millis(10_001) - millis(8_000));
    assertTrue(limiter.exhausted());
    refuses(500, millis(20_000));
    assertFalse(limiter.exhausted());
  }
}
