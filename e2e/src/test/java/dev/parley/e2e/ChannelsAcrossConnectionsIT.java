package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Channels in real browsers whose connection is taken away from under them. */
class ChannelsAcrossConnectionsIT {

  /** Keeps a page's connections where a test can end them. */
  private static final String KEEP =
      """
      window.connections = [];
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(...configuration) {
          super(...configuration);
          connections.push(this);
        }
      };
      """;

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final Relay relay = Relay.start();

  @Test
  void connectionsThatEndLoseDoubleAndReorderNothing() {
    Client ann = join("Ann");
    Client bob = join("Bob");
    ann.await("open Bob chat");
    bob.await("open Ann chat");
    ann.evaluate("client.open('Bob', 'files')");
    bob.await("open Ann files");
    ann.countTo("Bob", "chat", 5);
    for (int ends = 1; ends <= 3; ends++) {
      Client one = ends % 2 == 0 ? ann : bob;
      one.evaluate("client.sendBytes('" + (one == ann ? "Bob" : "Ann") + "', 'files', 300000)");
      one.evaluate("connections.at(-1).close()");
      awaitConnections(ann, ends + 1);
      awaitConnections(bob, ends + 1);
    }
    int count = ann.stop();
    bob.await("text Ann chat " + (count - 1));
    assertEquals(
        IntStream.range(0, count).mapToObj(i -> "text Ann chat " + i).toList(),
        bob.heard("text Ann chat"));
    assertTrue(count > 50, "only " + count + " messages were sent meanwhile");
    ann.await("bytes Bob files 300000 counting", 2);
    bob.await("bytes Ann files 300000 counting", 1);
    assertEquals(2, ann.heard("bytes Bob files").size());
    assertEquals(1, bob.heard("bytes Ann files").size());
    assertEquals(List.of("open Ann files"), bob.heard("open Ann files"), "announced once");
    assertEquals(List.of(), ann.heard("close "));
    assertEquals(List.of(), bob.heard("close "));
    System.out.println(count + " messages over 4 connections, each once and in order");
  }

  private static Client join(String name) {
    Tab tab = tabs.open(name);
    tab.page().addInitScript(KEEP);
    return Client.open(tab, relay.url("client/index.html")).join("across", 0);
  }

  private static void awaitConnections(Client client, int count) {
    client
        .tab()
        .await(
            "count => connections.length >= count"
                + " && connections.at(-1).connectionState === 'connected'",
            count);
  }
}
