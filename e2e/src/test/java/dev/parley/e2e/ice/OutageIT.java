package dev.parley.e2e.ice;

import dev.parley.e2e.LoopbackOnly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people at two homes, of whom one's network goes away and comes back. */
class OutageIT {

  private static final Duration AT_MOST = Duration.ofSeconds(120);

  @TempDir Path directory;

  @BeforeAll
  static void requireNamespaces() throws Exception {
    LoopbackOnly.requirePossible("iptables", "nsenter");
  }

  @Test
  void callGoesOnAfterTheNetworkWasAwayForTenSeconds() throws Exception {
    play(10);
  }

  /**
   * Longer than a connection lives. Who was cut off restarts ICE when the server can be reached
   * again; the other side, to which the server could be reached, has begun another connection
   * meanwhile.
   */
  @Test
  @Tag("soak")
  void callGoesOnAfterTheNetworkWasAwayForFortyFiveSeconds() throws Exception {
    play(45);
  }

  private void play(int seconds) throws Exception {
    Path log = directory.resolve("call.log");
    LoopbackOnly.run(OutageCall.class, log, AT_MOST, Integer.toString(seconds));
    System.out.println(Files.readString(log));
  }
}
