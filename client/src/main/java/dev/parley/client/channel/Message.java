package dev.parley.client.channel;

/** A message that is to be sent, or was and may have to be again. */
public final class Message {

  /** Null of a binary one. */
  final String text;

  /** Null of a text. */
  final byte[] bytes;

  private final int size;

  /** The one that was sent after it, if any. */
  Message next;

  private Message(String text, byte[] bytes, int size) {
    this.text = text;
    this.bytes = bytes;
    this.size = size;
  }

  /**
   * @param size its bytes in UTF-8
   */
  public static Message of(String text, int size) {
    return new Message(text, null, size);
  }

  public static Message of(byte[] bytes) {
    return new Message(null, bytes, bytes.length);
  }

  /** Its bytes on the wire, without framing. */
  public int size() {
    return size;
  }

  /** Its bytes, or UTF-16 units. */
  int length() {
    return text != null ? text.length() : bytes.length;
  }

  /**
   * Where a fragment ends that begins at {@code from}: never between two surrogates, which are one
   * character.
   *
   * @param frameLength how many bytes its frame is to have: of a text on the average, unless that
   *     would be too short for a fragment
   * @param maxBytes how many it may have
   */
  int fragmentEnd(int from, int frameLength, long maxBytes) {
    int length = frameLength - Framing.MAX_HEADER_LENGTH;
    if (text != null) {
      length =
          Math.max((int) ((double) length * text.length() / size), Framing.MIN_FRAGMENT_LENGTH + 1);
      // A unit may be three bytes of UTF-8.
      length = (int) Math.min(length, (maxBytes - Framing.MAX_HEADER_LENGTH) / 3);
    }
    int end = Math.min(from + length, length());
    return text != null && end < length() && Character.isHighSurrogate(text.charAt(end - 1))
        ? end - 1
        : end;
  }
}
