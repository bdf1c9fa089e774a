package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.testkit.VirtualLoop;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What may be under way grows while it is handled soon, and falls as that takes longer. */
class SendingWindowTest {

  private static final int KIB = 1024;

  private final VirtualLoop loop = new VirtualLoop();
  private final SendingWindow window = new SendingWindow(loop);

  @Test
  void fallsToItsLeastWhereAllTakesLong() {
    echo(2);
    for (int i = 0; i < 20; i++) {
      echo(80);
    }
    assertTrue(window.takes(SendingWindow.MIN_LENGTH - 1));
    assertFalse(window.takes(SendingWindow.MIN_LENGTH));
  }

  @Test
  void growsToItsMostByALongWayWhereNothingWaits() {
    for (int i = 0; i < 10; i++) {
      echo(300);
    }
    assertTrue(window.takes(SendingWindow.MAX_LENGTH - 1));
    assertFalse(window.takes(SendingWindow.MAX_LENGTH));
  }

  @Test
  void growsNoFurtherThanItsWayIsLong() {
    for (int i = 0; i < 10; i++) {
      echo(5);
    }
    assertEquals(SendingWindow.SHORT_WAY_LENGTH, length());
    loop.advance(60_000);
    for (int i = 0; i < 20; i++) {
      echo(50);
    }
    assertEquals(50 * SendingWindow.LENGTH_A_MILLI, length());
  }

  @Test
  void fallsAtOnceWhereTheWayHasBecomeShort() {
    for (int i = 0; i < 10; i++) {
      echo(300);
    }
    assertTrue(window.takes(0));
    window.heard(KIB, 5);
    assertEquals(SendingWindow.SHORT_WAY_LENGTH, length());
  }

  @Test
  void doesNotGrowWhereItIsNotFilled() {
    int before = length();
    for (int i = 0; i < 10; i++) {
      assertTrue(window.takes(0));
      window.heard(100 * KIB, 50);
    }
    assertEquals(before, length());
  }

  @Test
  void settlesWhereTheQueueLastsAboutItsTarget() {
    // 10,000 bytes a millisecond by a way of 5 ms: what is beyond 50,000 bytes waits.
    echo(5); // the first are few yet
    for (int i = 0; i < 400; i++) {
      echo(Math.max(5, length() / 10_000));
    }
    int settled = length();
    assertTrue(settled >= 180_000 && settled <= 320_000, settled + " bytes");
  }

  @Test
  void timesThatShakeAreNotTakenForAQueue() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      echo(50 + random.nextInt(40));
    }
    assertTrue(length() > 2 * SendingWindow.SHORT_WAY_LENGTH, length() + " bytes");
  }

  @Test
  void wayThatBecameLongerIsKnownAfterAMinute() {
    for (int i = 0; i < 20; i++) {
      echo(5);
    }
    loop.advance(60_000);
    for (int i = 0; i < 20; i++) {
      echo(150);
    }
    assertEquals(SendingWindow.MAX_LENGTH, length());
  }

  @Test
  void queueOfItsOwnIsNeverTakenForTheWay() {
    echo(5);
    for (int i = 0; i < 100_000; i++) { // an hour
      int millis = Math.max(5, length() / 10_000);
      loop.advance(millis);
      echo(millis);
    }
    int settled = length();
    // 128 KiB alone make 13 ms, and 20 ms are allowed beyond what is taken for the way.
    assertTrue(settled <= 340_000, settled + " bytes");
  }

  @Test
  void fallsBeforeItTimesTheWayAnewAndThenGrowsAgain() {
    window.heard(64 * KIB, 5);
    loop.advance(60_000);
    assertTrue(window.takes(300 * KIB));
    window.heard(64 * KIB, 90);
    assertFalse(window.takes(300 * KIB));
    window.heard(64 * KIB, 90); // this is of the queue, and tells nothing of the way
    assertFalse(window.takes(SendingWindow.MIN_LENGTH));
    assertTrue(window.takes(100 * KIB));
    window.heard(64 * KIB, 50); // this is the way's
    assertFalse(window.takes(300 * KIB));
    window.heard(100 * KIB, 60); // and this much waits no longer than it may
    assertTrue(window.takes(SendingWindow.MIN_LENGTH + 50 * KIB));
  }

  @Test
  void bulkThatFilledTheWayBeforeAnythingWasEchoedIsSoonNotTakenForTheWay() {
    for (int i = 0; i < 100; i++) {
      int millis = Math.max(5, length() / 10_000); // the first time is 45
      loop.advance(millis);
      echo(millis);
    }
    int settled = length();
    assertTrue(settled <= 340_000, settled + " bytes");
  }

  @Test
  void doesNotStayAtItsLeastWhereOthersKeepMoreUnderWay() {
    window.heard(64 * KIB, 200);
    loop.advance(60_000);
    window.heard(KIB, 200);
    for (int i = 0; i < 40; i++) {
      assertFalse(window.takes(200 * KIB + i * 50 * KIB));
      window.heard(50 * KIB, 200);
      loop.advance(100);
    }
    assertTrue(window.takes(200 * KIB));
  }

  /** All of it is handled, after so long. */
  private void echo(int millis) {
    int length = length();
    assertFalse(window.takes(length));
    assertTrue(window.heard(length, millis));
  }

  /** The least that it does not take. */
  private int length() {
    int low = 0;
    int high = 2 * SendingWindow.MAX_LENGTH;
    while (low < high) {
      int middle = (low + high) / 2;
      if (window.takes(middle)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
