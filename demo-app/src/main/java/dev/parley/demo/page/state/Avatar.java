package dev.parley.demo.page.state;

/**
 * Stands for a person without a picture.
 *
 * @param initials one or two characters, in the case in which they were written
 * @param tint 0 to {@link #TINTS} − 1, the same for the same name
 */
public record Avatar(String initials, int tint) {

  public static final int TINTS = 6;

  public static Avatar of(String name) {
    String trimmed = name.strip();
    int lastWord = trimmed.lastIndexOf(' ') + 1;
    String initials =
        lastWord == 0 ? initial(trimmed, 0) : initial(trimmed, 0) + initial(trimmed, lastWord);
    return new Avatar(
        initials.isEmpty() ? "?" : initials, Math.floorMod(trimmed.hashCode(), TINTS));
  }

  /** The first character from {@code from} on that is no ASCII punctuation; else the one there. */
  private static String initial(String text, int from) {
    for (int i = from; i < text.length() && text.charAt(i) != ' '; i++) {
      if (!isPunctuation(text.charAt(i))) {
        return character(text, i);
      }
    }
    return from < text.length() ? character(text, from) : "";
  }

  /** A whole character, be it two chars long. */
  private static String character(String text, int index) {
    return text.substring(index, index + Character.charCount(text.codePointAt(index)));
  }

  private static boolean isPunctuation(char c) {
    boolean letterOrDigit =
        c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80;
    return !letterOrDigit;
  }
}
