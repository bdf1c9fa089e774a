package dev.parley.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private final Queue<Runnable> soon = new ArrayDeque<>();

  /** Of each command who has messages in it. */
  private final List<String> commands = new ArrayList<>();

  private final List<List<CompletableFuture<Answer>>> answers = new ArrayList<>();
  private final GroupCommit group = new GroupCommit(this::command, soon::add);

  /** What befalls whoever sends, or null. */
  private RuntimeException broken;

  private List<CompletableFuture<Answer>> command(List<Step> steps) {
    if (broken != null) {
      throw broken;
    }
    commands.add(String.join("", steps.stream().map(step -> Bytes.text(step.members())).toList()));
    answers.add(Stream.generate(CompletableFuture<Answer>::new).limit(steps.size()).toList());
    return answers.get(answers.size() - 1);
  }

  private CompletableFuture<Answer> send(String who) {
    return send(who, 1, 10);
  }

  private CompletableFuture<Answer> send(String who, int messages, int bytes) {
    return group.send(new Step(Bytes.of(who)), messages, bytes);
  }

  private void runSoon() {
    while (!soon.isEmpty()) {
      soon.remove().run();
    }
  }

  private static Answer answer(String status) {
    return new Answer(status, 1, List.of(), List.of());
  }

  private void answer(int command) {
    answers.get(command).forEach(each -> each.complete(answer(Answer.OK)));
    runSoon();
  }

  @Test
  void whatIsSentInOneMomentIsOneCommandAndEachHasItsAnswer() {
    CompletableFuture<Answer> a = send("a");
    CompletableFuture<Answer> b = send("b");
    assertEquals(List.of(), commands);
    runSoon();
    assertEquals(List.of("ab"), commands);
    answers.get(0).get(1).complete(answer("unknown"));
    answers.get(0).get(0).complete(answer("ok"));
    assertEquals("ok", a.join().status());
    assertEquals("unknown", b.join().status());
  }

  @Test
  void whatIsSentWhileACommandHasNoAnswerIsTheNextOne() {
    send("a");
    runSoon();
    send("b");
    runSoon();
    send("c");
    runSoon();
    assertEquals(List.of("a"), commands);
    answer(0);
    assertEquals(List.of("a", "bc"), commands);
    answer(1);
    send("d");
    runSoon();
    assertEquals(List.of("a", "bc", "d"), commands);
  }

  @Test
  void whatWaitsIsSentWithAllBeforeItWhereSomethingIsToComeBehindIt() {
    send("a");
    runSoon();
    send("b");
    CompletableFuture<Answer> ofA = send("a");
    group.flush(ofA);
    assertEquals(List.of("a", "ba"), commands);
    send("c");
    // It waits no more.
    group.flush(ofA);
    answer(0);
    assertEquals(List.of("a", "ba"), commands);
    answer(1);
    assertEquals(List.of("a", "ba", "c"), commands);
  }

  @Test
  void commandHasSoManyMessagesAndNobodysAreParted() {
    send("a", GroupCommit.MOST_MESSAGES - 2, 10);
    send("b", 2, 10);
    send("c", 1, 10);
    send("d", GroupCommit.MOST_MESSAGES, 10);
    runSoon();
    assertEquals(List.of("ab", "c", "d"), commands);
  }

  @Test
  void commandHasSoManyBytesOrWhatOneMemberHas() {
    send("a", 1, GroupCommit.MOST_BYTES - 10);
    send("b", 1, 10);
    send("c", 1, 10);
    send("d", 1, 2 * GroupCommit.MOST_BYTES);
    send("e", 1, 10);
    runSoon();
    assertEquals(List.of("ab", "c", "d"), commands);
    answer(0);
    answer(1);
    answer(2);
    assertEquals(List.of("ab", "c", "d", "e"), commands);
  }

  @Test
  void whereThereIsEnoughForACommandItDoesNotWaitForAnAnswer() {
    for (int i = 0; i <= GroupCommit.MOST_UNDER_WAY; i++) {
      send(String.valueOf(i), GroupCommit.MOST_MESSAGES, 10);
      runSoon();
    }
    assertEquals(List.of("0", "1", "2", "3"), commands);
    answer(0);
    assertEquals(List.of("0", "1", "2", "3", "4"), commands);
  }

  @Test
  void whereACommandFailsEachOfItIsToldAndTheOthersAreSent() {
    CompletableFuture<Answer> a = send("a");
    runSoon();
    CompletableFuture<Answer> b = send("b");
    TimeoutException timeout = new TimeoutException();
    answers.get(0).get(0).completeExceptionally(timeout);
    runSoon();
    assertSame(timeout, assertThrows(CompletionException.class, a::join).getCause());
    assertEquals(List.of("a", "b"), commands);
    answer(1);
    assertEquals("ok", b.join().status());
  }

  @Test
  void whereACommandCanNotBeSentEachOfItIsToldAndTheOthersAreSent() {
    CompletableFuture<Answer> a = send("a");
    broken = new IllegalStateException("no memory");
    runSoon();
    assertSame(broken, assertThrows(CompletionException.class, a::join).getCause());
    broken = null;
    CompletableFuture<Answer> b = send("b");
    runSoon();
    answer(0);
    assertEquals("ok", b.join().status());
  }
}
