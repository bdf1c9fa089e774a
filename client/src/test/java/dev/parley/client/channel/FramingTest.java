package dev.parley.client.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.ChannelOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is cut into frames comes out of them as it was, and nothing else does. */
class FramingTest {

  private static final int MAX = 1_000_000;

  private final FrameWire wire = new FrameWire();
  private final Memory memory = new Memory(4 * MAX);
  private final Collected received = new Collected();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 16_383, 65_535, 65_536, 65_537, 131_072, 262_145, MAX})
  void messageOfAnySizeArrivesAsItWasSent(int size) throws FramingException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    String text = FrameWire.randomText(new Random(size), size / 3);
    Outgoing outgoing = new Outgoing(true, true);
    outgoing.add(Message.of(bytes));
    outgoing.add(FrameWire.message(text));
    wire.sendAll(outgoing);

    wire.deliverTo(incoming(true, true));

    assertArrayEquals(bytes, received.bytes.get(0));
    assertEquals(text, received.texts.get(0));
    assertEquals(0, memory.taken());
  }

  @Test
  void smallMessagesCostTwoBytes() {
    Outgoing outgoing = new Outgoing(true, true);
    outgoing.add(FrameWire.message("hi"));
    outgoing.add(Message.of(new byte[] {7}));
    wire.sendAll(outgoing);
    assertEquals("\0\0hi", wire.frames.get(0));
    assertArrayEquals(new byte[] {0, 1, 7}, (byte[]) wire.frames.get(1));
  }

  @Test
  void rawMessagesGoAsTheyAre() {
    byte[] bytes = {1, 2, 3};
    Outgoing outgoing = new Outgoing(false, false);
    outgoing.add(FrameWire.message("hi"));
    outgoing.add(Message.of(bytes));
    wire.sendAll(outgoing);
    assertEquals("hi", wire.frames.get(0));
    assertArrayEquals(bytes, (byte[]) wire.frames.get(1));
    assertEquals(0, outgoing.size());
  }

  @Test
  void textIsNotCutBetweenTwoSurrogatesHoweverLongAFrameIs() throws FramingException {
    for (int length = Framing.MIN_FRAME_LENGTH; length <= Framing.MAX_FRAME_LENGTH; length += 3) {
      String text = "x" + "👋".repeat(length / 2);
      received.texts.clear();
      wire.frames.clear();
      Outgoing outgoing = new Outgoing(true, true);
      outgoing.add(FrameWire.message(text));
      wire.sendAll(outgoing, length);
      assertTrue(wire.frames.size() > 1);
      for (Object frame : wire.frames) {
        String part = (String) frame;
        assertTrue(!Character.isHighSurrogate(part.charAt(part.length() - 1)));
      }
      wire.deliverTo(incoming(true, true));
      assertEquals(text, received.texts.get(0));
    }
  }

  @Test
  void noFrameIsLongerThanTheOtherSideTakes() {
    FrameWire narrow = new FrameWire(16_384);
    Outgoing outgoing = new Outgoing(true, true);
    outgoing.add(FrameWire.message("ⅷ".repeat(100_000)));
    outgoing.add(Message.of(new byte[100_000]));
    narrow.sendAll(outgoing); // which would refuse one that is
    assertEquals(0, narrow.refused);
  }

  @Test
  void unorderedFragmentsMakeTheMessageInAnyOrder() throws FramingException {
    long seed = Long.getLong("parley.seed", System.nanoTime());
    System.out.println("FramingTest: seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      received.bytes.clear();
      wire.frames.clear();
      Outgoing outgoing = new Outgoing(true, true);
      List<byte[]> sent = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        byte[] bytes = new byte[random.nextInt(200_000)];
        random.nextBytes(bytes);
        sent.add(bytes);
        outgoing.add(Message.of(bytes));
      }
      wire.sendAll(outgoing);
      java.util.Collections.shuffle(wire.frames, random);
      Incoming incoming = incoming(false, true);

      wire.deliverTo(incoming);
      wire.deliverTo(incoming); // all once more: all are duplicates

      assertEquals(FrameWire.hashes(sent), FrameWire.hashes(received.bytes));
      assertEquals(4, incoming.next());
      assertEquals(0, memory.taken());
    }
  }

  @Test
  void lostFragmentLosesItsMessageAlone() throws FramingException {
    for (boolean ordered : new boolean[] {true, false}) {
      received.bytes.clear();
      wire.frames.clear();
      Outgoing outgoing = new Outgoing(true, false);
      for (int i = 1; i <= 30; i++) {
        outgoing.add(Message.of(new byte[100_000 + i]));
      }
      wire.sendAll(outgoing);
      wire.frames.remove(0); // the first part of the first
      wire.frames.remove(4); // the last part of the third
      Incoming incoming = incoming(ordered, false);
      wire.deliverTo(incoming);
      assertEquals(28, received.bytes.size());
      assertEquals(100_002, received.bytes.get(0).length);
      assertEquals(100_004, received.bytes.get(1).length);
      incoming.cut();
      assertEquals(0, memory.taken());
    }
  }

  @Test
  void whatIsNotConfirmedGoesAgainAndWhatArrivedDoesNot() throws FramingException {
    Outgoing outgoing = new Outgoing(true, true);
    for (int i = 0; i < 5; i++) {
      outgoing.add(Message.of(new byte[] {(byte) i}));
    }
    wire.sendAll(outgoing);
    outgoing.acknowledged(2);
    assertEquals(3, outgoing.size());

    wire.frames.clear();
    outgoing.rewind();
    outgoing.acknowledged(4); // as the new connection's hello says
    wire.sendAll(outgoing);
    assertEquals(1, wire.frames.size());
    assertArrayEquals(new byte[] {0, 4, 4}, (byte[]) wire.frames.get(0));

    outgoing.acknowledged(5);
    outgoing.acknowledged(3); // overtaken on its way
    assertEquals(0, outgoing.size());
    assertThrows(FramingException.class, () -> outgoing.acknowledged(6));
  }

  @Test
  void numbersGoRoundAfterSixteenMillionMessages() throws FramingException {
    for (boolean ordered : new boolean[] {true, false}) {
      int[] arrived = new int[1];
      Collected counting =
          new Collected() {
            @Override
            public void bytes(byte[] frame, int from) {
              arrived[0]++;
            }
          };
      Incoming incoming = new Incoming(ordered, true, MAX, memory, counting);
      Outgoing outgoing = new Outgoing(true, true);
      int count = Framing.NUMBER_MASK + 10;
      Message message = null;
      FrameWire direct = FrameWire.to(incoming);
      for (int i = 0; i < count; i++) {
        message = Message.of(new byte[0]);
        outgoing.add(message);
        direct.sendAll(outgoing);
        if (i % 64 == 0) {
          outgoing.acknowledged(incoming.next());
        }
      }
      assertEquals(count, arrived[0]);
      assertEquals(9, incoming.next());
    }
  }

  @Test
  void numberOfAChannelIsReadAsItWasWritten() throws FramingException {
    for (int number : new int[] {0, 1, 63, 64, 4_095, 4_096, 1_000_000, (1 << 30) - 1}) {
      Frame frame =
          new Frame(null, FrameWire.frame(new Header().begin(Framing.ACK).put(number).put(7), 0));
      assertEquals(Framing.ACK, frame.kind);
      assertEquals(number, frame.number());
      assertEquals(7, frame.number());
    }
  }

  private Incoming incoming(boolean ordered, boolean reliable) {
    return new Incoming(
        ordered,
        reliable,
        Math.min(MAX, ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES),
        memory,
        received);
  }

  /** Keeps what came. */
  static class Collected implements FrameListener {

    final List<String> texts = new ArrayList<>();
    final List<byte[]> bytes = new ArrayList<>();

    @Override
    public void text(String message) {
      texts.add(message);
    }

    @Override
    public void bytes(byte[] frame, int from) {
      bytes.add(Arrays.copyOfRange(frame, from, frame.length));
    }

    @Override
    public void acknowledged(int next) {}

    @Override
    public void hello(int number, int known, int next) {}

    @Override
    public void asked(int mark) {}

    @Override
    public void echoed(int mark) {}

    @Override
    public void closing() {}
  }
}
