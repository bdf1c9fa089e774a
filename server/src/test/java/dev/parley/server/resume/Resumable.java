package dev.parley.server.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.RawClient;
import dev.parley.server.TestClient;
import dev.parley.server.TestServer;
import java.util.ArrayList;
import java.util.List;

/** A resumable session as one socket sees it, with what it takes to resume it by another. */
final class Resumable {

  private final TestServer server;
  private TestClient socket;
  private String session;
  private String secret;
  private String peerId;
  private JsonNode welcome;

  /** The highest {@code seq} that was looked at. */
  private long received;

  private Resumable(TestServer server) {
    this.server = server;
  }

  static Resumable join(TestServer server, String room) {
    Resumable joined = new Resumable(server);
    joined.socket = server.connect();
    joined.rejoin(room);
    return joined;
  }

  /** Joins by a client that answers no ping, not even a WebSocket's. */
  static Resumable join(TestServer server, String room, RawClient by) {
    Resumable joined = new Resumable(server);
    by.handshake("/signal");
    by.sendText(joinFrame(room));
    joined.welcome(TestClient.json(by.readText()));
    return joined;
  }

  /** Joins by the present socket. */
  void rejoin(String room) {
    socket.send(joinFrame(room));
    welcome(socket.expectWelcome());
  }

  private static String joinFrame(String room) {
    return "{\"type\":\"join\",\"room\":\"" + room + "\",\"resumable\":true}";
  }

  private void welcome(JsonNode said) {
    welcome = said;
    received = 0;
    session = welcome.path("session").textValue();
    secret = welcome.path("secret").textValue();
    peerId = welcome.at("/peer/id").textValue();
  }

  TestClient socket() {
    return socket;
  }

  JsonNode welcome() {
    return welcome;
  }

  String peerId() {
    return peerId;
  }

  String secret() {
    return secret;
  }

  /** Goes on without a socket, and returns once a peer has been told that this one is suspended. */
  void cut(Resumable witness) {
    socket.cut();
    witness.expectSuspended(this);
  }

  /** The next frame, which must be of that type. */
  JsonNode expect(String type) {
    JsonNode frame = socket.expect(type);
    received = Math.max(received, frame.path("seq").longValue());
    return frame;
  }

  void expectSuspended(Resumable peer) {
    assertEquals(peer.peerId, expect("peer-suspended").path("peer").textValue());
  }

  void expectResumed(Resumable peer) {
    assertEquals(peer.peerId, expect("peer-resumed").path("peer").textValue());
  }

  /** Resumes by a new socket and with the latest secret; returns {@code resumed}. */
  JsonNode resume(long received) {
    JsonNode resumed = ask(secret, received).expect("resumed");
    secret = resumed.path("secret").textValue();
    return resumed;
  }

  /** Asks by a new socket to resume; the answer is for the caller to read. */
  TestClient ask(String with, long received) {
    socket = server.connect();
    return askAgain(with, received);
  }

  /** Asks by the present socket. */
  TestClient askAgain(String with, long received) {
    return socket.send(
        "{\"type\":\"resume\",\"session\":\"%s\",\"secret\":\"%s\",\"received\":%d}"
            .formatted(session, with, received));
  }

  /** Sends a message with that number, its data too, to every other peer. */
  Resumable say(long id) {
    socket.send("{\"id\":%d,\"type\":\"message\",\"data\":%d}".formatted(id, id));
    return this;
  }

  Resumable sayUpTo(long id) {
    for (long i = 1; i <= id; i++) {
      say(i);
    }
    return this;
  }

  /** So many messages come, and bear these numbers and, from {@code firstData} on, this data. */
  void expectMessages(long firstSeq, long firstData, int count) {
    List<String> expected = new ArrayList<>();
    List<String> got = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      expected.add((firstSeq + i) + ": " + (firstData + i));
      JsonNode message = expect("message");
      got.add(message.path("seq") + ": " + message.path("data"));
    }
    assertEquals(expected, got);
  }

  void confirm(long received) {
    socket.send("{\"type\":\"ack\",\"received\":" + received + "}");
  }

  /** Makes sure that all that was sent was handled, and nothing else came; confirms nothing. */
  JsonNode expectNothing() {
    socket.send("{\"type\":\"ping\"}");
    return socket.expect("pong");
  }

  /** Passes over confirmations up to that of {@code received}, which is 0 if there is none. */
  void expectAck(long received) {
    for (long next = 32; next <= received; next += 32) {
      assertEquals(next, expect("ack").path("received").longValue());
    }
  }

  /** Lets the server hear from it, and confirms all that was looked at. */
  void stayAlive() {
    socket.send("{\"type\":\"ping\",\"received\":" + received + "}");
    expect("pong");
  }
}
