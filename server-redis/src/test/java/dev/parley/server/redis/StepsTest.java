package dev.parley.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.RoomName;
import io.lettuce.core.Range;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scripts themselves, asked as a node asks that has lost its connection. */
class StepsTest {

  @RegisterExtension static final RedisServer REDIS = new RedisServer();

  private static final String A = "parley:{blue}:s:a";
  private static final String MAILBOX_OF_B = "parley:{blue}:m:b";

  private Link link;
  private byte[] members;

  @BeforeEach
  void connect() {
    REDIS.commands().flushall();
    RedisOptions options =
        RedisOptions.of(
            REDIS.uri(),
            settings -> {
              settings.capacity = 8;
              settings.mailboxMessages = 2;
              settings.mailboxBytes = 1_000;
            });
    link = new Link(options, new Counters(), () -> {});
    members = new Keys(options.prefix()).members(new RoomName("blue"));
    run(Script.JOIN, "a", "one", "{}", "id", "saved", "+a");
    run(Script.JOIN, "b", "two", "{}", "", "", "+b");
  }

  @AfterEach
  void close() {
    link.close();
  }

  private Answer run(Script script, String... arguments) {
    byte[][] bytes = new byte[arguments.length][];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = Bytes.of(arguments[i]);
    }
    return link.run(script, members, bytes).join();
  }

  private Answer send(int op, int number, String to, String text) {
    return run(Script.SEND, "a", "1", String.valueOf(op), String.valueOf(number), to, text);
  }

  private static long waiting() {
    return REDIS.commands().xlen(MAILBOX_OF_B);
  }

  private static List<String> framesOfA() {
    return REDIS.commands().xrange("parley:{blue}:m:a", Range.unbounded()).stream()
        .map(entry -> entry.getBody().get("f"))
        .toList();
  }

  @Test
  void doneStepIsNotDoneAgainAndItsAnswerIsTheSame() {
    Answer first = send(1, 1, "b", "x");
    assertEquals("ok", first.status());
    assertEquals(List.of(new Notice(Notice.Kind.FRAME, "two", "b", 1)), first.notices());
    assertEquals("unknown", send(2, 0, "z", "x").status());
    assertEquals("ok", send(3, 2, "b", "y").status());
    assertEquals("overflow", send(4, 3, "b", "z").status());
    assertEquals(2, waiting());
    run(Script.CONFIRM, "b", "1", "2");
    List<String> again =
        List.of(
            send(1, 1, "b", "x").status(),
            send(2, 0, "z", "x").status(),
            send(3, 2, "b", "y").status(),
            send(4, 3, "b", "z").status());
    assertEquals(List.of("ok", "unknown", "ok", "overflow"), again);
    assertEquals(0, waiting());
  }

  @Test
  void whoAsksAgainWakesTheOthersAgain() {
    send(1, 1, "b", "x");
    assertEquals(
        List.of(
            new Notice(Notice.Kind.READ, "one", "a", 1),
            new Notice(Notice.Kind.READ, "two", "b", 1)),
        send(1, 1, "b", "x").notices());
  }

  @Test
  void stepBeforeItsTurnIsNotDone() {
    assertEquals("gap", send(2, 2, "b", "y").status());
    assertEquals("ok", send(1, 1, "b", "x").status());
    assertEquals("ok", send(2, 2, "b", "y").status());
    assertEquals(2, waiting());
  }

  @Test
  void clientsFrameIsHandledInTheStepThatDoesItOrThatTellsOfItsFailure() {
    send(1, 1, "b", "x");
    assertEquals("1", REDIS.commands().hget(A, "in"));
    send(2, 2, "z", "x");
    assertEquals("1", REDIS.commands().hget(A, "in"));
    run(Script.TELL, "a", "1", "3", "2", "error");
    assertEquals("2", REDIS.commands().hget(A, "in"));
    run(Script.HANDLED, "a", "1", "4", "3");
    assertEquals("3", REDIS.commands().hget(A, "in"));
  }

  @Test
  void framesBehindOneThatFailedAreNotConfirmedBeforeItsErrorIsTold() {
    send(1, 1, "z", "x");
    send(2, 2, "b", "y");
    assertEquals("0", REDIS.commands().hget(A, "in"));
    run(Script.TELL, "a", "1", "3", "1", "error");
    assertEquals("2", REDIS.commands().hget(A, "in"));
  }

  @Test
  void errorThatItsHomeDiedBeforeTellingIsToldByTheNext() {
    send(1, 1, "z", "x");
    send(2, 2, "b", "y");
    Answer claimed = run(Script.CLAIM, "a", "1", "three", "0", "saved", "+a", "saved");
    assertEquals(0, claimed.number(1));
    assertEquals("unknown", run(Script.SEND, "a", "2", "1", "1", "z", "x").status());
    assertEquals("ok", run(Script.SEND, "a", "2", "2", "2", "b", "y").status());
    assertEquals(1, waiting());
    run(Script.TELL, "a", "2", "3", "1", "error");
    run(Script.TELL, "a", "2", "3", "1", "error");
    assertEquals(List.of("+b", "error"), framesOfA());
    assertEquals("2", REDIS.commands().hget(A, "in"));
    assertEquals("", REDIS.commands().hget(A, "e"));
  }

  @Test
  void whatReachedSomeIsNotSentToThemAgainForItsErrorsSake() {
    run(Script.JOIN, "c", "two", "{}", "", "", "+c");
    run(Script.CONFIRM, "b", "1", "1");
    send(1, 1, "c", "1");
    send(2, 2, "c", "2");
    assertEquals("overflow", run(Script.BROADCAST, "a", "1", "3", "3", "x").status());
    assertEquals(1, waiting());
    assertEquals("overflow", run(Script.BROADCAST, "a", "1", "4", "3", "x").status());
    assertEquals(1, waiting());
    assertEquals("2", REDIS.commands().hget(A, "in"));
  }

  @Test
  void clientsFrameThatWasHandledIsNotHandledAgain() {
    send(1, 1, "b", "x");
    assertEquals("ok", send(2, 1, "b", "x").status());
    assertEquals(1, waiting());
  }

  @Test
  void failuresAreRememberedAsFarBackAsStepsMayBeUnanswered() {
    for (int op = 1; op <= 2 * Lane.WINDOW; op++) {
      send(op, 0, "z", "x");
    }
    for (int op = Lane.WINDOW + 1; op <= 2 * Lane.WINDOW; op++) {
      assertEquals("unknown", send(op, 0, "z", "x").status());
    }
    assertEquals(Lane.WINDOW, REDIS.commands().hget(A, "f").split(" ").length);
  }

  @Test
  void mailboxOfManyBytesTakesNoMore() {
    assertEquals("ok", send(1, 0, "b", "x".repeat(900)).status());
    assertEquals("overflow", send(2, 0, "b", "x".repeat(101)).status());
    assertEquals("ok", send(3, 0, "b", "x".repeat(100)).status());
    run(Script.CONFIRM, "b", "1", "1");
    assertEquals("ok", send(4, 0, "b", "x".repeat(900)).status());
  }
}
