package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SessionId;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.Offer;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.Seat;
import dev.parley.server.frame.TextFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The figures of docs/cluster-operations.md: what sessions, frames, sweeps and messages cost Redis.
 * Rooms of two resumable sessions with tokens, one at each of two nodes, with default settings.
 * Prints, and asserts nothing: run with {@code -Dparley.figures.rooms=10000}.
 */
@EnabledIfSystemProperty(named = "parley.figures.rooms", matches = "\\d+")
class FiguresTest {

  @RegisterExtension static final RedisServer REDIS = new RedisServer();

  private static final int ROOMS = Integer.getInteger("parley.figures.rooms", 1);
  private static final int IDLE_SECONDS = 60;
  private static final int FRAMES = 5;
  private static final int MESSAGES = 50_000;

  /** Among whom these messages are, and how many have no answer at a time, where there are many. */
  private static final int PAIRS = 200;

  private static final int UNDER_WAY = 256;

  /** As the sweeper does. */
  private static final int LISTED_AT_ONCE = 500;

  /** Of an offer's or a candidate's size, and of a chat message's. */
  private static final int FRAME_BYTES = 300;

  /** As it is by default, and so that a session's hash is no table. */
  private static final List<String> LONGEST_LISTED = List.of("64", "1024");

  private final Random random = new Random(1);

  /** A member that takes all it is handed. */
  private static final class Taker implements Mailbox {
    final AtomicLong frames = new AtomicLong();
    Seat seat;
    PeerId id;

    @Override
    public Offer offer(TextFrame frame) {
      frames.incrementAndGet();
      return Offer.ACCEPTED;
    }

    @Override
    public void flush() {}

    @Override
    public void refusedMessage() {}

    @Override
    public void refusedAnnouncement() {}

    @Override
    public void lost() {}

    @Override
    public void kick() {}
  }

  @Test
  void whatASessionCosts() throws Exception {
    for (String longest : LONGEST_LISTED) {
      System.out.printf("%n--- hash-max-listpack-value %s%n", longest);
      REDIS.commands().configSet("hash-max-listpack-value", longest);
      measure();
      REDIS.commands().flushall();
    }
  }

  private void measure() throws Exception {
    try (RedisEngine one = engine();
        RedisEngine two = engine()) {
      long before = info("memory", "used_memory");
      long heap = heap();
      List<Taker> ones = new ArrayList<>();
      List<Taker> twos = new ArrayList<>();
      double cpu = cpu();
      for (int i = 0; i < ROOMS; i++) {
        RoomName room = new RoomName(text(22));
        ones.add(join(one, room));
        twos.add(join(two, room));
      }
      double sessions = 2.0 * ROOMS;
      System.out.printf("a join: %.0f µs of Redis%n", (cpu() - cpu) * 1e6 / sessions);
      confirmAll(one, ones);
      confirmAll(two, twos);
      System.out.printf(
          "memory of Redis, a session in a room of two: %.0f bytes%n",
          (info("memory", "used_memory") - before) / sessions);
      System.out.printf(
          "heap of a node, a session in the engine: %.0f bytes%n", (heap() - heap) / sessions);
      keys();
      idle(sessions);
      frames(ones, twos);
    }
  }

  /** Apart from the others, whose sweeps would be counted with it. */
  @Test
  void whatAMessageCosts() throws Exception {
    for (String longest : LONGEST_LISTED) {
      System.out.printf("%n--- messages, hash-max-listpack-value %s%n", longest);
      REDIS.commands().configSet("hash-max-listpack-value", longest);
      try (RedisEngine one = engine();
          RedisEngine two = engine()) {
        messages("one at a time, to another node", 1, 1, one, two);
        messages("one at a time, to the same node", 1, 1, one, one);
        messages("of many, to another node", PAIRS, UNDER_WAY, one, two);
        messages("of many, to the same node", PAIRS, UNDER_WAY, one, one);
      }
      REDIS.commands().flushall();
    }
  }

  /** A full room, as large as rooms get by default: what one step on it keeps Redis from others. */
  @Test
  void whatAFullRoomCosts() throws Exception {
    try (RedisEngine one = engine()) {
      RoomName room = new RoomName("full");
      List<Taker> takers = new ArrayList<>();
      for (int i = 0; i < 249; i++) {
        takers.add(join(one, room));
      }
      confirmAll(one, takers);
      System.out.printf("%n--- a room of 250%n");
      REDIS.commands().configResetstat();
      takers.add(join(one, room));
      System.out.printf("a join: %.0f µs of Redis%n", meanScript());
      int broadcasts = 100;
      REDIS.commands().configResetstat();
      for (int i = 1; i <= broadcasts; i++) {
        takers.get(0).seat.broadcast(i, frame("x".repeat(FRAME_BYTES))).join();
      }
      System.out.printf(
          "a broadcast: %.0f µs of Redis%n",
          number("commandstats", "cmdstat_evalsha:calls=\\d+,usec=") / broadcasts);
      confirmAll(one, takers);
      logScripts();
      // Nothing is awaited: what time alone costs is what is measured.
      Thread.sleep(Duration.ofSeconds(IDLE_SECONDS).toMillis());
      System.out.printf("a sweep: %d µs of Redis%n", slowestScript());
    }
    REDIS.commands().flushall();
  }

