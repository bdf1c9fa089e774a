package dev.parley.demo.page.state;

import java.util.function.UnaryOperator;

/**
 * What the page's address says: {@code /?room=R&name=N}.
 *
 * @param room empty if the address has none
 * @param name empty if the address has none
 */
public record PageAddress(String room, String name) {

  /**
   * Reads a location's search part, with or without its question mark, as a form's
   * (application/x-www-form-urlencoded). The first of several wins; what is not well escaped counts
   * for nothing.
   *
   * @param percentDecode undoes percent-encoding of UTF-8, as every platform can; what it throws on
   *     input that is not well escaped is taken for that
   */
  public static PageAddress parse(String search, UnaryOperator<String> percentDecode) {
    String query = search.startsWith("?") ? search.substring(1) : search;
    return new PageAddress(
        value(query, "room=", percentDecode), value(query, "name=", percentDecode));
  }

  /** The path of a room's page. A room's name has no character that needs escaping. */
  public static String ofRoom(String room) {
    return "/?room=" + room;
  }

  private static String value(String query, String key, UnaryOperator<String> percentDecode) {
    for (int start = 0; start < query.length(); ) {
      int ampersand = query.indexOf('&', start);
      int end = ampersand < 0 ? query.length() : ampersand;
      if (query.startsWith(key, start)) {
        String escaped = query.substring(start + key.length(), end).replace('+', ' ');
        try {
          return percentDecode.apply(escaped);
        } catch (RuntimeException e) {
          return "";
        }
      }
      start = end + 1;
    }
    return "";
  }
}
