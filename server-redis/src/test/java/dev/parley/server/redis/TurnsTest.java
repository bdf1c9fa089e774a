package dev.parley.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final Runnable NEVER =
      () -> {
        throw new AssertionError("there was leave to be had");
      };

  private final List<String> called = new ArrayList<>();

  @Test
  void thereIsLeaveForAsManyAsMayBeUnderWay() {
    Turns turns = new Turns(2);
    assertTrue(turns.take(NEVER));
    assertTrue(turns.take(NEVER));
    assertFalse(turns.take(() -> called.add("a")));
    assertEquals(List.of(), called);
  }

  @Test
  void thoseWhoWaitHaveTheirTurnsInTheOrderInWhichTheyCame() {
    Turns turns = new Turns(1);
    assertTrue(turns.take(NEVER));
    assertFalse(turns.take(() -> called.add("a")));
    assertFalse(turns.take(() -> called.add("b")));
    turns.giveBack();
    assertEquals(List.of("a"), called);
    turns.giveBack();
    assertEquals(List.of("a", "b"), called);
    turns.giveBack();
    assertTrue(turns.take(NEVER));
  }

  @Test
  void whoComesLaterOvertakesNobody() {
    Turns turns = new Turns(2);
    assertTrue(turns.take(NEVER));
    assertTrue(turns.take(NEVER));
    assertFalse(
        turns.take(
            () -> {
              called.add("a");
              assertFalse(turns.take(() -> called.add("c")));
            }));
    assertFalse(turns.take(() -> called.add("b")));
    turns.giveBack();
    turns.giveBack();
    assertEquals(List.of("a", "b"), called);
    turns.giveBack();
    assertEquals(List.of("a", "b", "c"), called);
  }

  @Test
  void whoHasNothingToSendAnyMoreGivesItsTurnToTheNext() {
    Turns turns = new Turns(1);
    assertTrue(turns.take(NEVER));
    assertFalse(turns.take(turns::giveBack));
    assertFalse(turns.take(() -> called.add("b")));
    turns.giveBack();
    assertEquals(List.of("b"), called);
  }

  @Test
  void manyThreadsGetTheirTurnsAndNeverTooManyAtATime() throws Exception {
    int most = 3;
    int senders = 16;
    int each = 2_000;
    Turns turns = new Turns(most);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger mostUnderWay = new AtomicInteger();
    CountDownLatch left = new CountDownLatch(senders * each);
    ExecutorService pool = Executors.newFixedThreadPool(4);

    /** Used by one thread at a time: each waits for one turn. */
    class Sender {
      private int sent;

      private void granted() {
        send();
        begin();
      }

      private void begin() {
        while (sent < each && turns.take(() -> pool.execute(this::granted))) {
          send();
        }
      }

      private void send() {
        sent++;
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        pool.execute(
            () -> {
              underWay.decrementAndGet();
              left.countDown();
              turns.giveBack();
            });
      }
    }

    try {
      for (int i = 0; i < senders; i++) {
        pool.execute(new Sender()::begin);
      }
      assertTrue(left.await(20, TimeUnit.SECONDS), left.getCount() + " were not sent");
      assertEquals(most, mostUnderWay.get());
    } finally {
      pool.shutdownNow();
    }
  }
}
