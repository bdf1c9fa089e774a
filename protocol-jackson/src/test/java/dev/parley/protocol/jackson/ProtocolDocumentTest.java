package dev.parley.protocol.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md is written around the golden examples: what it shows is what the tests read. */
final class ProtocolDocumentTest {

  private static final String MARK = "<!-- golden: ";

  @Test
  void everyGoldenExampleIsShownWordForWord() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../PROTOCOL.md"));
    Map<String, String> files = new TreeMap<>();
    for (String path : GoldenFiles.paths()) {
      files.put(path, GoldenFiles.text(path).strip());
    }

    assertEquals(files, shown(lines));
  }

  @Test
  void everyJsonExampleIsAGoldenOne() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../PROTOCOL.md"));

    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals("```json")) {
        assertTrue(lines.get(i - 1).startsWith(MARK), "line " + (i + 1) + " shows no golden file");
      }
    }
  }

  private static Map<String, String> shown(List<String> lines) {
    Map<String, String> shown = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(MARK)) {
        int end = i + 2 + lines.subList(i + 2, lines.size()).indexOf("```");
        String path = lines.get(i).substring(MARK.length()).replace(" -->", "");
        shown.put(path, String.join("\n", lines.subList(i + 2, end)));
      }
    }
    return shown;
  }
}
