package dev.parley.client.channel;

import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelSend;

/**
 * The messages that a channel is to send, in order, and where it keeps them until they are
 * confirmed also those that it has sent; it outlives the connections by which they go.
 */
public final class Outgoing {

  /** What is not worth keeping {@link #space} for. */
  private static final int SMALL_LENGTH = 1024;

  private final boolean framed;
  private final boolean keeps;
  private final Header header = new Header();

  /** The oldest that is kept or waits; null if there is none. */
  private Message first;

  /** The first that has not gone whole; null if all have. */
  private Message current;

  private Message last;

  private int firstNumber;
  private int currentNumber;

  /** How much of {@link #current} has gone, in its own units. */
  private int offset;

  /** The number after the highest that ever went whole. */
  private int sentEnd;

  private int count;
  private int size;

  /** Null until it is needed. */
  private byte[] space;

  /**
   * @param framed whether messages are numbered, and cut where they are long
   * @param keeps whether they are kept until they are confirmed
   */
  public Outgoing(boolean framed, boolean keeps) {
    this.framed = framed;
    this.keeps = keeps;
  }

  /** The messages' sum in bytes. */
  public int size() {
    return size;
  }

  /** Whether another would be past what may be under way. */
  public boolean isFull() {
    return count == Framing.WINDOW;
  }

  /** Whether nothing waits, neither to be sent nor to be confirmed. */
  public boolean isEmpty() {
    return first == null;
  }

  public boolean hasToSend() {
    return current != null;
  }

  /** The size of the message that is sent in parts and has begun; 0 if there is none. */
  public int begun() {
    return offset == 0 ? 0 : current.size();
  }

  /** The size of the next message if it is to be sent in parts and has not begun; else 0. */
  public int toBegin(int frameLength) {
    return framed && offset == 0 && !fits(frameLength) ? current.size() : 0;
  }

  public void add(Message message) {
    if (first == null) {
      first = message;
    } else {
      last.next = message;
    }
    last = message;
    if (current == null) {
      current = message;
    }
    count++;
    size += message.size();
  }

  /**
   * Hands the next frame to {@code channel}.
   *
   * @param frameLength how long it may be, from {@link Framing#MIN_FRAME_LENGTH} to {@link
   *     Framing#MAX_FRAME_LENGTH}
   * @param maxMessageBytes what the other side takes at once
   * @param unheard decides whether the frame asks to be echoed
   */
  public DataChannelSend sendNext(
      DataChannel channel, int frameLength, long maxMessageBytes, Unheard unheard) {
    int end = current.length();
    boolean asks = false;
    DataChannelSend result;
    if (!framed) {
      result = current.text != null ? channel.send(current.text) : channel.send(current.bytes);
    } else {
      int limit = (int) Math.min(frameLength, maxMessageBytes);
      boolean whole = offset == 0 && fits(limit);
      if (!whole) {
        end = current.fragmentEnd(offset, limit, maxMessageBytes);
      }
      asks = keeps && unheard.isToAsk(bytesTo(end));
      int kind = whole ? Framing.WHOLE : Framing.FRAGMENT;
      if (asks) {
        header
            .begin(kind + Framing.ASKS)
            .put(unheard.mark(bytesTo(end)), Header.MARK_LENGTH)
            .put(currentNumber, Header.ALIGNED_NUMBER_LENGTH);
      } else {
        header.begin(kind).put(currentNumber);
      }
      if (!whole) {
        header.put(current.length()).put(offset);
      }
      result =
          current.text != null
              ? channel.send(header.with(current.text, offset, end))
              : header.send(channel, space(end - offset), current.bytes, offset, end);
    }
    if (result == DataChannelSend.SENT) {
      unheard.sent(bytesTo(end), asks);
      sent(end);
    }
    return result;
  }

  /** How many bytes the current message has from where it is to {@code end}, on the average. */
  private int bytesTo(int end) {
    int length = end - offset;
    return length == 0 ? 0 : (int) ((double) length * current.size() / current.length());
  }

  /** Where a frame is put together: one place for all long ones, as the platform copies it. */
  private byte[] space(int length) {
    if (length < SMALL_LENGTH) {
      return new byte[length + Framing.MAX_HEADER_LENGTH];
    }
    if (space == null) {
      space = new byte[Framing.MAX_FRAME_LENGTH];
    }
    return space;
  }

  /** Drops the next message: it cannot be sent. */
  public void skip() {
    sent(current.length());
  }

  private boolean fits(int limit) {
    return current.size() <= limit - Framing.MAX_HEADER_LENGTH;
  }

  private void sent(int end) {
    offset = end;
    if (end == current.length()) {
      current = current.next;
      currentNumber = Framing.after(currentNumber);
      offset = 0;
      if (Framing.ahead(currentNumber, sentEnd) <= Framing.WINDOW) { // not again
        sentEnd = currentNumber;
      }
      if (!keeps) {
        dropFirst();
      }
    }
  }

  /**
   * The other side has all before {@code next}; they are kept no longer.
   *
   * @throws FramingException if some of them never went
   */
  public void acknowledged(int next) throws FramingException {
    if (Framing.ahead(next, firstNumber) > Framing.NUMBER_MASK / 2) {
      return; // it was overtaken by a later one
    }
    if (Framing.ahead(next, firstNumber) > Framing.ahead(sentEnd, firstNumber)) {
      throw new FramingException(
          FramingError.WRONG_NUMBER,
          "a confirmation of all before " + next + "; sent are those before " + sentEnd);
    }
    while (firstNumber != (next & Framing.NUMBER_MASK)) {
      if (current == first) { // it had arrived although it was to go again
        current = first.next;
        currentNumber = Framing.after(firstNumber);
        offset = 0;
      }
      dropFirst();
    }
  }

  private void dropFirst() {
    size -= first.size();
    count--;
    first = first.next;
    firstNumber = Framing.after(firstNumber);
  }

  /** Begins anew with the oldest that is not confirmed. */
  public void rewind() {
    current = first;
    currentNumber = firstNumber;
    offset = 0;
  }

  /** Drops all. */
  public void clear() {
    first = null;
    current = null;
    last = null;
    offset = 0;
    count = 0;
    size = 0;
    firstNumber = currentNumber;
  }

  /** Confirms what came before {@code next}. */
  public static void sendAck(DataChannel channel, int next) {
    new Header().begin(Framing.ACK).put(next).sendAlone(channel);
  }

  /** See {@link FrameListener#echoed}. */
  public static void sendEcho(DataChannel channel, int mark) {
    new Header().begin(Framing.ECHO).put(mark).sendAlone(channel);
  }

  /** See {@link FrameListener#hello}. */
  public static void sendHello(DataChannel channel, int number, int known, int next) {
    new Header().begin(Framing.HELLO).put(number).put(known).put(next).sendAlone(channel);
  }

  /** See {@link FrameListener#closing}. */
  public static void sendClose(DataChannel channel) {
    new Header().begin(Framing.CLOSE).sendAlone(channel);
  }
}
