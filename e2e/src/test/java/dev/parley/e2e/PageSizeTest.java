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
  private static final int MAX_HELLO_BYTES = 33_500;

  @Test
  void helloProgramStaysSmall() throws IOException {
    int bytes = gzip("/pages/hello/hello.js");
    System.out.println("hello program: " + bytes + " bytes (gzip)");
    assertTrue(bytes <= MAX_HELLO_BYTES, bytes + " bytes; allowed are " + MAX_HELLO_BYTES);
  }

  private static int gzip(String resource) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (InputStream page = PageSizeTest.class.getResourceAsStream(resource);
        GZIPOutputStream gzip =
            new GZIPOutputStream(compressed) {
              {
                def.setLevel(Deflater.BEST_COMPRESSION);
              }
            }) {
      page.transferTo(gzip);
    }
    return compressed.size();
  }
}
