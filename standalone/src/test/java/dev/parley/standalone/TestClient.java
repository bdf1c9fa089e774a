package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A plain client, in a room. */
final class TestClient implements WebSocket.Listener {

  /** How long the slowest machine may take for what is due at once. */
  static final int PATIENCE_SECONDS = 20;

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private WebSocket socket;
  private String id;

  /** Opens a socket, on which nothing has been said yet. */
  static TestClient connect(URI endpoint, HttpClient http) {
    TestClient client = new TestClient();
    client.socket = http.newWebSocketBuilder().buildAsync(endpoint, client).join();
    return client;
  }

  /** Returns once it is welcome. */
  static TestClient join(int port, String room) {
    TestClient client = connect(URI.create("ws://127.0.0.1:" + port + "/signal"), HTTP);
    client.send(
        "{\"type\":\"join\",\"room\":\"%s\",\"profile\":{\"name\":\"Ann\"}}".formatted(room));
    client.id = client.expect("welcome").at("/peer/id").textValue();
    return client;
  }

  String id() {
    return id;
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  /** The next frame, which must be of that type. */
  JsonNode expect(String type) {
    JsonNode frame = next(type);
    assertEquals(type, frame.path("type").textValue(), () -> "instead came " + frame);
    return frame;
  }

  private JsonNode next(String wanted) {
    try {
      String text = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (text == null) {
        return fail("no " + wanted + " came" + (closed.isDone() ? ", but " + closed.join() : ""));
      }
      return JSON.readTree(text);
    } catch (JsonProcessingException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next frame of that type; what comes before it does not matter. */
  JsonNode expectEventually(String type) {
    JsonNode frame = next(type);
    while (!frame.path("type").asText().equals(type)) {
      frame = next(type);
    }
    return frame;
  }

  /** The code with which the server closes. */
  int closeCode() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Cuts the connection without a closing handshake. */
  void cut() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      frames.add(part.toString());
      part.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.complete(1006);
  }
}
