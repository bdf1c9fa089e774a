package dev.parley.demo.page.state;

/**
 * One message of the chat.
 *
 * @param name who wrote it
 * @param time when, such as {@code 14:05}
 * @param own whether oneself wrote it
 */
public record ChatLine(String name, String text, String time, boolean own) {

  /** What the field takes, and what is shown of a peer's: a wall of text is nobody's friend. */
  public static final int MAX_TEXT = 2_000;

  public ChatLine {
    if (text.length() > MAX_TEXT) {
      text = text.substring(0, MAX_TEXT) + "…";
    }
  }
}
