package dev.parley.server.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.PeerId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares the scanner with Jackson, on frames made at random and then damaged. */
class EnvelopeFuzzTest {

  private static final int FRAMES = 10_000;
  private static final int DEPTH = 64;

  private static final ObjectReader JACKSON =
      new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final long seed = Long.getLong("parley.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final FrameGenerator generator = new FrameGenerator(random);

  @Test
  void splicedFrameIsTheSentOneButForTheEnvelope() throws Exception {
    for (int i = 0; i < FRAMES; i++) {
      String text = generator.relayedFrame();
      try {
        Envelope envelope = Envelope.read(text.getBytes(StandardCharsets.UTF_8), DEPTH);
        ObjectNode expected = (ObjectNode) JACKSON.readTree(text);
        expected.remove(java.util.List.of("to", "from", "id", "seq"));
        expected.put("from", "p1");
        String spliced = EnvelopeTest.text(envelope.relayed(new Stamp(new PeerId("p1")), 0));
        assertEquals(expected, JACKSON.readTree(spliced));
      } catch (FrameException | AssertionError e) {
        fail("seed " + seed + ", frame " + i + ": " + text, e);
      }
    }
  }

  @Test
  void acceptsExactlyWhatJacksonAccepts() {
    int accepted = 0;
    for (int i = 0; i < FRAMES; i++) {
      byte[] frame = generator.relayedFrame().getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(8) != 0) {
        frame = generator.damage(frame);
      }
      Verdict verdict = verdict(frame);
      boolean wellFormed = jacksonAccepts(frame);
      if (verdict == (wellFormed ? Verdict.NOT_JSON : Verdict.JSON)) {
        fail(
            "seed %d, frame %d, to the scanner %s: %s"
                .formatted(seed, i, verdict, HexFormat.of().formatHex(frame)));
      }
      accepted += verdict == Verdict.JSON ? 1 : 0;
    }
    int share = accepted * 100 / FRAMES;
    assertTrue(share > 15 && share < 85, "a poor mix: accepted " + share + " %, seed " + seed);
  }

  @Test
  void cutFramesAreAllMalformed() {
    for (int i = 0; i < 200; i++) {
      byte[] frame = generator.relayedFrame().getBytes(StandardCharsets.UTF_8);
      int end = frame.length;
      while (frame[end - 1] != '}') {
        end--;
      }
      for (int length = 0; length < end; length++) {
        byte[] cut = Arrays.copyOf(frame, length);
        assertEquals(Verdict.NOT_JSON, verdict(cut), "seed " + seed);
      }
    }
  }

  private enum Verdict {
    JSON,
    NOT_JSON,
    /** Its envelope was refused before its end was seen. */
    NOT_SEEN
  }

  private static Verdict verdict(byte[] frame) {
    try {
      Envelope.read(frame.clone(), DEPTH);
      return Verdict.JSON;
    } catch (FrameException e) {
      if (e.code() == ErrorCode.UNKNOWN_TYPE) {
        return Verdict.JSON;
      }
      return e.getMessage().contains("well-formed") ? Verdict.NOT_JSON : Verdict.NOT_SEEN;
    }
  }

  private static boolean jacksonAccepts(byte[] frame) {
    try {
      // Jackson's own UTF-8 decoder lets surrogates pass; the JDK's does not.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame)).toString();
      JsonNode node = JACKSON.readTree(text);
      return node.isObject();
    } catch (CharacterCodingException | JsonProcessingException e) {
      return false;
    }
  }
}
