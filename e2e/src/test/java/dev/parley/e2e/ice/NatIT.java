package dev.parley.e2e.ice;

import dev.parley.e2e.LoopbackOnly;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people at two homes, each behind a NAT, with the relay's own STUN responder and coturn. */
class NatIT {

  /** Two browsers' start and Chromium's giving up are most of it. */
  private static final Duration AT_MOST = Duration.ofSeconds(90);

  @TempDir Path directory;

  @BeforeAll
  static void requireNamespaces() throws Exception {
    LoopbackOnly.requirePossible("iptables", "nsenter");
  }

  @Test
  void behindConeNatsTheEmbeddedStunResponderIsEnough() throws Exception {
    play(NatCall.Scene.CONE_NATS_AND_STUN);
  }

  @Test
  void behindSymmetricNatsStunIsNotEnough() throws Exception {
    play(NatCall.Scene.SYMMETRIC_NATS_AND_STUN);
  }

  @Test
  void behindSymmetricNatsTurnConnects() throws Exception {
    play(NatCall.Scene.SYMMETRIC_NATS_AND_TURN);
  }

  private void play(NatCall.Scene scene) throws Exception {
    LoopbackOnly.run(NatCall.class, directory.resolve("call.log"), AT_MOST, scene.name());
  }
}
