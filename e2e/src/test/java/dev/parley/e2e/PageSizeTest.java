package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a page has to load before the client runs. */
class PageSizeTest {

  /** So that it does not grow unseen; the goal is 20,000 (ADR 23). */
  private static final int MAX_HELLO_BYTES = 49_000;

  @Test
  void helloProgramStaysSmall() throws IOException {
    byte[] page;
    try (InputStream file = PageSizeTest.class.getResourceAsStream("/pages/hello/hello.js")) {
      page = file.readAllBytes();
    }
    int compressed = compressed(page);
    System.out.printf(
        "hello program: %,d bytes, %,d compressed, at most %,d%n",
        page.length, compressed, MAX_HELLO_BYTES);
    assertTrue(compressed <= MAX_HELLO_BYTES, compressed + " bytes");
  }

  private static int compressed(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(compressed) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(bytes);
    }
    return compressed.size();
  }
}
