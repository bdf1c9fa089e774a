package dev.parley.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.RedisURI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RedisOptionsTest {

  private static final String URI = "redis://:secret@localhost";

  @Test
  void roomTakesAsManyAsInTheMemoryOfOneServer() {
    assertEquals(250, RedisOptions.of(URI).capacity());
  }

  @Test
  void whatIsOutOfItsBoundsIsNamedWithThem() {
    refused("leaseMillis is 29; it must be at least 30", settings -> settings.leaseMillis = 29);
    refused("resumeMillis is -1; it must be at least 0", settings -> settings.resumeMillis = -1);
    refused("capacity is 0; it must be at least 1", settings -> settings.capacity = 0);
    refused("node is empty or has white space", settings -> settings.node = "a b");
    refused(
        "maxUnanswered is 4999; it must be at least 5000",
        settings -> settings.maxUnanswered = 4_999);
  }

  @Test
  void redisIsMeantByOneOfThreeWays() {
    assertEquals(Target.Kind.STANDALONE, Target.of("redis://:secret@[::1]:6379/2").kind());
    assertEquals(2, Target.of("redis://host/2").uris().get(0).getDatabase());
    Target sentinel = Target.of("redis-sentinel://ann:secret@a,b:26380/0#blue");
    assertEquals(Target.Kind.SENTINEL, sentinel.kind());
    assertEquals("redis-sentinel://a,b:26380#blue", sentinel.toString());
    assertEquals(2, sentinel.uris().get(0).getSentinels().size());
    Target cluster = Target.of("rediss-cluster://ann:sec%40ret@a,b:7000");
    assertEquals(Target.Kind.CLUSTER, cluster.kind());
    assertEquals("rediss-cluster://a,b:7000", cluster.toString());
    RedisURI second = cluster.uris().get(1);
    assertEquals("b", second.getHost());
    assertEquals(7000, second.getPort());
    assertTrue(second.isSsl() && second.isVerifyPeer());
    assertEquals(
        "sec@ret",
        new String(second.getCredentialsProvider().resolveCredentials().block().getPassword()));
  }

  @Test
  void whatIsNoneOfThemIsRefusedAndNotQuoted() {
    for (String url :
        List.of(
            "http://:secret@host",
            "redis://:secret@a,b",
            "redis://:secret@host#blue",
            "redis://:se/cret@host",
            "redis://:secret%@host",
            "redis://:secret@host?verifyPeer=perhaps",
            "redis-sentinel://:secret@a,b",
            "redis-cluster://:secret@a/1",
            "redis-cluster://:secret@a#blue",
            "redis-socket:///secret")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> RedisOptions.of(url), url)
              .getMessage();
      assertTrue(message.startsWith("no URL of a Redis: it must be like redis://"), message);
      assertFalse(message.contains("secret"), message);
    }
  }

  @Test
  void certificatesAreForAnEncryptedRedis() {
    refused(
        "caFile is of no use without encryption, as by rediss://",
        settings -> settings.caFile = Path.of("ca.pem"));
  }

  private static void refused(String message, Consumer<RedisOptions.Settings> changes) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> RedisOptions.of(URI, changes));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void passwordIsNotPrinted() {
    assertFalse(RedisOptions.of(URI).toString().contains("secret"));
  }
}
