package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.frame.TextFrame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Messages that cross a {@link Bridge} together, as they are published: a line of the bundle's own,
 * then of each message a line with room, addressee, number and length, and its frame behind it; an
 * empty line for one that was given up.
 *
 * @param from the node that sends it
 * @param stream whose numbers they are: a node that has to begin anew takes another
 * @param first the number of the first message, from 1 on
 * @param oldest the number of the oldest that is not known to have come
 * @param isUrgent whether a {@link Receipt} is waited for
 * @param messages null for one that was given up
 */
record Bundle(
    String from, String stream, long first, long oldest, boolean isUrgent, List<Message> messages) {

  private static final byte[] BEGINNING = Bytes.of("cross ");

  private static final int WORDS = 6;
  private static final int MESSAGE_WORDS = 4;

  /**
   * One message.
   *
   * @param after the number in the addressee's mailbox behind which it comes
   */
  record Message(RoomName room, PeerId to, long after, TextFrame frame) {}

  static boolean isOne(byte[] published) {
    return Bytes.startsWith(published, BEGINNING);
  }

  byte[] encode() {
    int size = 0;
    for (Message message : messages) {
      size += message == null ? 1 : 128 + message.frame.size();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(size + 128);
    out.writeBytes(BEGINNING);
    String numbers = stream + " " + first + " " + oldest + " " + (isUrgent ? 1 : 0);
    out.writeBytes(Bytes.of(from + " " + numbers + "\n"));
    for (Message message : messages) {
      if (message == null) {
        out.write('\n');
        continue;
      }
      ByteBuffer frame = message.frame.buffer();
      int length = frame.remaining();
      String line = message.room + " " + message.to + " " + message.after + " " + length + "\n";
      out.writeBytes(Bytes.of(line));
      out.write(frame.array(), frame.arrayOffset() + frame.position(), length);
    }
    return out.toByteArray();
  }

  /**
   * @throws IllegalArgumentException if it is no bundle, as for the other exception
   * @throws IndexOutOfBoundsException if it ends too soon
   */
  static Bundle decode(byte[] published) {
    Lines lines = new Lines(published);
    String[] words = lines.next(WORDS);
    long now = System.nanoTime();
    List<Message> messages = new ArrayList<>();
    while (lines.hasNext()) {
      if (lines.isEmpty()) {
        messages.add(null);
        continue;
      }
      String[] message = lines.next(MESSAGE_WORDS);
      byte[] frame = lines.bytes(Integer.parseInt(message[3]));
      messages.add(
          new Message(
              new RoomName(message[0]),
              new PeerId(message[1]),
              Long.parseLong(message[2]),
              new TextFrame(frame, now)));
    }
    return new Bundle(
        words[1],
        words[2],
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        words[5].equals("1"),
        messages);
  }

  /** What was published, line by line. */
  private static final class Lines {

    private final byte[] bytes;
    private int at;

    Lines(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean hasNext() {
      return at < bytes.length;
    }

    /** Whether the next line is; then it is passed over. */
    boolean isEmpty() {
      if (bytes[at] != '\n') {
        return false;
      }
      at++;
      return true;
    }

    String[] next(int count) {
      int end = at;
      while (bytes[end] != '\n') {
        end++;
      }
      String[] words = new String(bytes, at, end - at, StandardCharsets.UTF_8).split(" ");
      if (words.length != count) {
        throw new IllegalArgumentException(words.length + " words instead of " + count);
      }
      at = end + 1;
      return words;
    }

    byte[] bytes(int count) {
      Objects.checkFromIndexSize(at, count, bytes.length);
      byte[] taken = Arrays.copyOfRange(bytes, at, at + count);
      at += count;
      return taken;
    }
  }
}
