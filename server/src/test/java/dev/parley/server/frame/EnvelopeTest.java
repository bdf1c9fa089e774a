package dev.parley.server.frame;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MessageType;
import dev.parley.protocol.PeerId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

  private static final int DEPTH = 16;

  static Envelope read(String text) throws FrameException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static Envelope read(byte[] frame) throws FrameException {
    return Envelope.read(frame, DEPTH);
  }

  static String text(TextFrame frame) {
    return StandardCharsets.UTF_8.decode(frame.buffer()).toString();
  }

  private static FrameException refusal(String text) {
    return assertThrows(FrameException.class, () -> read(text), text);
  }

  @Test
  void readsTypeAddresseeAndNumber() throws FrameException {
    Envelope envelope = read(" {\"data\":[],\"id\":12,\"to\":\"p2\",\"type\":\"message\"}\r\n");
    assertEquals(MessageType.MESSAGE, envelope.type());
    assertEquals(Optional.of(new PeerId("p2")), envelope.to());
    assertEquals(12, envelope.id());
  }

  @Test
  void readsThemInAnyEscaping() throws FrameException {
    Envelope envelope =
        read(
            "{\"t\\u0079pe\":\"o\\u0066fer\",\"\\u0074\\u006F\":\"p\\u002d2\",\"\\u0069d\":1e2,"
                + "\"s\\u0064p\":0}");
    assertEquals(MessageType.OFFER, envelope.type());
    assertEquals(Optional.of(new PeerId("p-2")), envelope.to());
    assertEquals(100, envelope.id());
  }

  @Test
  void readsNothingInside() throws FrameException {
    Envelope envelope =
        read("{\"type\":\"message\",\"data\":{\"to\":\"a\",\"to\":\"b\",\"type\":1,\"id\":\"x\"}}");
    assertEquals(Optional.empty(), envelope.to());
    assertEquals(0, envelope.id());
  }

  @Test
  void splicesTheSenderInAndTheEnvelopeOut() throws FrameException {
    Stamp stamp = new Stamp(new PeerId("p1"));
    assertEquals(
        "{\"from\":\"p1\",\"a\":1 , \"type\":\"message\",\"data\":{ },\"z\":\"\"}",
        text(
            read("{\"id\":4, \"a\":1 , \"type\":\"message\" ,\"seq\":1,\"from\":\"x\",\"data\":{ }"
                    + ",\"to\":\"p2\",\"z\":\"\"}")
                .relayed(stamp, 0)));
    assertEquals(
        "{\"from\":\"p1\",\"type\":\"message\",\"data\":0}",
        text(read("{\"type\":\"message\",\"data\":0}").relayed(stamp, 0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type",
        "to",
        "from",
        "id",
        "seq",
        "\\u0074ype",
        "t\\u006f",
        "fr\\u006Fm",
        "\\u0069\\u0064",
        "s\\u0065q"
      })
  void refusesADoubledMemberOfTheEnvelopeInAnyEscaping(String name) {
    String plain =
        JsonString.decode(
            ('"' + name + '"').getBytes(StandardCharsets.US_ASCII), 0, name.length() + 2);
    for (String[] pair : new String[][] {{plain, name}, {name, plain}, {name, name}}) {
      FrameException refusal =
          refusal(
              "{\"%s\":null,\"type\":\"message\",\"data\":1,\"%s\":null}"
                  .formatted(pair[0], pair[1]));
      assertEquals(ErrorCode.MALFORMED, refusal.code());
      assertTrue(refusal.getMessage().contains("member " + plain + " is there twice"));
    }
  }

  @Test
  void letsOtherMembersBeDoubled() throws FrameException {
    String doubled = "{\"type\":\"message\",\"data\":1,\"data\":2,\"x\":1,\"x\":1}";
    assertEquals(
        "{\"from\":\"p\"," + doubled.substring(1),
        text(read(doubled).relayed(new Stamp(new PeerId("p")), 0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":1}",
        "{\"type\":null}",
        "{\"data\":1}",
        "{\"type\":\"offer\"}",
        "{\"type\":\"answer\",\"candidate\":1}",
        "{\"type\":\"new-ice-candidate\",\"sdp\":1}",
        "{\"type\":\"message\",\"sdp\":1}",
        "{\"type\":\"message\",\"data\":1,\"to\":7}",
        "{\"type\":\"message\",\"data\":1,\"to\":\"\"}",
        "{\"type\":\"message\",\"data\":1,\"to\":\"a b\"}",
        "{\"type\":\"message\",\"data\":1,\"to\":\"\\u00e4\"}",
        "{\"type\":\"message\",\"data\":1,\"id\":\"1\"}",
        "{\"type\":\"message\",\"data\":1,\"id\":-1}",
        "{\"type\":\"message\",\"data\":1,\"id\":0.5}",
        "{\"type\":\"message\",\"data\":1,\"id\":9007199254740992}",
        "{\"type\":\"message\",\"data\":1,\"id\":true}",
      })
  void refusesAnEnvelopeOfWrongTypes(String frame) {
    assertEquals(ErrorCode.MALFORMED, refusal(frame).code());
  }

  @Test
  void namesTheFrameThatItRefuses() {
    assertEquals(9, refusal("{\"id\":9,\"type\":\"offer\"}").ref());
    assertEquals(9, refusal("{\"id\":9,\"type\":\"x\"}").ref());
  }

  @Test
  void unknownTypeIsSaidOnlyOfAWellFormedFrame() {
    assertEquals(ErrorCode.UNKNOWN_TYPE, refusal("{\"type\":\"offer2\"}").code());
    assertEquals(ErrorCode.UNKNOWN_TYPE, refusal("{\"type\":\"\u00f6ffer\"}").code());
    assertEquals(ErrorCode.MALFORMED, refusal("{\"type\":\"offer2\"").code());
  }

  @Test
  void depthIsCountedWithTheFrameItself() {
    String frame = "{\"type\":\"message\",\"data\":%s%s}";
    assertDoesNotThrow(() -> read(frame.formatted("[".repeat(15), "]".repeat(15))));
    assertDoesNotThrow(() -> read(frame.formatted("{\"a\":".repeat(15) + 1, "}".repeat(15))));
    assertEquals(
        ErrorCode.MALFORMED, refusal(frame.formatted("[".repeat(16), "]".repeat(16))).code());
    assertEquals(
        ErrorCode.MALFORMED,
        refusal(frame.formatted("{\"a\":".repeat(16) + 1, "}".repeat(16))).code());
    assertEquals(ErrorCode.MALFORMED, refusal(frame.formatted("[".repeat(60_000), "")).code());
  }

  @Test
  void neverQuotesTheFrame() {
    for (String frame :
        new String[] {
          "{\"type\":\"secret\"}",
          "{\"type\":\"message\",\"data\":secret}",
          "{\"type\":\"message\",\"data\":1,\"to\":\"secret \"}",
          "{\"type\":\"message\",\"data\":\"secret"
        }) {
      assertTrue(!refusal(frame).getMessage().contains("secret"), frame);
    }
  }
}
