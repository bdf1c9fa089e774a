package dev.parley.client.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.ChannelOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Whatever comes, there is a message, nothing, or a typed error; and no more memory than stated.
 */
class HostileFramesTest {

  private static final int MAX = 100_000;
  private static final int PEER_LIMIT = 400_000;
  private static final int FRAMES = 300_000;

  private final FrameLog log = new FrameLog();
  private final Memory memory = new Memory(PEER_LIMIT);
  private final Incoming ordered = incoming(true, true);
  private final Incoming unordered = incoming(false, true);

  @Test
  void noFrameDoesAnythingButWhatIsStated() {
    long seed = Long.getLong("parley.seed", System.nanoTime());
    System.out.println("HostileFramesTest: -Dparley.seed=" + seed);
    Random random = new Random(seed);
    List<Incoming> channels =
        List.of(ordered, unordered, incoming(true, false), incoming(false, false));
    int refused = 0;
    for (int i = 0; i < FRAMES; i++) {
      Incoming channel = channels.get(random.nextInt(channels.size()));
      try {
        if (random.nextBoolean()) {
          channel.bytes(frame(random, channel.next()));
        } else {
          channel.text(text(frame(random, channel.next())));
        }
      } catch (FramingException e) {
        refused++;
        channel.cut(); // as the channel is: here its numbers go on
      }
      assertTrue(memory.taken() <= PEER_LIMIT, "seed " + seed);
    }
    channels.forEach(Incoming::cut);
    assertEquals(0, memory.taken(), "seed " + seed);
    assertTrue(refused > FRAMES / 10 && log.lines.size() > FRAMES / 100, "seed " + seed);
  }

  /** Nearly right, mostly. */
  private static byte[] frame(Random random, int next) {
    if (random.nextInt(4) == 0) {
      byte[] noise = new byte[random.nextInt(20)];
      random.nextBytes(noise);
      return noise;
    }
    int length = random.nextInt(6) == 0 ? random.nextInt(20) : 4_000 + random.nextInt(30_000);
    int number =
        next + (random.nextInt(4) == 0 ? random.nextInt(9_000) - 4_500 : random.nextInt(3));
    Header header = new Header();
    header.begin(random.nextInt(6) == 0 ? random.nextInt(60) : random.nextInt(2));
    header.put(number & (random.nextInt(50) == 0 ? 0x3FFF_FFFF : Framing.NUMBER_MASK));
    if (random.nextInt(3) > 0) {
      header.put(random.nextInt(9) == 0 ? random.nextInt(1 << 30) : 60_000);
      header.put(random.nextInt(9) == 0 ? random.nextInt(1 << 30) : random.nextInt(3) * 20_000);
    }
    return FrameWire.frame(header, length);
  }

