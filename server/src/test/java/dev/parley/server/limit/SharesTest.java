package dev.parley.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharesTest {

  private final AtomicLong nanos = new AtomicLong();
  private final TimeMeter clock =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  // Ten seconds until all buckets are full again; two sockets; three handshakes at once.
  private final Shares shares =
      new Shares(new ShareLimits(new RateLimits(10, 100, 10, 100), 2, 1, 3), 3, clock);

  private void advanceSeconds(int seconds) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void socketsOfOneAreCounted() {
    Share share = shares.of("a");
    assertTrue(share.admitsHandshake());
    share.connectionOpened();
    share.connectionOpened();
    assertFalse(share.admitsHandshake());
    share.connectionClosed();
    assertTrue(share.admitsHandshake());
    assertTrue(shares.of("b").admitsHandshake());
  }

  @Test
  void handshakesAreLimited() {
    Share share = shares.of("a");
    for (int i = 0; i < 3; i++) {
      assertTrue(share.admitsHandshake());
    }
    assertFalse(share.admitsHandshake());
    advanceSeconds(1);
    assertTrue(share.admitsHandshake());
  }

  @Test
  void whoIsIdleIsForgottenOnceItsBucketsAreFull() {
    Share share = shares.of("a");
    share.connectionOpened();
    advanceSeconds(60);
    shares.tick();
    assertEquals(1, shares.size());
    share.connectionClosed();
    advanceSeconds(9);
    shares.tick();
    assertSame(share, shares.of("a"));
    advanceSeconds(2);
    shares.tick();
    assertEquals(0, shares.size());
  }

  @Test
  void whoMayNotYetOpenAsManySocketsAgainIsNotForgotten() {
    // Its frames' buckets are full again after a second, that of its handshakes after twenty.
    Shares slow = new Shares(new ShareLimits(new RateLimits(10, 10, 10, 10), 2, 1, 20), 3, clock);
    for (int i = 0; i < 20; i++) {
      assertTrue(slow.of("a").admitsHandshake());
    }
    advanceSeconds(10);
    slow.tick();
    for (int i = 0; i < 10; i++) {
      assertTrue(slow.of("a").admitsHandshake());
    }
    assertFalse(slow.of("a").admitsHandshake());
    advanceSeconds(21);
    slow.tick();
    assertEquals(0, slow.size());
  }

  @Test
  void tooManyThatAreNotInUseAreForgottenAtOnce() {
    Share kept = shares.of("a");
    kept.connectionOpened();
    for (int i = 0; i < 10; i++) {
      shares.of("idle " + i);
    }
    shares.tick();
    assertEquals(1, shares.size());
    assertSame(kept, shares.of("a"));
  }
}
