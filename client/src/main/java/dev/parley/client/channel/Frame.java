package dev.parley.client.channel;

/** A frame that came: its header is read number by number, what is left is its content. */
final class Frame {

  /** Null of a binary frame. */
  final String text;

  /** Null of a text frame. */
  final byte[] bytes;

  /** Where the content begins, once the header is read. */
  int at;

  Frame(String text, byte[] bytes) {
    this.text = text;
    this.bytes = bytes;
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
