package dev.parley.demo.page.state;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.RoomReason;
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
    String text = JoinProblem.ofRefusal(ended(RoomReason.Kind.LOST));
    assertTrue(text.contains("can’t be reached"), text);
  }

  @Test
  void aLostServerIsToldFromAnEndedCall() {
    String lost = JoinProblem.ofEnd(ended(RoomReason.Kind.LOST));
    String kicked = JoinProblem.ofEnd(ended(RoomReason.Kind.ENDED));
    assertTrue(lost.contains("lost"), lost);
    assertTrue(kicked.contains("ended"), kicked);
  }

  private static RoomReason refusal(ErrorCode code) {
    return new RoomReason(
        RoomReason.Kind.REFUSED, OptionalInt.empty(), Optional.of(code), "because.");
  }

  private static RoomReason ended(RoomReason.Kind kind) {
    return new RoomReason(kind, OptionalInt.of(4504), Optional.empty(), "");
  }
}
