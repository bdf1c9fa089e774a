package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OpenFilesTest {

  @Test
  void whereTheSystemAllowsEnoughThereIsNothingToTell() {
    assertEquals(Optional.empty(), OpenFiles.warning(20_000, 65_536));
    assertEquals(Optional.empty(), OpenFiles.warning(20_000, 20_700));
  }

  @Test
  void whereItDoesNotTheOperatorIsToldWhatWouldFit() {
    String warning = OpenFiles.warning(20_000, 1_024).orElseThrow();
    assertTrue(warning.contains("1024 files"), warning);
    assertTrue(warning.contains("--max-connections to 324"), warning);
  }
}
