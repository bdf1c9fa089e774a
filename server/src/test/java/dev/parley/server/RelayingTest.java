package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The protocol's "Relayed messages". */
class RelayingTest {

  private static final String OFFER =
      "{\"type\":\"offer\",%s\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}}";
  private static final String ANSWER =
      "{\"type\":\"answer\",%s\"sdp\":{\"type\":\"answer\",\"sdp\":\"v=0\\r\\n\"}}";
  private static final String CANDIDATE =
      "{\"type\":\"new-ice-candidate\",%s\"candidate\":{\"candidate\":\"candidate:1 1 UDP\"}}";
  private static final String END_OF_CANDIDATES =
      "{\"type\":\"new-ice-candidate\",%s\"candidate\":null}";
  private static final String MESSAGE = "{\"type\":\"message\",%s\"data\":{\"text\":\"hello\"}}";

  private static final List<String> ALL =
      List.of(OFFER, ANSWER, CANDIDATE, END_OF_CANDIDATES, MESSAGE);

  private final TestServer server = TestServer.start();
  private final TestClient ann = server.join("blue", "Ann");
  private final TestClient bob = server.join("blue", "Bob");

  RelayingTest() {
    ann.expect("peer-joined");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String to(TestClient receiver) {
    return "\"to\":\"" + receiver.id() + "\",";
  }

  private static String relayed(String template, TestClient sender) {
    return "{\"from\":\"" + sender.id() + "\"," + template.formatted("").substring(1);
  }

  @Test
  void eachTypeReachesTheOneItIsTo() {
    TestClient cyd = server.join("blue", "Cyd");
    bob.expect("peer-joined");
    for (String template : ALL) {
      ann.send(template.formatted(to(bob)));
      assertEquals(relayed(template, ann), bob.nextText());
    }
    ann.expect("peer-joined");
    ann.expectNothing();
    cyd.expectNothing();
  }

  @Test
  void eachTypeReachesTheOnlyOtherPeerWithoutTo() {
    for (String template : ALL) {
      bob.send(template.formatted(""));
      assertEquals(relayed(template, bob), ann.nextText());
    }
    bob.expectNothing();
  }

  @Test
  void toMayBeLeftOutOnlyWhereThereIsOneOtherPeer() {
    TestClient cyd = server.join("blue", "Cyd");
    ann.expect("peer-joined");
    for (String template : List.of(OFFER, ANSWER, CANDIDATE, END_OF_CANDIDATES)) {
      ann.send(template.formatted("\"id\":7,"));
      assertEquals(7, ann.expectError("recipient-required").path("ref").intValue());
    }
    cyd.expectNothing();
    TestClient alone = server.join("red", "Dee");
    alone.send(OFFER.formatted("")).expectError("recipient-required");
  }

  @Test
  void messageWithoutToReachesEveryOtherPeer() {
    TestClient cyd = server.join("blue", "Cyd");
    TestClient stranger = server.join("red", "Dee");
    ann.expect("peer-joined");
    bob.expect("peer-joined");
    ann.send(MESSAGE.formatted(""));
    assertEquals(relayed(MESSAGE, ann), bob.nextText());
    assertEquals(relayed(MESSAGE, ann), cyd.nextText());
    ann.expectNothing();
    stranger.expectNothing();
  }

  @Test
  void messageToNobodyIsNoMistake() {
    TestClient alone = server.join("red", "Dee");
    alone.send(MESSAGE.formatted("")).expectNothing();
  }

  @Test
  void unknownRecipientIsTheSendersMistake() {
    TestClient stranger = server.join("red", "Dee");
    ann.send(OFFER.formatted("\"to\":\"nobody\",\"id\":3,"));
    assertEquals(3, ann.expectError("unknown-recipient").path("ref").intValue());
    ann.send(OFFER.formatted(to(stranger))).expectError("unknown-recipient");
    ann.send(OFFER.formatted(to(ann))).expectError("unknown-recipient");
    stranger.expectNothing();
  }

  @Test
  void nullAddresseeIsAsGoodAsNone() {
    ann.send(OFFER.formatted("\"to\":null,"));
    assertEquals(relayed(OFFER, ann), bob.nextText());
  }

  @Test
  void forgedSenderAndNumberAreDroppedHoweverTheyAreWritten() {
    for (String forged :
        List.of(
            "\"from\":\"" + bob.id() + "\",",
            "\"\\u0066rom\":\"x\",",
            "\"\\u0066\\u0072\\u006F\\u006d\":{\"a\":[1]},",
            " \"seq\" : 99 ,",
            "\"s\\u0065q\":\"x\",",
            "\"from\":null,\"seq\":[],\"id\":8,")) {
      ann.send(OFFER.formatted(forged));
      JsonNode offer = bob.next();
      assertEquals(ann.id(), offer.path("from").textValue());
      assertEquals(3, offer.size(), offer::toString);
    }
    ann.send("{\"type\":\"message\",\"data\":1,\"from\":\"x\"}");
    assertEquals("{\"from\":\"" + ann.id() + "\",\"type\":\"message\",\"data\":1}", bob.nextText());
  }

  @Test
  void unknownMembersAreForwardedUnchanged() {
    ann.send(
        "{ \"x\" : [ 1.0, 2e+3 ] ,\"type\":\"m\\u0065ssage\", \"to\" : \""
            + bob.id()
            + "\" , \"data\":null,\"\\u00e4\":\"\uD83D\uDE00 \\ud83d\" }");
    assertEquals(
        "{\"from\":\""
            + ann.id()
            + "\",\"x\" : [ 1.0, 2e+3 ] ,\"type\":\"m\\u0065ssage\","
            + "\"data\":null,\"\\u00e4\":\"\uD83D\uDE00 \\ud83d\"}",
        bob.nextText());
  }

  @Test
  void orderIsKeptFromOneSenderToOneReceiver() {
    for (int i = 0; i < 500; i++) {
      ann.send("{\"type\":\"message\",\"data\":" + i + "}");
    }
    for (int i = 0; i < 500; i++) {
      assertEquals(i, bob.expect("message").path("data").intValue());
    }
  }

  @Test
  void frameOfExactlyTheLimitIsRelayed() {
    String frame = "{\"type\":\"message\",\"data\":\"%s\"}";
    String data = "x".repeat(65_536 - frame.length() + 2);
    ann.send(frame.formatted(data));
    assertEquals(data, bob.expect("message").path("data").textValue());
  }

  @Test
  void fragmentedMessageIsOneFrameToTheReceiver() {
    String frame = MESSAGE.formatted("\"\u00e4\":\"" + "\u00e4".repeat(5_000) + "\",");
    for (int i = 0; i < frame.length(); i += 997) {
      int end = Math.min(frame.length(), i + 997);
      ann.socket().sendText(frame.substring(i, end), end == frame.length()).join();
    }
    JsonNode message = bob.expect("message");
    assertEquals(5_000, message.path("\u00e4").textValue().length());
    bob.expectNothing();
  }
}
