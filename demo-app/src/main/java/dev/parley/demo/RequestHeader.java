package dev.parley.demo;

/** The request headers that decide which form of a file is sent, if any. */
final class RequestHeader {

  private RequestHeader() {}

  /** RFC 9110 §12.5.3; {@code null}, an absent header, asks for the plain form. */
  static boolean acceptsGzip(String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String coding : acceptEncoding.split(",")) {
      String[] parts = coding.trim().split("\\s*;\\s*");
      if (parts[0].equalsIgnoreCase("gzip")) {
        return parts.length < 2 || !parts[1].matches("[qQ]=0(\\.0*)?");
      }
    }
    return false;
  }

  /** RFC 9110 §13.1.2: weak comparison with each tag of the list, or {@code *}. */
  static boolean matches(String ifNoneMatch, String etag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String tag : ifNoneMatch.split(",")) {
      String trimmed = tag.trim();
      String strong = trimmed.startsWith("W/") ? trimmed.substring(2) : trimmed;
      if (strong.equals(etag) || strong.equals("*")) {
        return true;
      }
    }
    return false;
  }
}
