package dev.parley.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One file of the page, read and compressed once. */
final class SiteFile {

  private final String contentType;
  private final byte[] plain;
  private final byte[] gzip;
  private final String tag;

  private SiteFile(String contentType, byte[] plain) {
    this.contentType = contentType;
    this.plain = plain;
    this.gzip = compress(plain);
    this.tag = tagOf(plain);
  }

  /**
   * Reads {@code name} beside this class, in {@code site/}.
   *
   * @throws IllegalStateException if it is not there: the page was not built
   */
  static SiteFile read(String name, String contentType) {
    try (InputStream in = SiteFile.class.getResourceAsStream("site/" + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the page's " + name + " is not on the class path; run the build up to its package");
      }
      return new SiteFile(contentType, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String contentType() {
    return contentType;
  }

  byte[] bytes(boolean gzipped) {
    return gzipped ? gzip : plain;
  }

  /**
   * The strong entity tag (RFC 9110 §8.8.3): another one for the compressed form, whose bytes are
   * others.
   */
  String etag(boolean gzipped) {
    return gzipped ? '"' + tag + "-gzip\"" : '"' + tag + '"';
  }

  private static byte[] compress(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String tagOf(byte[] plain) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Compresses as well as it can: it happens once. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
