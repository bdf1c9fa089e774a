package dev.parley.e2e.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides' Java is compiled: each example stands in a source file of this module. */
final class ReadmeTest {

  private static final Path E2E = Path.of(System.getProperty("basedir", "."));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../README.md",
        "../browser-client/README.md",
        "../testkit/README.md",
        "../docs/turn.md"
      })
  void everyJavaExampleIsPartOfACompiledFile(String readme) throws IOException {
    List<String> examples = examples(Files.readAllLines(E2E.resolve(readme)));
    String sources = sources();

    assertFalse(examples.isEmpty(), readme + " has no ```java example");
    List<String> astray = examples.stream().filter(e -> !sources.contains(e)).toList();

    assertEquals(List.of(), astray, "examples that no source file of e2e's readme packages has");
  }

  @Test
  void rehearsalGoesAsItSays() {
    new Rehearsal().rehearse();
  }

  /** The examples without indentation and empty lines, as {@link #sources()} are. */
  private static List<String> examples(List<String> lines) {
    List<String> examples = new ArrayList<>();
    StringBuilder example = null;
    for (String line : lines) {
      if (line.equals("```java")) {
        example = new StringBuilder();
      } else if (example != null && line.equals("```")) {
        examples.add(example.toString());
        example = null;
      } else if (example != null && !line.isBlank()) {
        example.append(line.strip()).append('\n');
      }
    }
    return examples;
  }

  private static String sources() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (String root : List.of("src/main/java", "src/test/java")) {
      try (Stream<Path> files = Files.walk(E2E.resolve(root))) {
        for (Path file : files.filter(f -> f.getParent().endsWith("readme")).toList()) {
          if (file.toString().endsWith(".java")) {
            Files.readString(file)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> sources.append(line.strip()).append('\n'));
          }
        }
      }
    }
    return sources.toString();
  }
}
