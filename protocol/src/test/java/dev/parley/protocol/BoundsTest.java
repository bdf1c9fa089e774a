package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BoundsTest {

  private static final OptionalLong NONE = OptionalLong.empty();

  /** Whatever counts frames or milliseconds in any JSON parser's reach. */
  static final List<LongFunction<Object>> COUNTED =
      List.of(
          count -> new ClientFrame(count, new ClientMessage.Leave()),
          count -> new ClientMessage.Ack(count),
          count -> new ClientMessage.Ping(OptionalLong.of(count)),
          count -> new ClientMessage.Pong(OptionalLong.of(count)),
          count -> new ClientMessage.Resume(new SessionId("s"), new SessionSecret("k"), count),
          count -> new ServerFrame(count, new ServerMessage.Ack(0)),
          count -> new ServerMessage.Ack(count),
          count -> new ServerMessage.Ping(OptionalLong.of(count)),
          count -> new ServerMessage.Pong(OptionalLong.of(count)),
          count -> new ServerMessage.Resumed(count, new SessionSecret("k"), List.of()),
          count -> new ServerMessage.Reconnect(count),
          count -> error(OptionalLong.of(count), NONE),
          count -> error(NONE, OptionalLong.of(count)));

  private static ServerMessage error(OptionalLong ref, OptionalLong retryAfterMillis) {
    return new ServerMessage.ErrorMessage(ErrorCode.UNAVAILABLE, "", ref, retryAfterMillis);
  }

  @ParameterizedTest
  @FieldSource("COUNTED")
  void countIsExactInAnyJsonParser(LongFunction<Object> counted) {
    counted.apply(0);
    counted.apply((1L << 53) - 1);
    for (long bad : new long[] {-1, Long.MIN_VALUE, 1L << 53, Long.MAX_VALUE}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> counted.apply(bad)).getMessage();
      assertTrue(message.endsWith(" is not an integer from 0 to 2^53-1"), message);
    }
  }

  @Test
  void iceServerNeedsAUrl() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new IceServer(List.of(), Optional.empty(), Optional.empty()));
  }

  @Test
  void iceServerKeepsItsUrlsToItself() {
    List<String> urls = new ArrayList<>(List.of("stun:stun.example.org"));
    IceServer server = new IceServer(urls, Optional.empty(), Optional.empty());
    urls.clear();
    assertEquals(IceServer.stun("stun:stun.example.org"), server);
    assertThrows(UnsupportedOperationException.class, () -> server.urls().clear());
  }

  @Test
  void iceServerHidesWhatItIsReachedWith() {
    String shown =
        new IceServer(List.of("turn:t.example"), Optional.of("ann"), Optional.of("s3cret"))
            .toString();
    assertFalse(shown.contains("s3cret") || shown.contains("ann"), shown);
  }
}
