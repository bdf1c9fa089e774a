package dev.parley.server.resume;

import dev.parley.server.TestServer;
import org.junit.jupiter.api.Test;

/**
 * Nothing is lost and nothing comes twice, wherever connections are cut. {@code
 * -Dparley.resume.cuts} says how often, {@code -Dparley.seed} repeats a run's cuts.
 */
class ResumeCutsTest {

  @Test
  void nothingIsLostDoubledOrOvertakenWhereverConnectionsAreCut() throws Exception {
    Cuts cuts =
        new Cuts(
            Integer.getInteger("parley.resume.cuts", 10_000),
            Long.getLong("parley.seed", System.nanoTime()));
    try (TestServer server = TestServer.start(Cuts::withoutRates)) {
      cuts.make(server::port);
      cuts.check();
    }
  }
}
