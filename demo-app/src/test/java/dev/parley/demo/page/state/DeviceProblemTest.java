package dev.parley.demo.page.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.demo.page.state.DeviceProblem.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceProblemTest {

  @ParameterizedTest
  @CsvSource({
    "NotAllowedError, REFUSED",
    "NotFoundError, ABSENT",
    "OverconstrainedError, ABSENT",
    "NotReadableError, BUSY",
    "AbortError, BUSY",
    "SecurityError, INSECURE",
    "TypeError, UNKNOWN",
    "'', UNKNOWN"
  })
  void theBrowsersErrorTellsTheReason(String name, Reason reason) {
    assertEquals(reason, Reason.of(name));
  }

  @Test
  void theTextNamesWhatIsMissing() {
    for (Reason reason : Reason.values()) {
      assertTrue(
          new DeviceProblem(reason, true, true).text().contains("camera and microphone"),
          reason.toString());
      assertTrue(
          new DeviceProblem(reason, false, true).text().contains("camera "), reason.toString());
      assertTrue(
          new DeviceProblem(reason, true, false).text().contains("microphone "), reason.toString());
    }
  }
}
