package dev.parley.client.channel;

import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelSend;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A data channel that keeps what is sent by it. */
class FrameWire implements DataChannel {

  /** Strings and arrays of bytes, in the order of sending. */
  final List<Object> frames = new ArrayList<>();

  final Unheard unheard = new Unheard();

  private final int maxMessageBytes;
  int refused;

  FrameWire() {
    this(262_144);
  }

  FrameWire(int maxMessageBytes) {
    this.maxMessageBytes = maxMessageBytes;
  }

  /** One that delivers at once. */
  static FrameWire to(Incoming incoming) {
    return new FrameWire() {
      @Override
      public DataChannelSend send(byte[] bytes, int length) {
        try {
          incoming.bytes(Arrays.copyOf(bytes, length));
        } catch (FramingException e) {
          throw new AssertionError(e);
        }
        return DataChannelSend.SENT;
      }
    };
  }

  /** A frame of so many zeros behind its header. */
  static byte[] frame(Header header, int length) {
    FrameWire wire = new FrameWire(Integer.MAX_VALUE);
    header.send(wire, new byte[length + 30], new byte[length], 0, length);
    return (byte[]) wire.frames.get(0);
  }

  static Message message(String text) {
    return Message.of(text, text.getBytes(StandardCharsets.UTF_8).length);
  }

  /** Characters of one to four bytes of UTF-8, none of them half a pair. */
  static String randomText(Random random, int length) {
    int[] of = {'a', 'ü', 'ⅷ', 0x1F44B};
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.appendCodePoint(of[random.nextInt(of.length)]);
    }
    return text.toString();
  }

  static List<Integer> hashes(List<byte[]> messages) {
    return messages.stream().map(Arrays::hashCode).sorted().toList();
  }

  void sendAll(Outgoing outgoing) {
    sendAll(outgoing, Framing.MAX_FRAME_LENGTH);
  }

  void sendAll(Outgoing outgoing, int frameLength) {
    while (outgoing.hasToSend() && refused == 0) {
      outgoing.sendNext(this, frameLength, maxMessageBytes, unheard);
    }
  }

  void deliverTo(Incoming incoming) throws FramingException {
    for (Object frame : frames) {
      if (frame instanceof String text) {
        incoming.text(text);
      } else {
        incoming.bytes((byte[]) frame);
      }
    }
  }

  @Override
  public DataChannelSend send(String text) {
    return keep(text, text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Override
  public DataChannelSend send(byte[] bytes, int length) {
    return keep(Arrays.copyOf(bytes, length), length);
  }

  private DataChannelSend keep(Object frame, int size) {
    if (size > maxMessageBytes) {
      refused++;
      return DataChannelSend.TOO_LARGE;
    }
    frames.add(frame);
    return DataChannelSend.SENT;
  }

  @Override
  public long bufferedAmount() {
    return 0;
  }

  @Override
  public void setBufferedAmountLowThreshold(long bytes) {}

  @Override
  public long maxMessageBytes() {
    return maxMessageBytes;
  }

  @Override
  public void close() {}
}
