package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Frames that are no frames: the sender is closed, the others go on, and the log holds no payload.
 */
class BadInputTest {

  private static final String SECRET = "candidate-10.9.8.7-secret";

  /** Everything that the relay logs, down to the finest level. */
  private static final class Log extends AppenderBase<ILoggingEvent> {
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      String stack =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      lines.add(event.getLevel() + " " + event.getFormattedMessage() + stack);
    }
  }

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.parley.server");
  private final Log log = new Log();
  private final TestServer server = TestServer.start();
  private final TestClient ann = server.join("blue", "Ann");
  private final TestClient bob = server.join("blue", "Bob");

  @BeforeEach
  void listen() {
    ann.expect("peer-joined");
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
  }

  @AfterEach
  void stop() {
    server.close();
    logger.detachAppender(log);
    logger.setLevel(null);
    logger.setAdditive(true);
    assertFalse(log.lines.isEmpty());
    for (String line : log.lines) {
      assertFalse(line.contains("secret") || line.contains("10.9.8.7"), line);
      assertFalse(line.startsWith("WARN") || line.startsWith("ERROR"), line);
    }
  }

  private RawClient mallory() {
    RawClient mallory = server.rawJoin("blue");
    ann.expect("peer-joined");
    bob.expect("peer-joined");
    return mallory;
  }

  private void expectNobodyElseNoticed() {
    ann.expect("peer-left");
    bob.expect("peer-left");
    ann.send("{\"type\":\"message\",\"data\":1}");
    assertEquals(1, bob.expect("message").path("data").intValue());
    ann.expectNothing();
  }

  @Test
  void unmaskedFrameEndsTheSocket() {
    RawClient mallory = mallory();
    byte[] payload = SECRET.getBytes(StandardCharsets.UTF_8);
    mallory.sendBytes(new byte[] {(byte) 0x81, (byte) payload.length});
    mallory.sendBytes(payload);
    assertEquals(1002, mallory.readClose());
    expectNobodyElseNoticed();
  }

  @Test
  void reservedBitsEndTheSocket() {
    RawClient mallory = mallory();
    mallory.sendFrame(0xF1, SECRET.getBytes(StandardCharsets.UTF_8));
    assertEquals(1002, mallory.readClose());
    expectNobodyElseNoticed();
  }

  @Test
  void unknownOpcodeEndsTheSocket() {
    RawClient mallory = mallory();
    mallory.sendFrame(0x83, SECRET.getBytes(StandardCharsets.UTF_8));
    assertEquals(1002, mallory.readClose());
    expectNobodyElseNoticed();
  }

  @Test
  void continuationOfNothingEndsTheSocket() {
    RawClient mallory = mallory();
    mallory.sendFrame(0x80, SECRET.getBytes(StandardCharsets.UTF_8));
    assertEquals(1002, mallory.readClose());
    expectNobodyElseNoticed();
  }

  @Test
  void lengthBeyondReasonEndsTheSocket() {
    RawClient mallory = mallory();
    mallory.sendBytes(
        new byte[] {(byte) 0x81, (byte) 0xFF, 0x7F, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0});
    assertEquals(1009, mallory.readClose());
    expectNobodyElseNoticed();
  }

  @Test
  void textThatIsNotUtf8IsMalformed() {
    RawClient mallory = mallory();
    byte[] frame =
        ("{\"type\":\"message\",\"data\":\"" + SECRET + "?\"}").getBytes(StandardCharsets.UTF_8);
    for (int bad : new int[] {0x80, 0xC0, 0xED, 0xFF}) {
      frame[frame.length - 3] = (byte) bad;
      mallory.sendFrame(0x81, frame);
      assertTrue(mallory.readText().contains("\"malformed\""));
    }
    mallory.close();
    expectNobodyElseNoticed();
  }

  @Test
  void errorsDoNotQuoteWhatWasSent() {
    RawClient mallory = mallory();
    for (String frame :
        new String[] {
          "{\"type\":\"" + SECRET + "\"}",
          "{\"type\":\"offer\",\"to\":\"" + SECRET + "\",\"sdp\":\"" + SECRET + "\"}",
          "{\"type\":\"join\",\"room\":\"" + SECRET + " \"}",
          "{\"type\":\"update\",\"profile\":\"" + SECRET + "\"}",
          "{\"type\":\"token\",\"token\":\"" + SECRET + "\"",
        }) {
      mallory.sendText(frame);
      String error = mallory.readText();
      assertTrue(error.contains("\"error\""), error);
      assertFalse(error.contains(SECRET), error);
    }
    mallory.close();
    expectNobodyElseNoticed();
  }

  @Test
  void relayedSecretsAreNotLogged() {
    ann.send(
        "{\"type\":\"new-ice-candidate\",\"to\":\"%s\",\"candidate\":\"%s\"}"
            .formatted(bob.id(), SECRET));
    assertEquals(SECRET, bob.expect("new-ice-candidate").path("candidate").textValue());
    ann.send("{\"type\":\"update\",\"profile\":{\"name\":\"" + SECRET + "\"}}");
    bob.expect("peer-updated");
  }

  @Test
  void noiseDisturbsNobody() {
    long seed = Long.getLong("parley.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      RawClient mallory = mallory();
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      try {
        mallory.sendBytes(noise);
        mallory.sendFrame(0x80 | random.nextInt(16), noise);
      } catch (java.io.UncheckedIOException closed) {
        // As it should be.
      }
      mallory.close();
      expectLeft(seed);
    }
    ann.expectNothing();
    bob.expectNothing();
  }

  private void expectLeft(long seed) {
    for (TestClient witness : new TestClient[] {ann, bob}) {
      assertEquals("peer-left", witness.next().path("type").textValue(), "seed " + seed);
    }
  }
}