  /** The one key of all rooms, with half a million in it. */
  @Test
  void whatTheListOfRoomsCosts() {
    Link link = new Link(RedisOptions.of(REDIS.uri()), new Counters(), () -> {});
    try {
      byte[] rooms = Bytes.of("parley:rooms");
      List<byte[]> names =
          new ArrayList<>(Stream.generate(() -> Bytes.of(text(22))).limit(500_000).toList());
      list(link, rooms, names);
      System.out.printf("%n--- the list of %d rooms%n", REDIS.commands().zcard("parley:rooms"));
      System.out.printf(
          "  %d bytes each%n", REDIS.commands().memoryUsage("parley:rooms") / 500_000);
      REDIS.commands().configResetstat();
      list(link, rooms, names);
      System.out.printf(
          "a room listed anew, in the same order: %.1f µs of Redis%n",
          meanScript() / LISTED_AT_ONCE);
      Collections.shuffle(names, random);
      REDIS.commands().configResetstat();
      list(link, rooms, names);
      System.out.printf(
          "a room listed anew, in another order: %.1f µs of Redis%n",
          meanScript() / LISTED_AT_ONCE);
    } finally {
      link.close();
    }
    REDIS.commands().flushall();
  }

  private static void list(Link link, byte[] rooms, List<byte[]> names) {
    for (int from = 0; from < names.size(); from += LISTED_AT_ONCE) {
      List<byte[]> arguments = new ArrayList<>(List.of(Bytes.of(1_000_000_000L)));
      arguments.addAll(names.subList(from, from + LISTED_AT_ONCE));
      link.swept(rooms, arguments.toArray(byte[][]::new)).join();
    }
  }

  private static double meanScript() {
    return number("commandstats", "cmdstat_evalsha:calls=\\d+,usec=\\d+,usec_per_call=");
  }

  /** Others, as a heartbeat, are among those that time brings: the mean would say nothing. */
  private static void logScripts() {
    REDIS.commands().configSet("slowlog-log-slower-than", "0");
    REDIS.commands().configSet("slowlog-max-len", "10000");
    REDIS.commands().slowlogReset();
  }

  /** In microseconds, since they are logged. */
  private static long slowestScript() {
    return REDIS.commands().slowlogGet(10_000).stream()
        .map(entry -> (List<?>) entry)
        .filter(entry -> "evalsha".equalsIgnoreCase((String) ((List<?>) entry.get(3)).get(0)))
        .mapToLong(entry -> (Long) entry.get(2))
        .max()
        .orElseThrow();
  }

  private static RedisEngine engine() {
    return RedisEngine.connect(RedisOptions.of(REDIS.uri()));
  }

  private Taker join(RedisEngine engine, RoomName room) {
    Taker taker = new Taker();
    taker.id = new PeerId(text(16));
    Profile profile = Profile.empty(new JacksonJson());
    PeerInfo peer = new PeerInfo(taker.id, Optional.of("user-" + text(8)), profile, false);
    Member member =
        new Member(peer, taker, Optional.of(new Member.Kept(new SessionId(text(22)), saved(room))));
    JoinResult result = engine.join(room, member, frame("+" + text(120))).join();
    taker.seat = ((JoinResult.Joined) result).seat();
    return taker;
  }

  /** As a session with a token is saved. */
  private String saved(RoomName room) {
    return String.format(
        "{\"secrets\":[\"%s=\"],\"grant\":{\"user\":\"user-%s\",\"name\":\"%s\",\"rooms\":[\"%s\"],"
            + "\"permissions\":[\"message\",\"broadcast\"],\"expiresAt\":1893456000000},"
            + "\"expiresAt\":1893456000000}",
        text(43), text(8), text(8), room);
  }

