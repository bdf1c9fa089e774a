package dev.parley.server.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.TestClient;
import dev.parley.server.resume.CutSocket.Cut;
import dev.parley.server.resume.CutSocket.Ending;
import dev.parley.server.resume.CutSocket.Frame;
import dev.parley.server.resume.Scissors.Plan;
import dev.parley.server.resume.Scissors.Stage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * A client that resumes as the protocol says, section "Resuming", and takes offence at whatever the
 * server does otherwise. Its connections are cut as {@link Scissors} have it. Only used by one
 * thread at a time.
 */
final class ResumingClient {

  private static final int MOST_KEPT = 256;
  private static final int FRAMES_TO_CONFIRM = 32;
  private static final long CONFIRM_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** A frame that the server has not confirmed. */
  private record Kept(long id, String text) {}

  private final IntSupplier port;
  private final Random random;
  private final Scissors scissors;
  private final Consumer<JsonNode> application;
  private final ArrayDeque<Kept> kept = new ArrayDeque<>();

  /** Sockets left open that the server must close with 4505. */
  private final List<CutSocket> abandoned = new ArrayList<>();

  /** Sockets that said {@code resume} and were left open before they heard the answer. */
  private final List<CutSocket> unanswered = new ArrayList<>();

  private final Set<String> suspendedPeers = new HashSet<>();
  private final Map<Stage, Integer> cuts = new EnumMap<>(Stage.class);

  private CutSocket socket;
  private Plan plan;
  private boolean cutting = true;
  private String peerId;
  private String session;
  private String secret;
  private long lastId;
  private long received;
  private long confirmed;
  private long confirmedAt;
  private int confirmAfter = FRAMES_TO_CONFIRM;

  /** Whether a {@code resume} is out there that may be handled late, after a newer one. */
  private boolean haunted;

  private int losses;
  private int takeOvers;
  private int hauntings;
  private int repeats;

  /**
   * @param port of a server, asked for each connection
   * @param application gets each frame that bears a number, once
   */
  ResumingClient(IntSupplier port, Random random, Consumer<JsonNode> application) {
    this.port = port;
    this.random = random;
    this.scissors = new Scissors(random);
    this.application = application;
  }

  String peerId() {
    return peerId;
  }

  boolean isConnected() {
    return socket != null;
  }

  /** From here on nothing is cut any more but what is planned for the present connection. */
  void stopCutting() {
    cutting = false;
  }

  // What happened.

  Map<Stage, Integer> cuts() {
    return cuts;
  }

  int cutCount() {
    return cuts.values().stream().mapToInt(Integer::intValue).sum();
  }

  int losses() {
    return losses;
  }

  int takeOvers() {
    return takeOvers;
  }

  int hauntings() {
    return hauntings;
  }

  int repeats() {
    return repeats;
  }

  // Joining and resuming.

  /** Joins by a connection that is not cut before {@code welcome}. */
  void join(String room) throws IOException {
    try {
      socket = new CutSocket(port.getAsInt(), random);
      socket.handshake();
      socket.sendTexts(List.of("{\"type\":\"join\",\"room\":\"" + room + "\",\"resumable\":true}"));
      JsonNode welcome = text(socket.read());
      assertEquals("welcome", welcome.path("type").textValue(), welcome::toString);
      session = welcome.path("session").textValue();
      secret = welcome.path("secret").textValue();
      peerId = welcome.at("/peer/id").textValue();
    } catch (Cut e) {
      throw new IllegalStateException(e);
    }
    plan = scissors.next();
    cutAt(Stage.READING);
    cutAt(Stage.SENDING);
    kept.clear();
    suspendedPeers.clear();
    lastId = 0;
    received = 0;
    confirmed = 0;
    confirmedAt = System.nanoTime();
  }

  /** Connects again and resumes; may be cut once more at that. */
  void resume(String room) throws IOException {
    plan = cutting ? scissors.next() : null;
    try {
      socket = new CutSocket(port.getAsInt(), random);
      cutAt(Stage.HANDSHAKE);
      socket.handshake();
      cutAt(Stage.SENDING_RESUME);
      cutAt(Stage.READING_RESUMED);
      boolean wasHaunted = haunted;
      haunted = true;
      socket.sendTexts(
          List.of(
              "{\"type\":\"resume\",\"session\":\"%s\",\"secret\":\"%s\",\"received\":%d}"
                  .formatted(session, secret, received)));
      Frame first = socket.read();
      haunted = wasHaunted;
      if (first.opcode() == 8) {
        endedByServer(new IOException("closed with " + first.closeCode()));
        return;
      }
      JsonNode answer = text(first);
      if (!"resumed".equals(answer.path("type").textValue())) {
        assertEquals("session-unknown", answer.path("code").textValue(), answer::toString);
        losses++;
        socket.close();
        join(room);
        return;
      }
      resumed(answer);
    } catch (Cut e) {
      wasCut();
    }
  }

  private void resumed(JsonNode resumed) throws IOException, Cut {
    assertTrue(resumed.path("seq").isMissingNode(), resumed::toString);
    secret = resumed.path("secret").textValue();
    confirmedByServer(resumed.path("received").longValue());
    confirmed = received;
    expectTakenOver();
    cutAt(Stage.READING_REPLAY);
    cutAt(Stage.SENDING_REPLAY);
    List<String> again = new ArrayList<>(List.of(ack()));
    kept.forEach(frame -> again.add(frame.text()));
    socket.sendTexts(again);
    cutAt(Stage.READING);
    cutAt(Stage.SENDING);
  }

