package dev.parley.demo.page.state;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.CloseReason;
import dev.parley.protocol.ErrorCode;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinProblemTest {

  @Test
  void aFullRoomIsSaidToBeFull() {
    String text = JoinProblem.ofRefusal(refusal(ErrorCode.ROOM_FULL));
    assertTrue(text.contains("full"), text);
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalIsASentence(ErrorCode code) {
    String text = JoinProblem.ofRefusal(refusal(code));
    assertTrue(text.length() > 20 && text.endsWith("."), text);
  }

  @Test
  void aServerThatIsNotThereIsSaid() {
    String text = JoinProblem.ofRefusal(ended(CloseReason.Kind.LOST));
    assertTrue(text.contains("can’t be reached"), text);
  }

  @Test
  void aLostServerIsToldFromAnEndedCall() {
    String lost = JoinProblem.ofEnd(ended(CloseReason.Kind.LOST));
    String kicked = JoinProblem.ofEnd(ended(CloseReason.Kind.ENDED));
    assertTrue(lost.contains("lost"), lost);
    assertTrue(kicked.contains("ended"), kicked);
  }

  private static CloseReason refusal(ErrorCode code) {
    return new CloseReason(
        CloseReason.Kind.REFUSED, OptionalInt.empty(), Optional.of(code), "because.");
  }

  private static CloseReason ended(CloseReason.Kind kind) {
    return new CloseReason(kind, OptionalInt.of(4504), Optional.empty(), "");
  }
}
