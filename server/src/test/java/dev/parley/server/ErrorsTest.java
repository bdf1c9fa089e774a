package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client's mistakes get: an error or a close code, and nobody else notices. */
class ErrorsTest {

  private final VirtualTime time = new VirtualTime();
  private final TestServer server =
      TestServer.start(options -> options.rateLimitedFrames = 10, time.surroundings());
  private final TestClient ann = server.join("blue", "Ann");
  private final TestClient bob = server.join("blue", "Bob");

  ErrorsTest() {
    ann.expect("peer-joined");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void errorSaysWhatItIsAboutAndTheSocketStaysOpen() {
    JsonNode error = ann.send("{\"type\":\"nonsense\",\"id\":5}").expectError("unknown-type");
    assertEquals(5, error.path("ref").intValue());
    assertFalse(error.path("detail").textValue().isEmpty());
    assertFalse(ann.send("{\"type\":\"nonsense\"}").expectError("unknown-type").has("ref"));
    // A type that only a server sends is none of a client's.
    ann.send("{\"type\":\"peer-left\",\"peer\":\"p\",\"reason\":\"left\"}")
        .expectError("unknown-type");
    bob.expectNothing();
  }

  @Test
  void eightMalformedFramesAreBorneWithTheNinthIsNot() {
    for (int i = 0; i < 8; i++) {
      ann.send("{\"type\":").expectError("malformed");
    }
    ann.expectNothing();
    ann.send("[]").expectError("malformed");
    ann.expectClose(4500);
    assertEquals("disconnected", bob.expect("peer-left").path("reason").textValue());
  }

  @Test
  void malformedControlFramesCountToo() {
    for (int i = 0; i < 9; i++) {
      ann.send("{\"type\":\"ack\",\"received\":-1}").expectError("malformed");
    }
    ann.expectClose(4500);
  }

  @Test
  void otherErrorsAreNotCounted() {
    for (int i = 0; i < 20; i++) {
      ann.send("{\"type\":\"offer\",\"to\":\"nobody\",\"sdp\":{}}")
          .expectError("unknown-recipient");
    }
    ann.expectNothing();
  }

  @Test
  void doubledTypeIsMalformed() {
    ann.send("{\"type\":\"ping\",\"t\\u0079pe\":\"leave\"}").expectError("malformed");
  }

  @Test
  void binaryIsAViolation() {
    ann.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
    ann.expectClose(4500);
    bob.expect("peer-left");
  }

  @Test
  void tooLargeFrameIsDroppedAndTheSocketStaysOpen() {
    String large = "{\"type\":\"message\",\"data\":\"" + "x".repeat(200_000) + "\"}";
    ann.send(large).expectError("too-large");
    ann.send("{\"type\":\"message\",\"data\":1}");
    assertEquals(1, bob.expect("message").path("data").intValue());
  }

  @Test
  void fragmentsThatAreTooLargeTogetherAreDroppedAndTheSocketStaysOpen() {
    for (int i = 0; i < 20; i++) {
      ann.socket().sendText("x".repeat(10_000), i == 19).join();
    }
    ann.expectError("too-large");
    ann.expectNothing();
    bob.expectNothing();
  }

  @Test
  void tooDeepFrameIsMalformed() {
    ann.send("{\"type\":\"message\",\"data\":" + "[".repeat(16) + "]".repeat(16) + "}")
        .expectError("malformed");
  }

  @Test
  void tooManyFramesAreRefusedAndAfterAWhileThereAreMore() {
    String frame = "{\"type\":\"message\",\"data\":1}";
    // Ann's join was the first of the burst of 1,000.
    for (int i = 1; i < 1_000; i++) {
      ann.send(frame);
    }
    JsonNode error = ann.send(frame).expectError("rate-limited");
    assertEquals(10, error.path("retryAfterMillis").longValue());
    time.advanceMillis(10);
    ann.expectNothing();
    ann.send(frame).expectError("rate-limited");
    for (int i = 1; i < 1_000; i++) {
      bob.expect("message");
    }
    bob.expectNothing();
  }

  @Test
  void whoGoesOnAfterBeingRefusedIsClosed() {
    for (int i = 1; i < 1_000 + 11; i++) {
      ann.send("{\"type\":\"ping\"}");
    }
    ann.expectClose(4004);
  }

  @Test
  void tooManyBytesAreRefused() {
    String frame = "{\"type\":\"message\",\"data\":\"" + "x".repeat(65_000) + "\"}";
    AtomicLong sent = new AtomicLong();
    while (sent.addAndGet(frame.length()) < 4 * 1_048_576 - 1_000) {
      ann.send(frame);
      bob.expect("message");
    }
    JsonNode error = ann.send(frame).expectError("rate-limited");
    assertTrue(error.path("retryAfterMillis").longValue() > 0);
    bob.expectNothing();
  }

  @Test
  void floodOfATooLargeMessageIsRateLimited() {
    for (int i = 0; i < 80; i++) {
      // No reply is waited for: the server may close before all is sent.
      ann.socket().sendText("x".repeat(65_536), false).exceptionally(closed -> null).join();
    }
    ann.expectError("too-large");
    ann.expectError("rate-limited");
    ann.expectClose(4004);
    bob.expect("peer-left");
  }
}
