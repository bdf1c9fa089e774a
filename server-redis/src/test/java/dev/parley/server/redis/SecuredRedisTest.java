package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.engine.UnavailableException;
import dev.parley.server.redis.RedisProcesses.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Redis that is encrypted, and lets in only a user who may do no more than the guide says. */
class SecuredRedisTest {

  private static final String PASSWORD = "open-sesame";

  private final RedisProcesses processes = new RedisProcesses();
  private final List<RedisEngine> engines = new ArrayList<>();

  @AfterEach
  void end() {
    engines.forEach(RedisEngine::close);
    processes.close();
  }

  private RedisEngine connect(String url, Path caFile, String node) {
    RedisEngine engine =
        RedisEngine.connect(
            RedisOptions.of(
                url,
                settings -> {
                  settings.node = node;
                  settings.caFile = caFile;
                  settings.leaseMillis = 1_500;
                }));
    engines.add(engine);
    return engine;
  }

  /** The guide's user is the only one there is. */
  private static String[] userOfTheGuide() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "cluster.md"));
    Matcher user = Pattern.compile("(?m)^user parley (on >)PASSWORD (.*)$").matcher(guide);
    assertTrue(user.find(), "the guide has the user");
    return Stream.concat(
            Stream.of("--user", "default", "off", "--user", "parley", "on", ">" + PASSWORD),
            Stream.of(user.group(2).split(" ")))
        .toArray(String[]::new);
  }

  private static String[] and(String[] some, String... others) {
    return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
  }

  private void access(TestAuthority authority) {
    processes.accessBy("--tls", "--cacert", authority.certificate().toString());
  }

  /** All that engines ask of Redis. */
  private static void use(RedisEngine one, RedisEngine two) {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.send(b, "1");
    b.send(a, "2");
    await().until(() -> a.frames().equals(List.of("+b", "2")));
    a.seat().confirm(2);
    a.seat().broadcast(0, TestMember.frame("3")).join();
    b.seat().sendToOnlyOther(0, TestMember.frame("4")).join();
    a.seat().update(0, TestMember.peer("a"), TestMember.frame("~a")).join();
    a.seat().tell(0, TestMember.frame("5")).join();
    a.seat().handled(1).join();
    a.seat().save("saved-1").join();
    a.seat().suspend(1, 10_000, TestMember.frame("?a"));
    a.seat().resume(2, TestMember.frame("!a"));
    await().until(() -> b.frames().equals(List.of("1", "3", "~a", "?a", "!a")));
    TestMember again = TestMember.resumed(two, "a", 2).orElseThrow();
    await().until(() -> again.frames().equals(List.of("4", "5")));
    assertEquals(2, one.members(TestMember.BLUE).orElseThrow().size());
    await().until(() -> one.rooms().size() == 1 && one.roomCount() == 1);
    assertTrue(one.kick(TestMember.BLUE, b.id()));
    await().until(() -> b.timesKicked() == 1);
    b.seat().leave(TestMember.frame("-b"));
    // A node that is gone.
    TestMember c = TestMember.plain(one, "c");
    one.close();
    await().until(() -> two.members(TestMember.BLUE).orElseThrow().size() == 1);
    assertTrue(two.kick(TestMember.BLUE, again.id()));
    again.seat().leave(TestMember.frame("-a"));
    assertEquals(0, c.timesLost());
    assertTrue(two.isAvailable());
  }

  @Test
  void userOfTheGuideMayDoAllThatIsNeededByTls() throws IOException {
    TestAuthority authority = TestAuthority.make(processes.directory(), "ours");
    access(authority);
    Server redis = processes.start(and(authority.settings(), userOfTheGuide()));
    String url = "rediss://parley:" + PASSWORD + "@localhost:" + redis.port() + "/";
    use(connect(url, authority.certificate(), "one"), connect(url, authority.certificate(), "two"));
    processes.accessBy("--user", "parley", "--pass", PASSWORD, "--no-auth-warning");
    assertTrue(redis.cli("config", "get", "port").startsWith("NOPERM"));
  }

  @Test
  void userOfTheGuideMayDoAllThatIsNeededInACluster() throws IOException {
    String[] admin = {"--user", "admin", "on", ">admin", "~*", "&*", "+@all"};
    try (RedisCluster cluster =
        RedisCluster.secured(
            List.of("--user", "admin", "--pass", "admin", "--no-auth-warning"),
            and(and(userOfTheGuide(), admin), "--masteruser", "admin", "--masterauth", "admin"))) {
      String url =
          cluster.url().replace("redis-cluster://", "redis-cluster://parley:" + PASSWORD + "@");
      use(connect(url, null, "one"), connect(url, null, "two"));
      engines.forEach(RedisEngine::close);
    }
  }

  @Test
  void whoeverIsNotVouchedForIsNotTalkedTo() throws IOException {
    TestAuthority authority = TestAuthority.make(processes.directory(), "ours");
    TestAuthority other = TestAuthority.make(processes.directory(), "other");
    access(authority);
    Server redis = processes.start(and(authority.settings(), "--bind", "127.0.0.1", "127.0.0.2"));
    refused("rediss://localhost:" + redis.port(), other.certificate(), "trust anchors");
    refused("rediss://localhost:" + redis.port(), null, "certification path");
    // It is vouched for, but by another name.
    refused("rediss://127.0.0.2:" + redis.port(), authority.certificate(), "127.0.0.2");
    refused("rediss://localhost:" + redis.port(), Path.of("nowhere.pem"), "nowhere.pem");
    connect("rediss://localhost:" + redis.port(), authority.certificate(), "one");
  }

  @Test
  void whatIsWrongIsSaidWithoutThePassword() throws IOException {
    Server redis =
        processes.start("--user", "parley", "on", ">" + PASSWORD, "~*", "&*", "+ping", "+del");
    refused("redis://parley:wrong-one@localhost:" + redis.port(), null, "WRONGPASS");
    refused("redis://parley:" + PASSWORD + "@localhost:" + redis.port(), null, "NOPERM");
    refused("redis://parley:" + PASSWORD + "@127.0.0.1:1", null, "refused");
    refused("redis-sentinel://:" + PASSWORD + "@127.0.0.1:1#blue", null, "refused");
    refused("redis-cluster://:" + PASSWORD + "@127.0.0.1:1", null, "");
    refused("redis-cluster://parley:" + PASSWORD + "@localhost:" + redis.port(), null, "");
  }

  private void refused(String url, Path caFile, String reason) {
    String message =
        assertThrows(UnavailableException.class, () -> connect(url, caFile, "one")).getMessage();
    String tried = url.replaceFirst("[^/@]*@", "");
    assertTrue(message.startsWith("no connection to Redis: tried " + tried + ": "), message);
    assertTrue(message.contains(reason), message);
    assertFalse(message.contains(PASSWORD) || message.contains("wrong-one"), message);
  }

  @Test
  void sentinelsOfAnEncryptedMasterAreEncryptedTooAndMayHaveItsPassword() throws IOException {
    TestAuthority authority = TestAuthority.make(processes.directory(), "ours");
    access(authority);
    Server redis = processes.start(and(authority.settings(), "--requirepass", PASSWORD));
    Server sentinel =
        processes.sentinel(
            "blue",
            redis,
            1,
            and(
                authority.settings(),
                "--tls-replication",
                "yes",
                "--requirepass",
                PASSWORD,
                "--sentinel",
                "auth-pass",
                "blue",
                PASSWORD));
    RedisEngine one =
        connect(
            "rediss-sentinel://:" + PASSWORD + "@localhost:" + sentinel.port() + "/0#blue",
            authority.certificate(),
            "one");
    TestMember.resumable(one, "a");
    await().during(Duration.ofMillis(100)).until(one::isAvailable);
  }
}
