package dev.parley.server.redis;

import static dev.parley.server.redis.TestMember.frame;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.server.engine.RelayResult;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Redis is there, and refuses for a while what it is asked for. Leases are long: no round of sweeps
 * comes to anybody's help.
 */
class RefusingRedisTest extends TwoEngines {

  RefusingRedisTest() {
    super(
        settings -> {
          settings.leaseMillis = 2_500;
          settings.timeout = Duration.ofMillis(200);
        });
  }

  @Test
  void memberThatIsGivenUpMeanwhileIsSuspendedThen() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    REDIS.commands().configSet("min-replicas-to-write", "1");
    try {
      await().until(() -> !one.isAvailable());
      long sweeps = one.counts().sweeps();
      a.seat().abandon();
      await().until(() -> one.counts().sweeps() > sweeps);
    } finally {
      REDIS.commands().configSet("min-replicas-to-write", "0");
    }
    awaitFrames(b, "{\"type\":\"peer-suspended\",\"peer\":\"a\"}");
  }

  @Test
  void mailboxThatCouldNotBeReadIsReadAgain() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    long failed = two.counts().failed();
    REDIS
        .commands()
        .aclSetuser("default", AclSetuserArgs.Builder.removeCommand(CommandType.XRANGE));
    try {
      assertEquals(RelayResult.DELIVERED, a.seat().broadcast(0, frame("1")).join());
      await().until(() -> two.counts().failed() > failed);
    } finally {
      REDIS.commands().aclSetuser("default", AclSetuserArgs.Builder.allCommands());
    }
    awaitFrames(b, "1");
  }
}
