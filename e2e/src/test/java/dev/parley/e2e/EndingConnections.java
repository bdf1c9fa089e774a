package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

/** Two in a call whose connections are ended from under them, one after the other. */
public final class EndingConnections {

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

  private EndingConnections() {}

  /** Whatever they send meanwhile arrives once and in order, and no channel ends. */
  public static void assertNothingIsLost(
      Scripted annsTab, Scripted bobsTab, Relay relay, String room) {
    Client ann = join(annsTab, relay, room);
    Client bob = join(bobsTab, relay, room);
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

  private static Client join(Scripted tab, Relay relay, String room) {
    tab.beforeEachPage(KEEP);
    return Client.open(tab, relay.url("client/index.html")).join(room, 0);
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
