package dev.parley.e2e;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of Parley needs a network: no server on the internet, no address but loopback's. */
class LoopbackOnlyIT {

  /** Starting a browser is most of it; a wait that fails takes less than this, too. */
  private static final Duration AT_MOST = Duration.ofSeconds(90);

  @TempDir Path directory;

  @Test
  void twoPeopleTalkOnAMachineWithNothingButLoopback() throws Exception {
    LoopbackOnly.requirePossible();
    LoopbackOnly.run(LoopbackOnlyCall.class, directory.resolve("call.log"), AT_MOST);
  }
}
