package dev.parley.standalone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two clients in one room, who say the same numbers to one another, in order. */
record Conversation(RoamingClient ann, RoamingClient bob) implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Both say these numbers, as fast as they are confirmed. */
  void say(int from, int to) {
    for (int number = from; number <= to; number++) {
      say(ann, number);
      say(bob, number);
    }
  }

  /** One says a number as soon as what it said before leaves room for it. */
  static void say(RoamingClient client, int number) {
    await().pollDelay(Duration.ZERO).atMost(PATIENCE).until(() -> said(client, number));
  }

  private static boolean said(RoamingClient client, int number) {
    if (client.say(number)) {
      return true;
    }
    client.ping();
    return false;
  }

  /** Both have heard all numbers up to that one, each once and in order. */
  void awaitAll(int last) {
    awaitAll(ann, last);
    awaitAll(bob, last);
  }

  static void awaitAll(RoamingClient client, int last) {
    List<Integer> all = IntStream.rangeClosed(1, last).boxed().toList();
    await().atMost(PATIENCE).until(() -> client.messages().size() >= last);
    assertEquals(all, client.messages());
  }

  /** Whether both are in the room. */
  boolean isComplete() {
    return ann.isJoined() && bob.isJoined();
  }

  /** Whether both have heard so many numbers. */
  boolean hasHeard(int count) {
    return ann.messages().size() >= count && bob.messages().size() >= count;
  }

  @Override
  public void close() {
    ann.close();
    bob.close();
  }

  /** Neither was told that the other has left or come, or of an error, since both are there. */
  void assertNobodyLeft() {
    for (RoamingClient each : List.of(ann, bob)) {
      assertEquals(0, each.lost());
      for (String never : List.of("peer-left", "error", "twice", "gap")) {
        assertFalse(
            each.presence().stream().anyMatch(it -> it.contains(never)),
            () -> never + ": " + each.presence());
      }
    }
    // One of them was there first.
    List<String> joined = new ArrayList<>(only(ann, "peer-joined"));
    joined.addAll(only(bob, "peer-joined"));
    assertEquals(List.of("peer-joined"), joined);
  }

  static List<String> only(RoamingClient client, String presence) {
    return client.presence().stream().filter(presence::equals).toList();
  }
}
