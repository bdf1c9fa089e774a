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
   * Where a fragment ends that begins at {@code from} and is at most {@code length} long: never
   * between two surrogates, which are one character.
   */
  int fragmentEnd(int from, int length) {
    int end = Math.min(from + length, length());
    return text != null && end < length() && Character.isHighSurrogate(text.charAt(end - 1))
        ? end - 1
        : end;
  }
}
