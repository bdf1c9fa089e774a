package dev.parley.demo.page.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ann            | A",
        "Ann Boleyn     | AB",
        "Ann B. Curie   | AC",
        "'  Ann   Bo '  | AB",
        "Éric Ñu        | ÉÑ",
        "<img onerror>  | io",
        "😀 Grin        | 😀G",
        "...            | .",
        "''             | ?",
        "' '            | ?"
      })
  void initialsAreThoseOfTheFirstAndTheLastWord(String name, String initials) {
    assertEquals(initials, Avatar.of(name).initials());
  }

  @ParameterizedTest
  @CsvSource({"Ann", "Bob", "''", "polygenelubricants"})
  void aNameAlwaysHasTheSameTint(String name) {
    int tint = Avatar.of(name).tint();
    assertEquals(tint, Avatar.of(" " + name + " ").tint());
    assertTrue(tint >= 0 && tint < Avatar.TINTS);
  }
}
