package dev.parley.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.server.session.Liveness.Due;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a client's silence calls for; {@code heard} is whatever it sends, a WebSocket pong too. */
final class SilenceTest {

  private static final int HEARTBEAT = 15_000;

  private final Liveness liveness =
      new Liveness(new Deadlines(10_000, HEARTBEAT, 10_000, 5_000, 60_000, 10_000), nanos(0));

  @Test
  void clientThatOnlyPongsIsPingedEachHeartbeatAndNeverClosed() {
    for (int beat = 1; beat <= 10; beat++) {
      assertEquals(Due.PING, due(beat * HEARTBEAT));
      liveness.heard(nanos(beat * HEARTBEAT));
    }
  }

  @Test
  void clientThatDoesNotPongIsClosedAfterTwoHeartbeats() {
    assertEquals(Due.NOTHING, due(HEARTBEAT - 1));
    assertEquals(Due.PING, due(HEARTBEAT));
    assertEquals(Due.NOTHING, due(2 * HEARTBEAT - 1));
    assertEquals(Due.HEARTBEAT_TIMEOUT, due(2 * HEARTBEAT + 1));
  }

  @Test
  void onePingIsSentWhileItsPongIsAwaited() {
    assertEquals(Due.PING, due(HEARTBEAT));
    assertEquals(Due.NOTHING, due(HEARTBEAT + 500));
  }

  private Due due(int millis) {
    return liveness.due(false, nanos(millis));
  }

  private static long nanos(int millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
