package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireNameTest {

  @Test
  void wordsAreLowerCaseAndJoinedByHyphens() {
    assertEquals("leave", MessageType.LEAVE.wireName());
    assertEquals("new-ice-candidate", MessageType.NEW_ICE_CANDIDATE.wireName());
    assertEquals("heartbeat-timeout", CloseCode.HEARTBEAT_TIMEOUT.wireName());
  }

  @ParameterizedTest
  @EnumSource
  void constantIsFoundByItsName(MessageType type) {
    assertEquals(Optional.of(type), MessageType.of(type.wireName()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LEAVE", "leave ", "leav", "peer_left", "PEER_LEFT", "peer\rleft"})
  void nothingElseIsFound(String name) {
    assertEquals(Optional.empty(), MessageType.of(name));
  }
}
