package dev.parley.protocol.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.CloseCode;
import dev.parley.protocol.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * PROTOCOL.md shows the golden examples: in front of each fence of JSON stands the file that it
 * shows, as {@code <!-- golden: client/join.json -->}.
 */
class ProtocolDocTest {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "."), "..", "PROTOCOL.md");

  private static final Pattern FENCE =
      Pattern.compile("(?m)(?:^<!-- golden: (\\S+) -->\n)?^```json\n((?:(?!```).*\n)*)```$");

  /** A fence of JSON; {@code golden} is null where none is named. */
  record Example(String golden, String text) {
    @Override
    public String toString() {
      return String.valueOf(golden);
    }
  }

  static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    Matcher fence = FENCE.matcher(document());
    while (fence.find()) {
      examples.add(new Example(fence.group(1), fence.group(2)));
    }
    return examples;
  }

  private static String document() {
    try {
      return Files.readString(DOCUMENT);
    } catch (IOException e) {
      throw new AssertionError("PROTOCOL.md cannot be read", e);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleIsAGoldenFileWordForWord(Example example) {
    assertTrue(example.golden() != null, "no golden is named in front of\n" + example.text());
    assertEquals(GoldenFiles.text(example.golden()), example.text());
  }

  @Test
  void everyGoldenIsShownOnce() {
    assertEquals(GoldenFiles.paths(), examples().stream().map(Example::toString).sorted().toList());
  }

  @Test
  void everyGoldenThatIsNamedIsShown() {
    Stream<String> named =
        Pattern.compile("<!-- golden: (\\S+) -->")
            .matcher(document())
            .results()
            .map(match -> match.group(1));
    assertEquals(named.toList(), examples().stream().map(Example::toString).toList());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void errorCodeIsExplained(ErrorCode code) {
    assertTrue(document().contains("\n| `" + code.wireName() + "` | "));
  }

  @ParameterizedTest
  @EnumSource
  void closeCodeIsExplained(CloseCode code) {
    assertTrue(document().contains("\n| " + code.code() + " | `" + code.wireName() + "` | "));
  }
}
