package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.RoomName;
import dev.parley.server.engine.RelayResult;
import io.lettuce.core.KillArgs;
import io.lettuce.core.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

  @Test
  void messagesOfManyRoomsTakeFewCommands() {
    List<Pair> pairs = pairs();
    long before = one.counts().roundTrips();
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
    for (Pair pair : pairs) {
      await().until(() -> pair.b.frames().equals(List.of("hello " + pair.room)));
    }
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
    List<String> expected = IntStream.range(0, 12).mapToObj(String::valueOf).toList();
    pairs.forEach(pair -> awaitFrames(pair.b, expected));
  }

  @Test
  void roomWhoseKeysAreBrokenStopsNoOther() {
    List<Pair> pairs = pairs();
    String broken = "parley:{" + pairs.get(0).room + "}:s:b";
    REDIS.commands().del(broken);
    REDIS.commands().set(broken, "not a hash");
    REDIS.freeze();
    List<CompletableFuture<RelayResult>> sending = new ArrayList<>();
    try {
      pairs.forEach(pair -> sending.add(pair.a.sending(1, pair.b, "hello")));
    } finally {
      REDIS.thaw();
    }
    for (Pair pair : pairs.subList(1, ROOMS)) {
      await().until(() -> pair.b.frames().equals(List.of("hello")));
      String mailbox = "parley:{" + pair.room + "}:m:b";
      assertEquals(1, REDIS.commands().xrange(mailbox, Range.unbounded()).size());
    }
    sending.subList(1, ROOMS).forEach(each -> assertEquals(RelayResult.DELIVERED, each.join()));
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
