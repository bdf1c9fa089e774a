package dev.parley.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
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
 * where its socket ends it resumes at the next one, and sends again what was not confirmed. Where
 * its session is unknown it joins anew, and has lost that.
 */
final class RoamingClient implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int PAUSE_MILLIS = 100;
  private static final int CONNECT_SECONDS = 5;

  private final String room;
  private final List<String> servers;
  private final Map<Long, String> unconfirmed = new TreeMap<>();
  private final List<Integer> messages = new ArrayList<>();
  private final List<String> presence = new ArrayList<>();
  private final List<Socket> left = new ArrayList<>();
  private Socket socket;
  private int next;
  private String session;
  private String secret;
  private String id;
  private long lastId;
  private long received;
  private int resumes;
  private int lost;
  private int said;

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

  /** Begins to join at the first of these ports of this machine. */
  RoamingClient(String room, List<Integer> ports) {
    this(ports.stream().map(port -> "127.0.0.1:" + port).toList(), room);
  }

  /**
   * @param servers hosts and ports
   */
  RoamingClient(List<String> servers, String room) {
    this.room = room;
    this.servers = servers;
    connect(join());
  }

  private String join() {
    return "{\"type\":\"join\",\"room\":\"" + room + "\",\"resumable\":true}";
  }

  private void connect(String first) {
    Socket made = new Socket();
    synchronized (this) {
      socket = made;
      ready = false;
    }
    URI uri = URI.create("ws://" + servers.get(next++ % servers.size()) + "/signal");
    try {
      made.web =
          HTTP.newWebSocketBuilder()
              .connectTimeout(Duration.ofSeconds(CONNECT_SECONDS))
              .buildAsync(uri, made)
              .join();
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

  /** Goes to the next server, as who hears nothing of the present one; its socket stays open. */
  void leaveSocket() {
    Socket leaving;
    synchronized (this) {
      leaving = socket;
      left.add(leaving);
    }
    ended(leaving);
  }

  private synchronized String resume() {
    if (session == null) {
      return join();
    }
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
          presence.add("twice " + frame);
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
        String code = frame.path("code").textValue();
        presence.add("error " + code);
        if (code.equals("session-unknown")) {
          forget();
          write(join());
        } else if (code.equals("unavailable")) {
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

  private void forget() {
    lost++;
    session = null;
    id = null;
    received = 0;
    lastId = 0;
    unconfirmed.clear();
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

  /** Says 1, 2, 3 and so on, one with each call, unless as much as may be is under way. */
  synchronized void sayNext() {
    if (say(said + 1)) {
      said++;
    }
  }

  /** Up to which number {@link #sayNext} has come. */
  synchronized int said() {
    return said;
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

  /** How many of its sessions it has lost. */
  synchronized int lost() {
    return lost;
  }

  synchronized int resumes() {
    return resumes;
  }

  @Override
  public void close() {
    List<Socket> open = new ArrayList<>();
    synchronized (this) {
      closed = true;
      open.addAll(left);
      open.add(socket);
    }
    for (Socket each : open) {
      if (each != null && each.web != null) {
        each.web.abort();
      }
    }
  }
}
