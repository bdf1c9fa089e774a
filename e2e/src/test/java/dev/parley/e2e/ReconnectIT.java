package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.CDPSession;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The client in real browsers, and a server that dies, a socket that is cut, a page that sleeps.
 */
class ReconnectIT {

  private static final String REFUSED = "WebSocket connection to .* failed";

  @RegisterExtension static final Tabs tabs = new Tabs();

  @Test
  void serverKilledAndStartedAgainMidCallIsNotHeardOfByTheCall() throws Exception {
    try (RelayProcess server = RelayProcess.start()) {
      Client ann = join("Ann", server.url("client/index.html"));
      Client bob = join("Bob", server.url("client/index.html"));
      ann.await("open Bob chat");
      bob.await("open Ann chat");
      ann.evaluate("client.publish(true, true)");
      bob.awaitPictures("Ann");
      ann.countTo("Bob", "chat", 20);

      server.kill();
      ann.await("room RECONNECTING LOST");
      bob.await("room RECONNECTING LOST");
      assertEquals("ACCEPTED", ann.evaluate("client.message('sent while away')"));
      bob.awaitPictures("Ann");

      server.startAgain();
      ann.await("room CONNECTED");
      bob.await("room CONNECTED");
      bob.await("message Ann \"sent while away\"");
      bob.evaluate("client.message('and back')");
      ann.await("message Bob \"and back\"");
      bob.awaitPictures("Ann");
      Client cy = join("Cy", server.url("client/index.html"));
      cy.await("open Ann chat");
      cy.await("open Bob chat");
      cy.awaitPictures("Ann");

      int count = ann.stop();
      bob.await("text Ann chat " + (count - 1));
      assertEquals(upTo(count, "text Ann chat "), bob.heard("text Ann chat"));
      for (Client one : List.of(ann, bob)) {
        String other = one == ann ? "Bob" : "Ann";
        assertEquals(List.of("peer " + other, "peer Cy"), one.heard("peer "), "the same peer");
        assertEquals(List.of("state " + other + " CONNECTED"), one.heard("state " + other));
        assertEquals(List.of("open " + other + " chat"), one.heard("open " + other));
        assertEquals(List.of(), one.heard("close "));
      }
      assertEquals(1, bob.heard("message ").size(), "delivered once");
    }
  }

  @Test
  void socketsCutAgainAndAgainLoseAndDoubleNothing() throws Exception {
    int cuts = 5;
    try (Relay server = Relay.start();
        Wire wire = Wire.to(server.port())) {
      Client ann = join("Ann", wire.url("client/index.html"));
      Client bob = join("Bob", wire.url("client/index.html"));
      ann.await("peer Bob");
      ann.countToAll(50);
      for (int cut = 1; cut <= cuts; cut++) {
        wire.cut();
        ann.await("room CONNECTED", cut);
        bob.await("room CONNECTED", cut);
      }
      int count = ann.stop();
      bob.await("message Ann \"" + (count - 1) + "\"");
      assertEquals(
          IntStream.range(0, count).mapToObj(n -> "message Ann \"" + n + "\"").toList(),
          bob.heard("message Ann"));
      assertEquals(List.of("peer Bob"), ann.heard("peer "));
      assertEquals(List.of(), ann.heard("left "));
      assertEquals(List.of(), ann.heard("error "));
      System.out.println(cuts + " cuts, " + count + " messages: none lost, doubled or overtaken");
    }
  }

  @Test
  void pageThatSleptComesBack() {
    try (Relay server = Relay.start(options -> options.heartbeatMillis = 1_000)) {
      Client ann = join("Ann", server.url("client/index.html"));
      Tab bobsTab = tabs.open("Bob").expecting(REFUSED);
      Client bob = Client.open(bobsTab, server.url("client/index.html")).join("reconnect", 0);
      ann.await("open Bob chat");
      bob.evaluate("client.publish(true, true)");
      ann.awaitPictures("Bob");

      CDPSession devTools = bobsTab.page().context().newCDPSession(bobsTab.page());
      devTools.send("Debugger.enable");
      devTools.send("Debugger.pause"); // a headless page is never hidden, so can't be set frozen
      // The browser's network answers pings in the page's stead; what the page has to confirm it
      // can't.
      assertEquals("ACCEPTED", ann.evaluate("client.message('sleep well')"));
      ann.await("suspended Bob true");
      devTools.send("Debugger.resume");

      ann.await("suspended Bob false");
      bob.await("room CONNECTED");
      bob.await("message Ann \"sleep well\"");
      ann.awaitPictures("Bob");
      assertEquals("ACCEPTED", ann.evaluate("client.sendText('Bob', 'chat', 'awake?')"));
      bob.await("text Ann chat awake?");
      assertEquals(List.of("peer Bob"), ann.heard("peer "));
      assertTrue(ann.heard("state Bob").contains("state Bob CONNECTED"));
      assertEquals(List.of(), ann.heard("close "));
    }
  }

  private static Client join(String name, String url) {
    Tab tab = tabs.open(name).expecting(REFUSED);
    return Client.open(tab, url).join("reconnect", 0);
  }

  private static List<String> upTo(int count, String before) {
    return IntStream.range(0, count).mapToObj(n -> before + n).toList();
  }
}
