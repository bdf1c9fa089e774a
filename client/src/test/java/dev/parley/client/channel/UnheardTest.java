package dev.parley.client.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.ChannelOptions;
import org.junit.jupiter.api.Test;

/** Frames that ask, their echoes, and what the two tell of what is under way. */
class UnheardTest {

  private static final int KIB = 1024;

  private final FrameWire wire = new FrameWire();
  private final Outgoing outgoing = new Outgoing(true, true);
  private final FrameLog log = new FrameLog();
  private final Incoming incoming = incoming(true);

  private Incoming incoming(boolean reliable) {
    int max = ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES;
    return new Incoming(true, reliable, max, new Memory(max), log);
  }

  private void send(int length) {
    outgoing.add(Message.of(new byte[length]));
    wire.sendAll(outgoing);
  }

  @Test
  void fewSmallMessagesDoNotAsk() throws FramingException {
    for (int i = 0; i < 31; i++) {
      send(KIB);
    }
    wire.deliverTo(incoming);
    assertFalse(log.take().contains("asked"));
    assertEquals(0, wire.unheard.length());
  }

  @Test
  void messageThatMakesIt32KibibytesAsksForAllBeforeToo() throws FramingException {
    for (int i = 0; i < 32; i++) {
      send(KIB);
    }
    wire.deliverTo(incoming);
    assertTrue(log.take().endsWith("1024 bytes; asked with 32"));
    assertEquals(32 * KIB, wire.unheard.length());
    assertEquals(32 * KIB, wire.unheard.echoed(32));
    assertEquals(0, wire.unheard.length());
  }

  @Test
  void whatWentSinceTheLastEchoIsUnheard() throws FramingException {
    send(40 * KIB);
    send(40 * KIB);
    send(KIB);
    assertEquals(40 * KIB, wire.unheard.echoed(40));
    assertEquals(41 * KIB, wire.unheard.length());
  }

  @Test
  void echoesThatOvertookOneAnotherCountOnce() throws FramingException {
    send(40 * KIB);
    send(40 * KIB);
    assertEquals(80 * KIB, wire.unheard.echoed(80));
    assertEquals(0, wire.unheard.echoed(40));
  }

  @Test
  void countGoesOnPastWhatMarksAreCountedTo() throws FramingException {
    int half = 128 * KIB * KIB - 64 * KIB;
    Unheard unheard = new Unheard();
    for (int i = 1; i < 9; i++) {
      int mark = unheard.mark(half);
      unheard.sent(half, true);
      assertEquals(half, unheard.length());
      assertEquals(half, unheard.echoed(mark));
    }
  }

  @Test
  void echoOfWhatDidNotAskIsRefused() {
    send(40 * KIB);
    send(KIB);
    for (int mark : new int[] {41, 100, 1 << 18, (1 << 30) - 1}) {
      assertEquals(
          FramingError.WRONG_NUMBER,
          assertThrows(FramingException.class, () -> wire.unheard.echoed(mark)).error());
    }
  }

  @Test
  void whatWaitsForAListenerIsEchoedAtOnceAndOnce() throws FramingException {
    send(40 * KIB);
    incoming.pause();
    wire.deliverTo(incoming);
    assertEquals("asked with 40", log.take());
    incoming.resume();
    assertEquals("40960 bytes", log.take());
  }

  @Test
  void messageBehindAMarkBeginsAtAMultipleOfEight() {
    for (int i = 0; i < 300; i++) {
      send(33 * KIB);
      byte[] frame = (byte[]) wire.frames.get(i);
      assertEquals(8, frame.length - 33 * KIB);
    }
  }

  @Test
  void unreliableChannelNeitherAsksNorAnswers() throws FramingException {
    send(40 * KIB);
    Incoming unreliable = incoming(false);
    assertEquals(
        FramingError.MALFORMED,
        assertThrows(FramingException.class, () -> wire.deliverTo(unreliable)).error());
    wire.frames.clear();
    Outgoing lossy = new Outgoing(true, false);
    lossy.add(Message.of(new byte[40 * KIB]));
    wire.sendAll(lossy);
    wire.deliverTo(unreliable);
    assertEquals("40960 bytes", log.take());
  }
}
