package dev.parley.client;

/**
 * What Parley puts before the application's own words into the protocol field of a channel that is
 * opened in band (RFC 8832 §5.1): {@code parley.1/}, the channel's number among those that its side
 * has opened, {@code /}. A channel without it is of another program, and raw.
 */
final class ChannelNumber {

  private static final String MARK = "parley.1/";

  /** The highest: numbers fit what a frame can say. */
  static final int MAX = (1 << 30) - 1;

  private ChannelNumber() {}

  /** The protocol field of channel {@code number}, 1 or higher. */
  static String mark(int number, String protocol) {
    return MARK + number + '/' + protocol;
  }

  /** The channel's number; 0 if there is none. */
  static int of(String field) {
    if (!field.startsWith(MARK)) {
      return 0;
    }
    int number = 0;
    for (int i = MARK.length(); i < field.length(); i++) {
      int digit = field.charAt(i) - '0';
      if (digit == '/' - '0') {
        return number;
      }
      if (digit < 0 || digit > 9 || number > (MAX - 9) / 10) {
        return 0;
      }
      number = number * 10 + digit;
    }
    return 0;
  }

  /** What the application called it, where there is a number. */
  static String protocol(String field) {
    return field.substring(field.indexOf("/", MARK.length()) + 1);
  }
}
