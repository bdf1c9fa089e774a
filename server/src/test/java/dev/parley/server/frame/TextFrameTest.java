package dev.parley.server.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.Protocol;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextFrameTest {

  private static final Stamp STAMP = new Stamp(new PeerId("p1"));

  private static String text(TextFrame frame) {
    return StandardCharsets.UTF_8.decode(frame.buffer()).toString();
  }

  private static Envelope envelope() throws FrameException {
    byte[] frame =
        "{\"type\":\"message\",\"to\":\"p2\",\"data\":1}".getBytes(StandardCharsets.UTF_8);
    return Envelope.read(frame, 16);
  }

  @Test
  void numberStandsInFront() {
    TextFrame frame = TextFrame.of("{\"a\":1}", 7);
    for (long number : new long[] {1, 9, 10, 12_345, Protocol.MAX_SEQUENCE}) {
      TextFrame numbered = frame.numbered(number);
      assertEquals("{\"seq\":" + number + ",\"a\":1}", text(numbered));
      assertEquals(text(numbered).length(), numbered.size());
      assertEquals(7, numbered.bornAt());
    }
    assertEquals("{\"a\":1}", text(frame));
  }

  @Test
  void frameForManyGetsADifferentNumberForEach() throws FrameException {
    TextFrame frame = envelope().relayed(STAMP, 0);
    TextFrame first = frame.numbered(1);
    TextFrame second = frame.numbered(2_000_000);
    assertEquals("{\"seq\":1,\"from\":\"p1\",\"type\":\"message\",\"data\":1}", text(first));
    assertEquals("{\"seq\":2000000,\"from\":\"p1\",\"type\":\"message\",\"data\":1}", text(second));
    assertEquals("{\"from\":\"p1\",\"type\":\"message\",\"data\":1}", text(frame));
  }

  @Test
  void frameForOneIsNumberedWhereItIsAsOftenAsItIsSent() throws FrameException {
    TextFrame frame = envelope().relayedToOne(STAMP, 0);
    String plain = "\"from\":\"p1\",\"type\":\"message\",\"data\":1}";
    assertEquals("{" + plain, text(frame));
    assertEquals(plain.length() + 1, frame.size());
    for (int time = 0; time < 2; time++) {
      assertEquals(
          "{\"seq\":" + Protocol.MAX_SEQUENCE + "," + plain,
          text(frame.numbered(Protocol.MAX_SEQUENCE)));
    }
  }
}
