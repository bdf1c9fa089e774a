package dev.parley.protocol.jackson;

import dev.parley.protocol.golden.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The golden examples' files. */
final class GoldenFiles {

  private static final Path DIRECTORY =
      Path.of("../protocol/src/main/resources/dev/parley/protocol/golden");

  private GoldenFiles() {}

  static String text(Golden<?> golden) {
    return text(golden.path());
  }

  static String text(String path) {
    try (InputStream file = Golden.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new AssertionError("there is no file " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files there are, whether or not a message is expected of them. */
  static List<String> paths() {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      return files
          .map(file -> DIRECTORY.relativize(file).toString().replace('\\', '/'))
          .filter(path -> path.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
