package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client that takes every frame down, in order, and says what came where something else should.
 */
public final class TestClient implements WebSocket.Listener {

  /** How long the slowest machine may take for what is due at once. */
  public static final int PATIENCE_SECONDS = 10;

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** What the server ended the socket with. */
  public record Closed(int code, String reason) {}

  private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private WebSocket socket;
  private String id;

  static TestClient connect(URI uri, String... subprotocols) {
    TestClient client = new TestClient();
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    if (subprotocols.length == 1) {
      builder.subprotocols(subprotocols[0]);
    } else if (subprotocols.length > 1) {
      builder.subprotocols(
          subprotocols[0], java.util.Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
    }
    client.socket = builder.buildAsync(uri, client).join();
    return client;
  }

  /** The peer id that the server gave. */
  public String id() {
    return id;
  }

  WebSocket socket() {
    return socket;
  }

  public TestClient send(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  /** Joins by frame; returns the welcome. */
  public JsonNode join(String room, String name) {
    send("{\"type\":\"join\",\"room\":\"%s\",\"profile\":{\"name\":\"%s\"}}".formatted(room, name));
    return expectWelcome();
  }

  public JsonNode expectWelcome() {
    JsonNode welcome = expect("welcome");
    id = welcome.at("/peer/id").textValue();
    return welcome;
  }

  /** The next frame, whatever it is. */
  public String nextText() {
    try {
      String text = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (text == null) {
        return fail("no frame came" + (closed.isDone() ? ", but " + closed.join() : ""));
      }
      return text;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public JsonNode next() {
    return json(nextText());
  }

  /** The next frame, which must be of that type. */
  public JsonNode expect(String type) {
    JsonNode frame = next();
    assertEquals(type, frame.path("type").textValue(), () -> "instead came " + frame);
    return frame;
  }

  /** The next frame, which must be an error with that code. */
  public JsonNode expectError(String code) {
    JsonNode error = expect("error");
    assertEquals(code, error.path("code").textValue(), () -> "instead came " + error);
    return error;
  }

  /** Makes sure that all that was sent has been handled, and that nothing more has come since. */
  public void expectNothing() {
    send("{\"type\":\"ping\"}");
    expect("pong");
  }

  public Closed expectClose(int code) {
    try {
      Closed how = closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertEquals(code, how.code());
      return how;
    } catch (java.util.concurrent.TimeoutException e) {
      return fail("the socket was not closed; frames not looked at: " + frames);
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
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
  public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
    frames.add("a binary frame");
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(new Closed(statusCode, reason));
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.complete(new Closed(1006, error.toString()));
  }

  /** Begins the closing handshake. */
  public void close(int code) {
    socket.sendClose(code, "").join();
  }

  /** Cuts the connection without a closing handshake. */
  public void cut() {
    socket.abort();
  }
}
