package dev.parley.e2e.ice;

import dev.parley.e2e.LoopbackOnly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody talks while they upload, from a home whose way up is slow. */
class SlowLinkIT {

  private static final Duration AT_MOST = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void wordDoesNotWaitForTheUploadsBesideIt() throws Exception {
    LoopbackOnly.requirePossible("iptables", "nsenter");
    Path log = directory.resolve("call.log");
    LoopbackOnly.run(SlowLinkCall.class, log, AT_MOST);
    System.out.println(Files.readString(log));
  }
}
