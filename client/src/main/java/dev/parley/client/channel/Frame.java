package dev.parley.client.channel;

/** A frame that came: its header is read number by number, what is left is its content. */
final class Frame {

  /** Null of a binary frame. */
  final String text;

  /** Null of a text frame. */
  final byte[] bytes;

  /** What is to be done with it; see {@link Framing}. */
  final int kind;

  /** What its sender wants echoed once it is handled; -1 if it does not ask. */
  final int mark;

  /** Where the content begins, once the header is read. */
  int at;

  Frame(String text, byte[] bytes) throws FramingException {
    this.text = text;
    this.bytes = bytes;
    int first = number();
    boolean asks =
        first == Framing.ASKS + Framing.WHOLE || first == Framing.ASKS + Framing.FRAGMENT;
    this.kind = asks ? first - Framing.ASKS : first;
    this.mark = asks ? number() : -1;
  }

  /** Reads the next number of the header. */
  int number() throws FramingException {
    int number = 0;
    for (int i = 0; i < Header.MAX_NUMBER_LENGTH && contentLength() > 0; i++) {
      int unit = text != null ? text.charAt(at) : bytes[at];
      if (unit < 0 || unit >= 2 * Header.MORE) {
        break;
      }
      at++;
      number |= (unit & Header.MORE - 1) << 6 * i;
      if (unit < Header.MORE) {
        return number;
      }
    }
    throw new FramingException(FramingError.MALFORMED, "no number at " + at + " of a frame");
  }

  int contentLength() {
    return (text != null ? text.length() : bytes.length) - at;
  }
}