  private static String text(byte[] frame) {
    return new String(frame, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Test
  void lengthThatPromisesTooMuchIsRefusedBeforeAnythingIsHeld() {
    assertError(FramingError.TOO_LARGE, () -> ordered.bytes(fragment(0, MAX + 1, 0, 5_000)));
    assertError(FramingError.TOO_LARGE, () -> ordered.bytes(fragment(0, (1 << 30) - 1, 0, 5_000)));
    assertError(FramingError.TOO_LARGE, () -> ordered.bytes(whole(0, MAX + 1)));
    assertEquals(0, memory.taken());
  }

  @Test
  void promisedLengthIsNotAllocated() throws FramingException {
    for (int i = 0; i < 40; i++) {
      unordered.bytes(fragment(i, MAX, 0, 4_096));
    }
    assertTrue(memory.taken() < 40 * 4_300);
  }

  @Test
  void fragmentsThatDoNotMakeTheirMessageAreRefused() throws FramingException {
    ordered.bytes(fragment(0, 20_000, 0, 5_000));
    assertError(FramingError.WRONG_LENGTH, () -> ordered.bytes(fragment(0, 20_000, 0, 5_000)));
    assertError(FramingError.WRONG_LENGTH, () -> ordered.bytes(fragment(0, 20_000, 6_000, 5_000)));
    assertError(FramingError.WRONG_LENGTH, () -> ordered.bytes(fragment(0, 20_001, 5_000, 5_000)));
    assertError(FramingError.WRONG_LENGTH, () -> ordered.bytes(fragment(0, 9_000, 5_000, 5_000)));
    assertError(
        FramingError.WRONG_LENGTH, () -> ordered.text(text(fragment(0, 20_000, 5_000, 5_000))));
    assertError(FramingError.WRONG_NUMBER, () -> ordered.bytes(whole(0, 1)));
    assertError(FramingError.WRONG_NUMBER, () -> ordered.bytes(whole(1, 1)));
  }

  @Test
  void tinyFragmentsAreRefused() {
    assertError(FramingError.WRONG_LENGTH, () -> ordered.bytes(fragment(0, 20_000, 0, 2_047)));
    assertError(FramingError.WRONG_LENGTH, () -> ordered.bytes(fragment(0, 20_000, 0, 0)));
    assertError(FramingError.WRONG_LENGTH, () -> ordered.bytes(fragment(0, 0, 0, 0)));
  }

  @Test
  void overlappingFragmentsAreRefused() throws FramingException {
    unordered.bytes(fragment(0, 50_000, 10_000, 10_000));
    for (int offset : new int[] {5_000, 10_000, 15_000}) {
      assertError(
          FramingError.WRONG_LENGTH,
          () -> {
            Incoming fresh = incoming(false, true);
            fresh.bytes(fragment(0, 50_000, 10_000, 10_000));
            fresh.bytes(fragment(0, 50_000, offset, 10_000));
          });
    }
  }

  @Test
  void endlessBeginningsEndAtTheChannelsLimit() {
    assertError(
        FramingError.TOO_MUCH_UNFINISHED,
        () -> {
          for (int i = 0; i < 4_000; i++) {
            unordered.bytes(fragment(i, MAX, 0, 30_000));
          }
        });
    assertTrue(memory.taken() <= 2 * (MAX + Framing.MAX_FRAME_LENGTH));
  }

  @Test
  void whatNoOneListensForEndsAtTheChannelsLimit() {
    ordered.pause();
    assertError(
        FramingError.TOO_MUCH_UNFINISHED,
        () -> {
          for (int i = 0; i < 4_000; i++) {
            ordered.bytes(whole(i, 30_000));
          }
        });
    assertTrue(memory.taken() <= 2 * (MAX + Framing.MAX_FRAME_LENGTH));
    ordered.cut();
    assertEquals(0, memory.taken());
  }

  @Test
  void manyChannelsWithHalfMessagesEndAtThePeersLimit() {
    List<Incoming> channels = new ArrayList<>();
    assertError(
        FramingError.TOO_MUCH_UNFINISHED,
        () -> {
          for (int i = 0; i < 1_000; i++) {
            Incoming channel = incoming(true, true);
            channels.add(channel);
            channel.bytes(fragment(0, MAX, 0, 30_000));
          }
        });
    assertTrue(memory.taken() <= PEER_LIMIT && channels.size() > 10);
    channels.forEach(Incoming::cut);
    assertEquals(0, memory.taken());
  }

  @Test
  void unreliableChannelForgetsItsOldestInsteadOfEnding() throws FramingException {
    for (boolean isOrdered : new boolean[] {true, false}) {
      Incoming channel = incoming(isOrdered, false);
      for (int i = 0; i < 1_000; i++) {
        channel.bytes(fragment(i, MAX, 0, 30_000));
      }
      assertTrue(memory.taken() <= 2 * (MAX + Framing.MAX_FRAME_LENGTH));
      channel.cut();
    }
  }

  /** With the numbers that a peer's channels have. */
  @Test
  void ordinaryLossNeverEndsAnUnreliableChannelNorTakesAReliableOnesRoom() throws FramingException {
    int max = ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES;
    Memory peers = new Memory(2 * max);
    Incoming lossy = new Incoming(false, false, max, peers, log);
    Incoming otherLossy = new Incoming(false, false, max, peers, log);
    Incoming reliable = new Incoming(true, true, max, peers, log);
    byte[] part = new byte[1 << 20];
    for (int message = 0; message < 7; message++) { // each lacks its last fragment
      for (int i = 0; i < 19; i++) {
        lossy.bytes(fragment(message, 20 << 20, i << 20, part.length));
      }
    }
    for (int i = 0; i < 10; i++) {
      otherLossy.bytes(fragment(0, 10 << 20, i << 20, part.length));
    }
    for (int i = 0; i < 64; i++) {
      reliable.bytes(fragment(0, 64 << 20, i << 20, part.length));
    }
    assertEquals(List.of((10 << 20) + " bytes", (64 << 20) + " bytes"), log.lines);
    assertTrue(peers.taken() <= 2 * max);
    lossy.cut();
    assertEquals(0, peers.taken());
  }

  @Test
  void unreliableMessageForWhichThereIsNoRoomIsDropped() throws FramingException {
    Memory small = new Memory(60_000);
    Incoming holder = new Incoming(true, true, MAX, small, log);
    Incoming lossy = new Incoming(true, false, MAX, small, log);
    holder.bytes(fragment(0, MAX, 0, 50_000));
    lossy.bytes(fragment(0, 20_000, 0, 5_000));
    lossy.bytes(fragment(0, 20_000, 5_000, 10_000));
    lossy.bytes(fragment(0, 20_000, 15_000, 5_000));
    lossy.bytes(whole(1, 1));
    holder.bytes(fragment(0, MAX, 50_000, 5_000));
    assertEquals(List.of("1 bytes"), log.lines);
  }

  @Test
  void unreliableChannelHasNoConfirmations() {
    Incoming channel = incoming(true, false);
    assertError(FramingError.MALFORMED, () -> channel.bytes(new byte[] {2, 0}));
    assertError(FramingError.MALFORMED, () -> channel.bytes(new byte[] {3, 1, 1, 0}));
    assertError(FramingError.MALFORMED, () -> channel.bytes(new byte[] {4}));
  }

  @Test
  void messageFarAheadIsRefusedAndOneThatIsBehindIsDropped() throws FramingException {
    assertError(FramingError.WRONG_NUMBER, () -> unordered.bytes(whole(Framing.WINDOW, 1)));
    unordered.bytes(whole(Framing.WINDOW - 1, 1));
    unordered.bytes(whole(Framing.WINDOW - 1, 1));
    unordered.bytes(whole(Framing.NUMBER_MASK, 1));
    assertEquals(List.of("1 bytes"), log.lines);
  }

  private static byte[] whole(int number, int length) {
    return FrameWire.frame(new Header().begin(Framing.WHOLE).put(number), length);
  }

  private static byte[] fragment(int number, int total, int offset, int length) {
    return FrameWire.frame(
        new Header().begin(Framing.FRAGMENT).put(number).put(total).put(offset), length);
  }

  private Incoming incoming(boolean isOrdered, boolean reliable) {
    return new Incoming(isOrdered, reliable, MAX, memory, log);
  }

  private static void assertError(FramingError error, Executable frames) {
    assertEquals(error, assertThrows(FramingException.class, frames).error());
  }
}