  private String text(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes).substring(0, length);
  }

  private static TextFrame frame(String text) {
    return TextFrame.of(text, System.nanoTime());
  }

  private static void confirmAll(RedisEngine engine, List<Taker> takers) {
    for (Taker taker : takers) {
      taker.seat.confirm(taker.frames.get());
    }
    // Whatever comes behind these is answered behind them.
    engine.members(new RoomName("nobody"));
  }

  private static void keys() {
    Map<String, long[]> sizes = new TreeMap<>();
    List<String> keys = REDIS.commands().keys("*");
    for (String key : keys.subList(0, Math.min(2_000, keys.size()))) {
      String kind =
          key.replaceFirst("\\{.*\\}", "{room}").replaceAll("([:}][sm]|session):.*", "$1:…");
      long[] size = sizes.computeIfAbsent(kind, it -> new long[2]);
      size[0]++;
      size[1] += REDIS.commands().memoryUsage(key);
    }
    sizes.forEach(
        (kind, size) -> System.out.printf("  %s: %d bytes each%n", kind, size[1] / size[0]));
  }

  private static void idle(double sessions) throws InterruptedException {
    REDIS.commands().configResetstat();
    double cpu = cpu();
    double own = ownCpu();
    // Nothing is awaited: what time alone costs is what is measured.
    Thread.sleep(Duration.ofSeconds(IDLE_SECONDS).toMillis());
    double spent = cpu() - cpu;
    double ownSpent = ownCpu() - own;
    double each = sessions * IDLE_SECONDS;
    System.out.printf(
        "idle, a session and second: %.3f scripts, %.2f µs of Redis, %.2f µs of the nodes, "
            + "%.0f bytes to Redis, %.0f from it%n",
        calls("evalsha") / each,
        spent * 1e6 / each,
        ownSpent * 1e6 / each,
        info("stats", "total_net_input_bytes") / each,
        info("stats", "total_net_output_bytes") / each);
    System.out.printf(
        "  a script takes %.1f µs; all of it is %.0f %% of Redis's one core%n",
        spent * 1e6 / calls("evalsha"), 100 * spent / IDLE_SECONDS);
    stats(each);
  }

  private void messages(
      String how, int pairs, int underWay, RedisEngine sending, RedisEngine receiving)
      throws InterruptedException {
    List<Taker> from = new ArrayList<>();
    List<Taker> to = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      RoomName room = new RoomName(text(22));
      from.add(join(sending, room));
      to.add(join(receiving, room));
    }
    confirmAll(sending, from);
    REDIS.commands().configResetstat();
    double cpu = cpu();
    double own = ownCpu();
    TextFrame frame = frame("x".repeat(FRAME_BYTES));
    Semaphore free = new Semaphore(underWay);
    AtomicLong refused = new AtomicLong();
    for (int i = 0; i < MESSAGES; i++) {
      free.acquire();
      Taker receiver = to.get(i % pairs);
      int number = i / pairs + 1;
      CompletableFuture<RelayResult> sent =
          from.get(i % pairs).seat.send(number, receiver.id, frame);
      sent.whenComplete(
          (result, failure) -> {
            if (result != RelayResult.DELIVERED) {
              refused.incrementAndGet();
            }
            free.release();
          });
      // As a client that confirms every 32nd, and by its pings.
      if (number % 32 == 0) {
        receiver.seat.confirm(receiver.frames.get());
      }
    }
    free.acquire(underWay);
    await()
        .until(
            () ->
                to.stream().mapToLong(each -> each.frames.get()).sum() >= MESSAGES - refused.get());
    System.out.printf(
        "a message of %d bytes, %s: %.1f µs of Redis, %.1f µs of the nodes' engines, "
            + "%.0f bytes to Redis, %.0f from it%n",
        FRAME_BYTES,
        how,
        (cpu() - cpu) * 1e6 / MESSAGES,
        (ownCpu() - own) * 1e6 / MESSAGES,
        info("stats", "total_net_input_bytes") / (double) MESSAGES,
        info("stats", "total_net_output_bytes") / (double) MESSAGES);
    System.out.printf("  refused, as the mailbox was full: %d of %d%n", refused.get(), MESSAGES);
    stats(MESSAGES);
  }

  private static void frames(List<Taker> ones, List<Taker> twos) throws InterruptedException {
    long before = info("memory", "used_memory");
    TextFrame frame = frame("x".repeat(FRAME_BYTES));
    Semaphore free = new Semaphore(1_000);
    for (int n = 0; n < FRAMES; n++) {
      for (int i = 1; i < ones.size(); i++) {
        free.acquire();
        ones.get(i)
            .seat
            .send(0, twos.get(i).id, frame)
            .whenComplete((result, failure) -> free.release());
      }
    }
    free.acquire(1_000);
    System.out.printf(
        "memory of Redis, a waiting frame of %d bytes: %.0f bytes%n",
        FRAME_BYTES,
        (info("memory", "used_memory") - before) / (double) (FRAMES * (ones.size() - 1)));
  }

  private static long heap() {
    // What the first finds to be finalized or cleaned, the next ones clear.
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long info(String section, String field) {
    return (long) number(section, field);
  }

  private static double number(String section, String field) {
    return Pattern.compile("(?m)^" + field + ":?([\\d.]+)")
        .matcher(REDIS.commands().info(section))
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private static double cpu() {
    return number("cpu", "used_cpu_user") + number("cpu", "used_cpu_sys");
  }

  private static double ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  private static double calls(String command) {
    Pattern calls = Pattern.compile("cmdstat_" + command + ":calls=(\\d+)");
    return calls
        .matcher(REDIS.commands().info("commandstats"))
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .findFirst()
        .orElse(0);
  }

  /** What Redis was asked for, and what the scripts asked it for in turn. */
  private static void stats(double each) {
    for (MatchResult found :
        Pattern.compile("cmdstat_([^:]+):calls=(\\d+),usec=(\\d+),usec_per_call=([\\d.]+)")
            .matcher(REDIS.commands().info("commandstats"))
            .results()
            .toList()) {
      double calls = Double.parseDouble(found.group(2)) / each;
      if (calls > 0.005) {
        System.out.printf("  %s: %.3f, of %s µs%n", found.group(1), calls, found.group(4));
      }
    }
  }
}
