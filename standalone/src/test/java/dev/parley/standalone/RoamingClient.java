package dev.parley.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A client with a resumable session (PROTOCOL.md, "Resuming") that goes from server to server:
 * where its socket ends it resumes at the next port, and sends again what was not confirmed.
 */
final class RoamingClient implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int PAUSE_MILLIS = 100;

  private final List<Integer> ports;
  private final Map<Long, String> unconfirmed = new TreeMap<>();
  private final List<Integer> messages = new ArrayList<>();
  private final List<String> presence = new ArrayList<>();
  private Socket socket;
  private int next;
  private String session;
  private String secret;
  private String id;
  private long lastId;
  private long received;
  private int resumes;

  /** Whether the server knows whose the socket is. */
  private boolean ready;

  private boolean closed;

  /** One connection; what comes by one that was left is not heard. */
  private final class Socket implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();
    private WebSocket web;

    /** The last of what is being sent: one at a time. */
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    void write(String text) {
      sending =
          sending.handle((done, failure) -> null).thenCompose(done -> web.sendText(text, true));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        heard(this, part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended(this);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      ended(this);
    }
  }

  /** Begins to join at the first of the ports. */
  RoamingClient(String room, List<Integer> ports) {
    this.ports = ports;
    connect("{\"type\":\"join\",\"room\":\"" + room + "\",\"resumable\":true}");
  }

  private void connect(String first) {
    Socket made = new Socket();
    synchronized (this) {
      socket = made;
      ready = false;
    }
    URI uri = URI.create("ws://127.0.0.1:" + ports.get(next++ % ports.size()) + "/signal");
    try {
      made.web = HTTP.newWebSocketBuilder().buildAsync(uri, made).join();
      made.web.sendText(first, true).join();
    } catch (CompletionException e) {
      ended(made);
    }
  }

  private void ended(Socket by) {
    synchronized (this) {
      if (socket != by || closed) {
        return;
      }
      socket = null;
    }
    CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
        .execute(() -> connect(resume()));
  }

  private synchronized String resume() {
    return "{\"type\":\"resume\",\"session\":\"%s\",\"secret\":\"%s\",\"received\":%d}"
        .formatted(session, secret, received);
  }

  private synchronized void heard(Socket by, String text) {
    if (socket != by) {
      return;
    }
    try {
      JsonNode frame = JSON.readTree(text);
      if (frame.has("seq")) {
        if (frame.path("seq").longValue() <= received) {
          return;
        }
        if (frame.path("seq").longValue() != received + 1) {
          presence.add("a gap before " + frame);
        }
        received = frame.path("seq").longValue();
      }
      handle(frame);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      presence.add(e.toString());
    }
  }

  private void handle(JsonNode frame) {
    switch (frame.path("type").textValue()) {
      case "welcome" -> {
        session = frame.path("session").textValue();
        secret = frame.path("secret").textValue();
        id = frame.at("/peer/id").textValue();
        ready = true;
      }
      case "resumed" -> {
        secret = frame.path("secret").textValue();
        resumes++;
        ready = true;
        confirmed(frame);
        unconfirmed.values().forEach(this::write);
      }
      case "message" -> messages.add(frame.path("data").intValue());
      case "ack", "pong" -> confirmed(frame);
      case "ping" -> write("{\"type\":\"pong\",\"received\":" + received + "}");
      case "error" -> {
        presence.add("error " + frame.path("code").textValue());
        if (frame.path("code").textValue().equals("unavailable")) {
          socket.web.abort();
          ended(socket);
        }
      }
      default -> presence.add(frame.path("type").textValue());
    }
    if (received % 32 == 0 && frame.has("seq")) {
      write("{\"type\":\"ack\",\"received\":" + received + "}");
    }
  }

  private void confirmed(JsonNode frame) {
    unconfirmed.keySet().removeIf(number -> number <= frame.path("received").longValue());
  }

  private void write(String text) {
    // Where the socket is at its end what is not confirmed is sent by the next.
    socket.write(text);
  }

  /** Sends a number to the others, unless as much as may be is under way. */
  synchronized boolean say(int number) {
    if (unconfirmed.size() >= 128 || session == null) {
      return false;
    }
    lastId++;
    String text = "{\"id\":%d,\"type\":\"message\",\"data\":%d}".formatted(lastId, number);
    unconfirmed.put(lastId, text);
    if (socket != null && ready) {
      write(text);
    }
    return true;
  }

  /** Asks for a confirmation. */
  synchronized void ping() {
    if (socket != null && ready) {
      write("{\"type\":\"ping\",\"received\":" + received + "}");
    }
  }

  /** The numbers that came, in order. */
  synchronized List<Integer> messages() {
    return List.copyOf(messages);
  }

  /** What else came, as types of frames. */
  synchronized List<String> presence() {
    return List.copyOf(presence);
  }

  synchronized boolean isJoined() {
    return id != null;
  }

  synchronized int resumes() {
    return resumes;
  }

  @Override
  public void close() {
    WebSocket web;
    synchronized (this) {
      closed = true;
      web = socket == null ? null : socket.web;
    }
    if (web != null) {
      web.abort();
    }
  }
}
