package dev.parley.protocol;

/** Checks identifiers made of RFC 3986's unreserved characters, which no URL or log must escape. */
final class Unreserved {

  private Unreserved() {}

  static String check(String what, String value, int maxLength) {
    if (value.isEmpty() || value.length() > maxLength) {
      throw new IllegalArgumentException(
          what + " has " + value.length() + " characters; allowed are 1 to " + maxLength);
    }
    for (int i = 0; i < value.length(); i++) {
      if (!isUnreserved(value.charAt(i))) {
        throw new IllegalArgumentException(
            what + " has an illegal character at index " + i + "; allowed are [A-Za-z0-9._~-]");
      }
    }
    return value;
  }

  private static boolean isUnreserved(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '_'
        || c == '~'
        || c == '-';
  }
}
