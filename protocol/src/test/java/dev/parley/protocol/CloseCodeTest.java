package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseCodeTest {

  @Test
  void bandDecidesWhetherAClientConnectsAgain() {
    Set<Integer> transients = Set.of(1001, 1006, 1011, 1012);
    Set<Integer> expected =
        IntStream.concat(
                IntStream.rangeClosed(4000, 4499), transients.stream().mapToInt(Integer::intValue))
            .boxed()
            .collect(Collectors.toSet());
    Set<Integer> actual =
        IntStream.rangeClosed(-1, 5000)
            .filter(CloseCode::reconnects)
            .boxed()
            .collect(Collectors.toSet());
    assertEquals(expected, actual);
  }

  @Test
  void codesOfTheServersOwnTroubleReconnectAndThoseOfTheClientsDoNot() {
    assertEquals(
        Set.of("draining", "heartbeat-timeout", "slow-consumer", "unavailable", "rate-limited"),
        Stream.of(CloseCode.values())
            .filter(code -> CloseCode.reconnects(code.code()))
            .map(CloseCode::wireName)
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @EnumSource
  void codeIsFoundByItsNumberAndFitsACloseFrame(CloseCode code) {
    assertEquals(Optional.of(code), CloseCode.of(code.code()));
    // RFC 6455 §7.4.2 leaves 4000 to 4999 to applications; §5.5 bounds the reason to 123 bytes.
    assertTrue(code.code() >= 4000 && code.code() <= 4999);
    assertTrue(code.wireName().matches("[a-z-]{1,123}"));
  }

  @Test
  void unknownNumberIsNoCode() {
    assertFalse(CloseCode.of(1000).isPresent());
    assertFalse(CloseCode.of(4999).isPresent());
  }
}
