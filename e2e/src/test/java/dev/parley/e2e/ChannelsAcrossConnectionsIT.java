package dev.parley.e2e;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Channels in real browsers whose connection is taken away from under them. */
class ChannelsAcrossConnectionsIT {

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final Relay relay = Relay.start();

  @Test
  void connectionsThatEndLoseDoubleAndReorderNothing() {
    EndingConnections.assertNothingIsLost(tabs.open("Ann"), tabs.open("Bob"), relay, "across");
  }
}
