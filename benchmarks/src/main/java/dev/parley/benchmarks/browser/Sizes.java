package dev.parley.benchmarks.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** What a browser loads, compressed by gzip at its best. */
final class Sizes {

  private Sizes() {}

  static int gzip(Path file) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(compressed) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      Files.copy(file, gzip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.size();
  }

  /** All of a page's files but its source maps, which only a debugger loads. */
  static int gzipOfAll(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> loaded = files.filter(file -> !file.toString().endsWith(".map")).toList();
      return loaded.stream().mapToInt(Sizes::gzip).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
