package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8Test {

  @Test
  void lengthIsThatOfTheEncodedText() {
    for (String text :
        new String[] {"", "a", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", "👋", "aü€👋z"}) {
      assertEquals(text.getBytes(StandardCharsets.UTF_8).length, Utf8.length(text), text);
    }
  }

  @Test
  void loneSurrogateCountsAsTheReplacementCharacter() {
    for (String text : new String[] {"\ud83d", "\ud83dx", "\udc4b", "\ud83d\ud83d\udc4b"}) {
      String replaced =
          "\ud83d\ud83d\udc4b".equals(text)
              ? "\ufffd👋"
              : text.length() == 1 ? "\ufffd" : "\ufffdx";
      assertEquals(replaced.getBytes(StandardCharsets.UTF_8).length, Utf8.length(text), () -> text);
    }
  }
}
