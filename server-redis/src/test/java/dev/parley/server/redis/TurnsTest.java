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
  void thoseWhoWaitAreCalledInTheOrderInWhichTheyCame() {
    Turns turns = new Turns(1);
    assertTrue(turns.take(NEVER));
    assertFalse(turns.take(() -> called.add("a")));
    assertFalse(turns.take(() -> called.add("b")));
    turns.giveBack();
    assertEquals(List.of("a"), called);
    assertTrue(turns.take(NEVER));
    turns.giveBack();
    assertEquals(List.of("a", "b"), called);
  }

  @Test
  void whoHasNothingToSendAnyMorePassesItsTurnOn() {
    Turns turns = new Turns(1);
    assertTrue(turns.take(NEVER));
    assertFalse(turns.take(turns::pass));
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

    class Sender implements Runnable {
      private int sent;

      @Override
      public void run() {
        send();
        turns.pass();
      }

      /** One at a time calls this: each waits for its turn but once. */
      private void send() {
        while (sent < each && turns.take(() -> pool.execute(this))) {
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
    }

    try {
      for (int i = 0; i < senders; i++) {
        pool.execute(new Sender());
      }
      assertTrue(left.await(20, TimeUnit.SECONDS), left.getCount() + " were not sent");
      assertEquals(most, mostUnderWay.get());
    } finally {
      pool.shutdownNow();
    }
  }
}
