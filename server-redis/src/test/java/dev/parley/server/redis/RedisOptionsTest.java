package dev.parley.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
