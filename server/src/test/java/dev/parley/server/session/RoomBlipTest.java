package dev.parley.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SessionId;
import dev.parley.server.frame.TextFrame;
import dev.parley.server.ice.IceServers;
import dev.parley.server.limit.RateLimits;
import dev.parley.server.limit.ShareLimits;
import dev.parley.server.observe.RelayObserver;
import dev.parley.server.room.LocalRooms;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A full room whose members lose their sockets all at once, as behind one address that does. */
class RoomBlipTest {

  private static final int PEERS = 250;
  private static final int KEPT = 256;
  private static final int PLENTY = 1_000_000;
  private static final RoomName ROOM = new RoomName("blue");
  private static final JsonMapper JSON = new JsonMapper();

  private final Relay relay = relay();
  private final List<Client> clients = IntStream.range(0, PEERS).mapToObj(i -> join()).toList();

  private Client join() {
    Client client = new Client();
    client.line = new Line(client);
    client.line.say("{\"type\":\"join\",\"room\":\"blue\",\"resumable\":true}");
    return client;
  }

  @Test
  void everySessionSurvivesAndSeesInTheEndWhoIsThere() {
    clients.forEach(Client::read);
    clients.forEach(Client::cut);
    assertEquals(PEERS, relay.suspendedCount());
    // Each hears of those before it as suspended, and confirms nothing until all are back.
    clients.forEach(Client::resume);
    clients.forEach(client -> client.say(1));
    readInTurn(clients);
    assertEquals(PEERS, relay.sessionCount());
    for (Client client : clients) {
      assertEquals(PEERS - 1, client.present.size());
      assertEquals(0, client.present.values().stream().filter(there -> !there).count());
    }
    assertEquals(
        0, relay.engine.members(ROOM).orElseThrow().stream().filter(p -> p.suspended()).count());
  }

  @Test
  void thoseWhoComeBackSurviveThatTheOthersDoNot() {
    clients.forEach(Client::read);
    clients.forEach(Client::cut);
    List<Client> back = clients.subList(0, 5);
    back.forEach(Client::resume);
    // The others are ended, in the same moment, before anything is confirmed.
    clients
        .subList(5, PEERS)
        .forEach(client -> relay.session(client.sessionId()).orElseThrow().kick());
    readInTurn(back);
    assertEquals(5, relay.sessionCount());
    back.forEach(client -> assertEquals(4, client.present.size()));
  }

  private static void readInTurn(List<Client> clients) {
    while (clients.stream().anyMatch(client -> !client.unread.isEmpty())) {
      clients.forEach(Client::readSome);
    }
  }

  private static Relay relay() {
    RateLimits rates = new RateLimits(PLENTY, PLENTY, PLENTY, PLENTY);
    ShareLimits shares = new ShareLimits(rates, PLENTY, PLENTY, PLENTY);
    return new Relay(
        new RelayLimits(
            new FrameLimits(65_536, 16, 2_048, 8),
            rates,
            64,
            shares,
            shares,
            new OutboxLimits(1_024, PLENTY, KEPT, PLENTY),
            new Deadlines(10_000, 15_000, 10_000, 5_000, 60_000, 10_000),
            PLENTY,
            PLENTY),
        IceServers.NONE,
        new LocalRooms(1, PEERS),
        Gate.open(),
        new Ids(new SecureRandom()),
        System::nanoTime,
        InstantSource.system(),
        RelayObserver.NONE);
  }

  /** Reads when the test says so. */
  private final class Client {
    private final Deque<String> unread = new ArrayDeque<>();

    /** Whether each peer that is known has a socket. */
    private final Map<String, Boolean> present = new HashMap<>();

    private Line line;
    private String session;
    private String secret;
    private long received;

    SessionId sessionId() {
      return new SessionId(session);
    }

    void cut() {
      line.connection.closed(1006);
    }

    void resume() {
      unread.clear();
      line = new Line(this);
      line.say(
          "{\"type\":\"resume\",\"session\":\"%s\",\"secret\":\"%s\",\"received\":%d}"
              .formatted(session, secret, received));
    }

    void say(long id) {
      line.say("{\"type\":\"message\",\"id\":" + id + ",\"to\":\"nobody\",\"data\":0}");
    }

    /** Reads all, and confirms it. */
    void read() {
      while (!unread.isEmpty()) {
        readSome();
      }
    }

    /** Reads as much as is confirmed together. */
    void readSome() {
      for (int i = 0; i < 32 && !unread.isEmpty(); i++) {
        handle(json(unread.poll()));
      }
      line.say("{\"type\":\"ack\",\"received\":" + received + "}");
    }

    private void handle(JsonNode frame) {
      if (frame.has("seq")) {
        assertEquals(++received, frame.path("seq").longValue());
      }
      String peer = frame.path("peer").asText();
      switch (frame.path("type").textValue()) {
        case "welcome" -> {
          session = frame.path("session").textValue();
          secret = frame.path("secret").textValue();
          frame.path("peers").forEach(each -> present.put(each.path("id").textValue(), true));
        }
        case "resumed" -> secret = frame.path("secret").textValue();
        case "peer-joined" -> present.put(frame.at("/peer/id").textValue(), true);
        case "peer-suspended" -> assertEquals(true, present.put(peer, false));
        case "peer-resumed" -> assertEquals(false, present.put(peer, true));
        case "peer-left" -> present.remove(peer);
        default -> {
          // An answer.
        }
      }
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  /** One connection, whose system takes all at once. */
  private final class Line implements Socket {
    private final Client client;
    private final Connection connection = relay.connection(this, null);

    Line(Client client) {
      this.client = client;
      connection.opened(Optional.empty());
    }

    void say(String frame) {
      connection.incoming().text(frame.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(List<TextFrame> frames, Runnable written) {
      for (TextFrame frame : frames) {
        client.unread.add(StandardCharsets.UTF_8.decode(frame.buffer()).toString());
      }
      written.run();
    }

    @Override
    public void ping() {}

    @Override
    public void close(Close close) {}

    @Override
    public void abort() {}
  }
}
