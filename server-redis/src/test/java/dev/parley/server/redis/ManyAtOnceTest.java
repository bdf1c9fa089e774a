package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.RoomName;
import dev.parley.server.engine.RelayResult;
import io.lettuce.core.KillArgs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many have something to say in one moment, and it goes together. */
class ManyAtOnceTest extends TwoEngines {

  private static final int ROOMS = 100;

  ManyAtOnceTest() {
    super(settings -> {});
  }

  /** Two members of a room, each on a server of its own. */
  private record Pair(RoomName room, TestMember a, TestMember b) {}

  private List<Pair> pairs() {
    return IntStream.range(0, ROOMS)
        .mapToObj(i -> new RoomName("room-" + i))
        .map(
            room ->
                new Pair(
                    room,
                    TestMember.resumable(one, room, "a"),
                    TestMember.resumable(two, room, "b")))
        .toList();
  }

  private static void awaitAll(Collection<Pair> pairs, Function<Pair, List<String>> expected) {
    await()
        .untilAsserted(
            () -> pairs.forEach(pair -> assertEquals(expected.apply(pair), pair.b.frames())));
  }

  @Test
  void messagesOfManyRoomsTakeFewCommands() {
    List<Pair> pairs = pairs();
    long before = one.counts().roundTrips();
    long read = two.counts().reads();
    List<CompletableFuture<RelayResult>> sending = new ArrayList<>();
    REDIS.freeze();
    try {
      pairs.forEach(pair -> sending.add(pair.a.sending(1, pair.b, "hello " + pair.room)));
    } finally {
      REDIS.thaw();
    }
    sending.forEach(each -> assertEquals(RelayResult.DELIVERED, each.join()));
    // With what a server asks for now and then besides.
    long commands = one.counts().roundTrips() - before;
    assertTrue(commands < ROOMS / 3, commands + " commands");
    awaitAll(pairs, pair -> List.of("hello " + pair.room));
    // What woke the other server had the frames.
    assertEquals(read, two.counts().reads());
  }

  @Test
  void whatOneSaysInSeveralWaysKeepsItsOrder() {
    List<Pair> pairs = pairs();
    List<CompletableFuture<RelayResult>> sending = new ArrayList<>();
    for (int i = 0; i < 12; i += 4) {
      for (Pair pair : pairs) {
        sending.add(pair.a.sending(i + 1, pair.b, String.valueOf(i)));
        sending.add(pair.a.seat().broadcast(i + 2, TestMember.frame(String.valueOf(i + 1))));
        sending.add(pair.a.seat().sendToOnlyOther(i + 3, TestMember.frame(String.valueOf(i + 2))));
        sending.add(pair.a.sending(i + 4, pair.b, String.valueOf(i + 3)));
      }
    }
    sending.forEach(each -> assertEquals(RelayResult.DELIVERED, each.join()));
    assertEquals(0, one.counts().retried());
    List<String> expected = IntStream.range(0, 12).mapToObj(String::valueOf).toList();
    awaitAll(pairs, pair -> expected);
  }

  @Test
  void sessionsWhoseKeysAreBrokenStopNoOthers() {
    List<Pair> pairs = pairs();
    // The first is as a rule a command by itself.
    Pair noAddressee = pairs.get(ROOMS / 2);
    Pair noSender = pairs.get(ROOMS / 2 + 1);
    String keyOfSender = breakKey(noSender.room, "a");
    breakKey(noAddressee.room, "b");
    REDIS.freeze();
    Map<Pair, CompletableFuture<RelayResult>> sending = new LinkedHashMap<>();
    try {
      pairs.forEach(pair -> sending.put(pair, pair.a.sending(1, pair.b, "hello")));
    } finally {
      REDIS.thaw();
    }
    CompletableFuture<RelayResult> broken = sending.remove(noSender);
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, sending.remove(noAddressee).join());
    sending.values().forEach(sent -> assertEquals(RelayResult.DELIVERED, sent.join()));
    awaitAll(sending.keySet(), pair -> List.of("hello"));
    assertTrue(one.counts().failed() > 0);
    assertFalse(broken.isDone());
    // Once there is nothing, it is nobody's session.
    REDIS.commands().del(keyOfSender);
    assertThrows(CompletionException.class, broken::join);
  }

  private static String breakKey(RoomName room, String peer) {
    String key = "parley:{" + room + "}:s:" + peer;
    REDIS.commands().del(key);
    REDIS.commands().set(key, "not a hash");
    return key;
  }

  @Test
  void roomsAreSweptSeveralByACommand() {
    pairs();
    RedisCounts before = one.counts();
    // It was deaf for a moment, so that all rooms are swept.
    REDIS.commands().clientKill(KillArgs.Builder.typePubsub());
    await().until(() -> one.counts().sweeps() - before.sweeps() >= ROOMS);
    RedisCounts after = one.counts();
    long commands = after.roundTrips() - before.roundTrips();
    long sweeps = after.sweeps() - before.sweeps();
    assertTrue(commands < sweeps / 3, commands + " commands for " + sweeps + " rooms");
  }
}
