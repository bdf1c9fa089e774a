package dev.parley.e2e.firefox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * A connection of WebDriver BiDi: commands and their results, and events. Commands are for one
 * thread; events come on the socket's own.
 */
final class Bidi implements WebSocket.Listener {

  /** Longer than any wait in a page: what is past it is a browser that hangs. */
  private static final int TIMEOUT_SECONDS = 30;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Long, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final StringBuilder partial = new StringBuilder();
  private final BiConsumer<String, JsonNode> onEvent;
  private WebSocket socket;
  private long lastId;

  private Bidi(BiConsumer<String, JsonNode> onEvent) {
    this.onEvent = onEvent;
  }

  /** Connects; {@code onEvent} is given each event's method and parameters. */
  static Bidi connect(URI browser, BiConsumer<String, JsonNode> onEvent) {
    Bidi bidi = new Bidi(onEvent);
    bidi.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(browser, bidi).join();
    return bidi;
  }

  /**
   * Has the browser carry out a command, and gives its result.
   *
   * @throws BidiException if it refuses, or is gone
   */
  JsonNode command(String method, Map<String, ?> params) {
    long id = ++lastId;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, answer);
    try {
      String text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params));
      socket.sendText(text, true).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    } catch (ExecutionException e) {
      throw new BidiException(method + ": " + e.getCause().getMessage());
    } catch (TimeoutException e) {
      throw new BidiException(method + ": no answer in " + TIMEOUT_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BidiException(method + ": interrupted");
    } finally {
      pending.remove(id);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      String message = partial.toString();
      partial.setLength(0);
      try {
        handle(JSON.readTree(message));
      } catch (JsonProcessingException e) {
        endWith(e);
      }
    }
    from.request(1);
    return null;
  }

  private void handle(JsonNode message) {
    if (message.path("type").asText().equals("event")) {
      onEvent.accept(message.path("method").asText(), message.path("params"));
      return;
    }
    CompletableFuture<JsonNode> answer = pending.get(message.path("id").asLong());
    if (answer == null) {
      return; // it came after whoever asked had given up
    }
    if (message.path("type").asText().equals("success")) {
      answer.complete(message.path("result"));
    } else {
      String problem = message.path("error").asText() + ": " + message.path("message").asText();
      answer.completeExceptionally(new BidiException(problem));
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    endWith(new BidiException("the browser closed the connection: " + code));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    endWith(error);
  }

  private void endWith(Throwable reason) {
    pending.values().forEach(answer -> answer.completeExceptionally(reason));
  }

  /** The browser refused, or is gone. */
  static final class BidiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BidiException(String message) {
      super(message);
    }
  }
}
