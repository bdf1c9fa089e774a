package dev.parley.e2e;

import dev.parley.demo.DemoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server goes away in the middle of a call, or is not there when somebody wants in. */
class LostServerIT {

  /** What Chromium itself writes for a socket that could not be opened. */
  private static final String REFUSED = "WebSocket connection to .* failed|ERR_CONNECTION_REFUSED";

  @RegisterExtension static final Tabs tabs = new Tabs();

  @Test
  void lostServerIsSaid() {
    Visitor ann;
    try (DemoServer demo = DemoServer.start("--port", "0")) {
      ann = Visitor.join(tabs.open("Ann"), demo, "Ann", "lost");
      Visitor bob = Visitor.join(tabs.open("Bob"), demo, "Bob", "lost");
      bob.tab().expecting(REFUSED);
      ann.awaitSeesAndHears("Bob");
    }
    ann.tab().expecting(REFUSED);
    ann.awaitSaid("The connection to the server is lost");
  }

  @Test
  void serverThatIsNotThereIsSaid() {
    Visitor ann;
    try (DemoServer demo = DemoServer.start("--port", "0")) {
      ann = Visitor.arrive(tabs.open("Ann"), demo, "Ann", "gone");
    }
    ann.tab().expecting(REFUSED);
    ann.join().awaitSaid("The server can’t be reached");
  }
}
