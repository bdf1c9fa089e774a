package dev.parley.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.RoomName;
import io.lettuce.core.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    return link.run(script, members, bytes(arguments)).join();
  }

  private static byte[][] bytes(String... arguments) {
    return Stream.of(arguments).map(Bytes::of).toArray(byte[][]::new);
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
    assertEquals(List.of(), first.notices());
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
  void messageForAnotherNodeIsPublishedToItAndForOnesOwnIsAtHand() {
    run(Script.JOIN, "c", "one", "{}", "", "", "+c");
    List<String> heard = REDIS.heardOn("parley:node:two", () -> send(1, 0, "b", "x"));
    String stamp =
        REDIS.commands().xrange(MAILBOX_OF_B, Range.unbounded()).get(1).getId().substring(2);
    assertEquals(List.of("frames blue b 2 " + stamp + " 1\nx"), heard);
    assertEquals(
        List.of(new Notice(Notice.Kind.FRAME, "one", "c", 1)), send(2, 0, "c", "y").notices());
  }

  @Test
  void messagesOfOneCommandAreStepsOfTheirOwn() {
    String[] three = {"a", "1", "1", "1", "b", "x", "2", "z", "y", "3", "b", "w"};
    assertEquals("ok unknown ok", run(Script.SEND, three).status());
    assertEquals("1", REDIS.commands().hget(A, "in"));
    assertEquals("3", REDIS.commands().hget(A, "top"));
    assertEquals("3", REDIS.commands().hget(A, "o"));
    assertEquals(2, waiting());
    Answer again = run(Script.SEND, three);
    assertEquals("ok unknown ok", again.status());
    assertEquals(List.of(Notice.Kind.READ, Notice.Kind.READ), kinds(again));
    assertEquals(2, waiting());
  }

  @Test
  void messagesForOneMemberWithOthersBetweenAreToldOfOnce() {
    run(Script.JOIN, "c", "one", "{}", "", "", "+c");
    Answer answer = run(Script.SEND, "a", "1", "1", "1", "c", "x", "2", "b", "y", "3", "c", "z");
    assertEquals(List.of(new Notice(Notice.Kind.FRAME, "one", "c", 2)), answer.notices());
  }

  @Test
  void commandHasMessagesOfMembersOfSeveralRoomsAndWakesANodeOnce() {
    RoomName green = new RoomName("green");
    byte[] others = new Keys("parley:").members(green);
    link.run(Script.JOIN, others, bytes("d", "one", "{}", "", "", "+d")).join();
    link.run(Script.JOIN, others, bytes("e", "two", "{}", "", "", "+e")).join();
    List<Step> steps =
        List.of(
            new Step(members, bytes("a", "1", "1", "1", "b", "x", "2", "b", "yy")),
            new Step(others, bytes("d", "2", "1", "0", "e", "z")),
            new Step(others, bytes("d", "1", "1", "0", "e", "z", "0", "f", "z")));
    List<String> statuses = new ArrayList<>();
    List<String> heard =
        REDIS.heardOn(
            "parley:node:two",
            () ->
                Together.run(link, Script.SEND, steps)
                    .forEach(it -> statuses.add(it.join().status())));
    assertEquals(List.of("ok", "moved", "ok unknown"), statuses);
    assertEquals(1, heard.size());
    assertEquals(
        List.of("frames blue b 2", "frames green e 1"),
        Pattern.compile("frames \\S+ \\S+ \\d+")
            .matcher(heard.get(0))
            .results()
            .map(MatchResult::group)
            .toList());
  }

  @Test
  void memberWhoseMessagesRedisRefusesStopsNobodyElse() {
    REDIS.commands().set("parley:{green}:s:d", "not a hash");
    byte[] others = new Keys("parley:").members(new RoomName("green"));
    List<CompletableFuture<Answer>> answers =
        Together.run(
            link,
            Script.SEND,
            List.of(
                new Step(members, bytes("a", "1", "1", "1", "b", "x")),
                new Step(others, bytes("d", "1", "1", "0", "e", "z")),
                new Step(members, bytes("b", "1", "1", "1", "a", "y"))));
    assertEquals("ok", answers.get(0).join().status());
    assertEquals("ok", answers.get(2).join().status());
    CompletionException refused =
        assertThrows(CompletionException.class, () -> answers.get(1).join());
    assertTrue(refused.getMessage().contains("WRONGTYPE"), refused.getMessage());
    assertEquals(1, waiting());
  }

  @Test
  void commandOfWhichSomeIsDoneIsDoneToItsEnd() {
    send(1, 1, "b", "x");
    Answer answer = run(Script.SEND, "a", "1", "1", "1", "b", "x", "2", "b", "y", "3", "b", "z");
    assertEquals("ok ok overflow", answer.status());
    assertEquals(List.of(Notice.Kind.READ, Notice.Kind.READ), kinds(answer));
    assertEquals(2, waiting());
  }

  private static List<Notice.Kind> kinds(Answer answer) {
    return answer.notices().stream().map(Notice::kind).toList();
  }

  @Test
  void whatHasRoomIsPutBehindWhatHasNone() {
    String[] three = {
      "a", "1", "1", "0", "b", "x".repeat(900), "0", "b", "y".repeat(200), "0", "b", "z"
    };
    assertEquals("ok overflow ok", run(Script.SEND, three).status());
    assertEquals("ok overflow ok", run(Script.SEND, three).status());
    assertEquals(2, waiting());
  }

  @Test
  void numberedMessagesBesideOthersAreDoneOnce() {
    assertEquals("ok", send(1, 5, "b", "x").status());
    // Number 5 comes again, with a place of its own.
    Answer answer = run(Script.SEND, "a", "1", "2", "0", "b", "y", "5", "b", "x");
    assertEquals("ok", answer.status());
    assertEquals(2, waiting());
    assertEquals("5", REDIS.commands().hget(A, "top"));
  }

  @Test
  void roomsOfOneCommandAreSweptEachByItself() {
    RoomName green = new RoomName("green");
    byte[] others = new Keys("parley:").members(green);
    link.run(Script.JOIN, others, bytes("d", "one", "{}", "", "", "+d")).join();
    REDIS.commands().set("parley:{red}:s:f", "not a hash");
    // b is known to be given up.
    List<CompletableFuture<Answer>> answers =
        Together.run(
            link,
            Script.SWEEP,
            List.of(
                new Step(members, bytes("", "0", "a", "1", "0", "", "b", "1", "0", "given up")),
                new Step(
                    new Keys("parley:").members(new RoomName("red")),
                    bytes("", "0", "f", "1", "0", "")),
                new Step(others, bytes("", "0", "d", "1", "0", ""))));
    Answer blue = answers.get(0).join();
    assertEquals(List.of(new Notice(Notice.Kind.READ, "one", "a", 2)), withoutLost(blue));
    assertEquals(-1, blue.number(2));
    assertThrows(CompletionException.class, () -> answers.get(1).join());
    Answer last = answers.get(2).join();
    assertEquals(List.of(), last.notices());
    assertEquals(0, last.number(1));
  }

  private static List<Notice> withoutLost(Answer answer) {
    return answer.notices().stream().filter(it -> it.kind() != Notice.Kind.LOST).toList();
  }

  @Test
  void entryStaysUntilItsLastFrameIsConfirmedAndHasRoomBefore() {
    assertEquals(
        "ok", run(Script.SEND, "a", "1", "1", "0", "b", "x".repeat(400), "0", "b", "y").status());
    assertEquals("overflow", send(3, 0, "b", "z").status());
    run(Script.CONFIRM, "b", "1", "1");
    assertEquals(1, waiting());
    assertEquals("overflow", send(4, 0, "b", "z".repeat(1_000)).status());
    assertEquals("ok", send(5, 0, "b", "z".repeat(999)).status());
    run(Script.CONFIRM, "b", "1", "2");
    assertEquals(1, waiting());
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
  void homeThatWasLeftHearsThatItsSessionHasMovedThoughItIsSuspendedThere() {
    run(Script.CLAIM, "a", "1", "three", "0", "saved", "+a", "saved");
    assertEquals("moved", send(1, 1, "b", "x").status());
    run(Script.SUSPEND, "a", "2", "1", "0", "1", "60000", "?a");
    assertEquals("moved", send(1, 1, "b", "x").status());
  }

  @Test
  void homeThatDidNotKeepItsSessionIsFencedUntilAnotherHasIt() {
    run(Script.SWEEP, "", "0", "a", "1", "0", "given up");
    assertEquals("fenced", send(1, 1, "b", "x").status());
    assertEquals("ok", run(Script.CLAIM, "a", "2", "three", "0", "saved", "+a", "saved").status());
    assertEquals("moved", send(1, 1, "b", "x").status());
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
