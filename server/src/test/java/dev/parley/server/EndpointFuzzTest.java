package dev.parley.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Whatever a client sends, nothing is thrown into the server, nothing of it reaches the log, and
 * others do not notice. Repeat a run by {@code -Dparley.seed}, lengthen it by {@code
 * -Dparley.fuzz.inputs}.
 */
class EndpointFuzzTest {

  private static final int INPUTS = Integer.getInteger("parley.fuzz.inputs", 3_000);
  private static final long SEED = Long.getLong("parley.seed", System.nanoTime());
  private static final int INPUTS_BETWEEN_CHECKS = 100;

  /** Stands in every payload, and must stand nowhere else. */
  private static final String MARKER = "kZ8qMarkerW3v";

  private static final String GOLDEN = "/dev/parley/protocol/golden/";

  private final Random random = new Random(SEED);
  private final List<String> frames = goldenFrames();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.parley");
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final TestServer server = TestServer.start(options -> options.closeTimeoutMillis = 1_000);
  private final TestClient ann = server.join("healthy", "Ann");
  private final TestClient bob = server.join("healthy", "Bob");

  private static List<String> goldenFrames() {
    List<String> frames = new ArrayList<>();
    for (String name : resource("index.txt").split("\\R")) {
      frames.add(resource(name).replaceFirst("Ann|Hello|192\\.0\\.2\\.1", MARKER));
    }
    frames.add("{\"type\":\"message\",\"data\":\"" + MARKER + "\"}");
    frames.add("{\"type\":\"join\",\"room\":\"" + MARKER + "\",\"token\":\"" + MARKER + "\"}");
    return frames;
  }

  private static String resource(String name) {
    try (InputStream in = EndpointFuzzTest.class.getResourceAsStream(GOLDEN + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void listen() {
    ann.expect("peer-joined");
    log.start();
    // Ours at every level, and not to the console; what others warn of.
    ours.setLevel(Level.TRACE);
    ours.setAdditive(false);
    ours.addAppender(log);
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    ours.setLevel(null);
    ours.setAdditive(true);
    ours.detachAppender(log);
    root.detachAppender(log);
    server.close();
  }

  @Test
  void nothingThatIsSentHarmsAnyoneElse() {
    System.out.println("EndpointFuzzTest: -Dparley.seed=" + SEED + ", " + INPUTS + " inputs");
    for (int i = 0; i < INPUTS; i++) {
      send(i);
      if (i % INPUTS_BETWEEN_CHECKS == 0) {
        checkThatOthersGoOn(i);
      }
    }
    checkThatOthersGoOn(INPUTS);
    await()
        .atMost(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS)
        .until(() -> server.relay().connectionCount() == 2);
    assertEquals(2, server.admin().status().sessions() - server.admin().status().suspended());
    log.list.forEach(EndpointFuzzTest::check);
  }

  /** One connection with one kind of input, read until the server has ended it. */
  private void send(int number) {
    try (RawClient client = server.raw()) {
      if (random.nextInt(20) == 0) {
        client.sendBytes(mutated(handshake()));
      } else {
        client.handshake("/signal" + (random.nextBoolean() ? "?room=fuzz-" + number : ""));
        for (int frame = random.nextInt(6); frame >= 0; frame--) {
          send(client, random.nextBoolean() ? textFrame() : anyFrame());
        }
      }
      client.finish();
    }
  }

  private static void send(RawClient client, byte[] bytes) {
    try {
      client.sendBytes(bytes);
    } catch (UncheckedIOException e) {
      // What came before was enough for the server to end the connection.
    }
  }

  private static byte[] handshake() {
    String request =
        "GET /signal?room=%s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    return request.formatted(MARKER).getBytes(StandardCharsets.US_ASCII);
  }

  /** A text frame as it should be, with a message that is no more. */
  private byte[] textFrame() {
    String golden = frames.get(random.nextInt(frames.size()));
    byte[] text = golden.getBytes(StandardCharsets.UTF_8);
    return RawClient.frame(0x81, random.nextInt(4) == 0 ? text : mutated(text));
  }

  /** Any opcode, any reserved bits, any length that is claimed, masked or not (RFC 6455 §5.2). */
  private byte[] anyFrame() {
    byte[] payload = (MARKER + "x".repeat(random.nextInt(200))).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(random.nextInt(3) == 0 ? random.nextInt(256) : 0x80 | random.nextInt(11));
    int mask = random.nextInt(8) == 0 ? 0 : 0x80;
    switch (random.nextInt(6)) {
      case 0 -> {
        frame.write(mask | 126);
        frame.write(random.nextInt(256));
        frame.write(random.nextInt(256));
      }
      case 1 -> {
        frame.write(mask | 127);
        for (int i = 0; i < 8; i++) {
          frame.write(random.nextInt(4) == 0 ? random.nextInt(256) : 0);
        }
      }
      default -> frame.write(mask | Math.min(payload.length, random.nextInt(126)));
    }
    if (mask != 0) {
      frame.writeBytes(new byte[4]);
    }
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  private byte[] mutated(byte[] original) {
    byte[] bytes = original.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(20)));
        default -> bytes = repeated(bytes, at, Math.min(bytes.length, at + random.nextInt(20)));
      }
      if (bytes.length == 0) {
        return original;
      }
    }
    return bytes;
  }

  /** Without what stands there. */
  private static byte[] spliced(byte[] bytes, int from, int to) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    rest.write(bytes, 0, from);
    rest.write(bytes, to, bytes.length - to);
    return rest.toByteArray();
  }

  /** With what stands there twice. */
  private static byte[] repeated(byte[] bytes, int from, int to) {
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    more.write(bytes, 0, to);
    more.write(bytes, from, bytes.length - from);
    return more.toByteArray();
  }

  private void checkThatOthersGoOn(int number) {
    ann.send("{\"type\":\"message\",\"data\":" + number + "}");
    assertEquals(number, bob.expect("message").path("data").intValue());
    bob.send("{\"type\":\"message\",\"data\":" + number + "}");
    assertEquals(number, ann.expect("message").path("data").intValue());
  }

  private static void check(ILoggingEvent event) {
    String text = event.getFormattedMessage();
    IThrowableProxy cause = event.getThrowableProxy();
    String all = cause == null ? text : text + ThrowableProxyUtil.asString(cause);
    assertFalse(all.contains(MARKER), () -> "a payload is in the log: " + all);
    boolean fault = event.getLevel() == Level.ERROR;
    assertFalse(fault, () -> "something was thrown: " + event.getLoggerName() + " " + all);
  }
}