  private void expectTakenOver() throws IOException {
    for (CutSocket old : abandoned) {
      assertEquals(4505, old.readClose());
      takeOvers++;
    }
    abandoned.clear();
    for (CutSocket old : unanswered) {
      old.close();
    }
    unanswered.clear();
  }

  private void cutAt(Stage stage) {
    if (plan == null || plan.stage() != stage) {
      return;
    }
    switch (stage) {
      case READING_RESUMED, READING_REPLAY, READING ->
          socket.cutAfterReading(plan.bytes(), plan.ending());
      default -> socket.cutAfterWriting(plan.bytes(), plan.ending());
    }
  }

  /** Ends the present connection at once, between frames. */
  void cutNow() throws IOException {
    if (!cutting) {
      return;
    }
    plan = new Plan(Stage.SENDING, 0, scissors.ending());
    try {
      socket.cut(plan.ending());
    } catch (Cut e) {
      wasCut();
    }
  }

  /** Closes its sockets. */
  void close() throws IOException {
    for (CutSocket old : abandoned) {
      old.close();
    }
    for (CutSocket old : unanswered) {
      old.close();
    }
    if (socket != null) {
      socket.close();
    }
  }

  private void wasCut() {
    cuts.merge(plan.stage(), 1, Integer::sum);
    if (plan.ending() == Ending.ABANDONED) {
      switch (plan.stage()) {
        case HANDSHAKE, SENDING_RESUME, READING_RESUMED -> unanswered.add(socket);
        default -> abandoned.add(socket);
      }
    }
    socket = null;
  }

  // Sending.

  /** Whether one more frame can be kept. */
  boolean mayStillSend() {
    return kept.size() < MOST_KEPT;
  }

  /**
   * Sends frames, all in one write.
   *
   * @param frames JSON objects, without {@code id}
   */
  void send(List<String> frames) throws IOException {
    List<String> numbered = new ArrayList<>();
    for (String frame : frames) {
      lastId++;
      String text = "{\"id\":" + lastId + "," + frame.substring(1);
      kept.add(new Kept(lastId, text));
      numbered.add(text);
    }
    assertTrue(kept.size() <= MOST_KEPT, "more is kept than may be");
    try {
      socket.sendTexts(numbered);
    } catch (Cut e) {
      wasCut();
    } catch (IOException e) {
      endedByServer(e);
    }
  }

  private String ack() {
    confirmed = received;
    confirmedAt = System.nanoTime();
    confirmAfter = 1 + random.nextInt(FRAMES_TO_CONFIRM);
    return "{\"type\":\"ack\",\"received\":" + received + "}";
  }

  private void confirmedByServer(long id) {
    assertTrue(id <= lastId, "the server confirms what was never sent");
    while (!kept.isEmpty() && kept.peek().id() <= id) {
      kept.poll();
    }
  }

  // Receiving.

  /** Handles what comes within so many milliseconds of silence. */
  void receive(int millis) throws IOException {
    try {
      boolean more = true;
      while (more) {
        for (Optional<Frame> next = socket.poll(); next.isPresent(); next = socket.poll()) {
          if (!handle(next.get())) {
            return;
          }
        }
        more = socket.fill(millis);
      }
      if (received > confirmed && System.nanoTime() - confirmedAt > CONFIRM_NANOS / 2) {
        socket.sendTexts(List.of(ack()));
      }
    } catch (Cut e) {
      wasCut();
    } catch (IOException e) {
      endedByServer(e);
    }
  }

  /** Returns false if that was the connection's end. */
  private boolean handle(Frame frame) throws IOException, Cut {
    if (frame.opcode() == 8) {
      endedByServer(new IOException("closed with " + frame.closeCode()));
      return false;
    }
    JsonNode message = text(frame);
    if (message.path("seq").isMissingNode()) {
      if ("ping".equals(message.path("type").textValue())) {
        socket.sendTexts(List.of(ack().replace("ack", "pong")));
        return true;
      }
      assertEquals("ack", message.path("type").textValue(), message::toString);
      confirmedByServer(message.path("received").longValue());
      // It has heard this connection, by which the secret of any other resume became void.
      haunted = false;
      return true;
    }
    long seq = message.path("seq").longValue();
    if (seq <= received) {
      repeats++;
      return true;
    }
    assertEquals(received + 1, seq, () -> "there is a gap before " + message);
    received = seq;
    seen(message);
    if (received - confirmed >= confirmAfter) {
      socket.sendTexts(List.of(ack()));
    }
    return true;
  }

  private void seen(JsonNode message) {
    switch (message.path("type").textValue()) {
      case "peer-suspended" ->
          assertTrue(
              suspendedPeers.add(message.path("peer").textValue()),
              "suspended, and suspended again");
      case "peer-resumed" ->
          assertTrue(
              suspendedPeers.remove(message.path("peer").textValue()), "resumed, but was there");
      default -> application.accept(message);
    }
  }

  /**
   * The server may end a connection for one reason only: a {@code resume} that was given up has
   * reached it after all, and later than the one that followed.
   */
  private void endedByServer(IOException how) throws IOException {
    if (!haunted) {
      throw new IOException("the server ended a connection that was in use", how);
    }
    hauntings++;
    socket.close();
    socket = null;
  }

  private static JsonNode text(Frame frame) {
    assertEquals(1, frame.opcode(), () -> "no text but " + frame.opcode() + ": " + frame.text());
    return TestClient.json(frame.text());
  }
}
