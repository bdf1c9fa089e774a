package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.CDPSession;
import java.util.ArrayList;
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

  /** Nothing tells such a page that it slept. */
  @Test
  void pageThatStoodStillComesBack() {
    Tab bobsTab = tabs.open("Bob").expecting(REFUSED);
    CDPSession devTools = bobsTab.page().context().newCDPSession(bobsTab.page());
    devTools.send("Debugger.enable");
    assertComesBack(
        bobsTab, () -> devTools.send("Debugger.pause"), () -> devTools.send("Debugger.resume"));
  }

  @Test
  void pageThatWasFrozenComesBack() {
    FreezableTab bobsTab = FreezableTab.beside(tabs.open("another"), "Bob");
    assertComesBack(bobsTab, bobsTab::freeze, bobsTab::wake);
    assertEquals(List.of(), bobsTab.problems());
    bobsTab.close();
  }

  private static void assertComesBack(Scripted bobsTab, Runnable sleep, Runnable wake) {
    try (Relay server = Relay.start(options -> options.heartbeatMillis = 1_000)) {
      Client ann = join("Ann", server.url("client/index.html"));
      Client bob = Client.open(bobsTab, server.url("client/index.html")).join("reconnect", 0);
      ann.await("open Bob chat");
      bob.evaluate("client.publish(true, true)");
      ann.awaitPictures("Bob");

      sleep.run();
      // The browser's network answers pings in the page's stead; what the page has to confirm it
      // can't.
      assertEquals("ACCEPTED", ann.evaluate("client.message('sleep well')"));
      ann.await("suspended Bob true");
      wake.run();

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

  @Test
  void networkThatIsOnlyEstimatedAnewRestartsNoIce() {
    try (Relay server = Relay.start()) {
      Client ann = join("Ann", server.url("client/index.html"));
      Client bob = join("Bob", server.url("client/index.html"));
      ann.await("open Bob chat");
      bob.await("open Ann chat");
      ann.evaluate(
          """
          (() => {
            const restart = RTCPeerConnection.prototype.restartIce;
            window.restarts = 0;
            RTCPeerConnection.prototype.restartIce = function () {
              restarts++;
              return restart.call(this);
            };
          })()""");
      ann.evaluate("navigator.connection.dispatchEvent(new Event('change'))");
      assertEquals(0, ann.evaluate("restarts"));
      ann.evaluate("void Object.defineProperty(navigator.connection, 'type', {value: 'cellular'})");
      ann.evaluate("navigator.connection.dispatchEvent(new Event('change'))");
      ann.tab().await("() => restarts === 1");
    }
  }

  /** Longer than the server waits: it knows no more of the sleeper, who comes under another id. */
  @Test
  void pageThatWasFrozenForTooLongComesBackToTheSameCall() {
    try (Relay server =
        Relay.start(
            options -> {
              options.heartbeatMillis = 1_000;
              options.resumeMillis = 2_000;
            })) {
      Tab annsTab = tabs.open("Ann").expecting(REFUSED);
      List<String> frames = new ArrayList<>();
      annsTab.page().onWebSocket(it -> it.onFrameReceived(frame -> frames.add(frame.text())));
      Client ann = Client.open(annsTab, server.url("client/index.html")).join("reconnect", 0);
      FreezableTab bobsTab = FreezableTab.beside(annsTab, "Bob");
      Client bob = Client.open(bobsTab, server.url("client/index.html")).join("reconnect", 0);
      ann.await("open Bob chat");
      bob.await("open Ann chat");
      bob.evaluate("client.publish(true, true)");
      ann.awaitPictures("Bob");
      ann.countTo("Bob", "chat", 50);

      bobsTab.freeze();
      assertEquals("ACCEPTED", ann.evaluate("client.message('for a server that forgets it')"));
      annsTab
          .page()
          .waitForCondition(
              () -> frames.stream().anyMatch(frame -> frame.contains("\"type\":\"peer-left\"")));
      assertEquals("ACCEPTED", ann.evaluate("client.message('good morning')"));
      bobsTab.wake();

      bob.await("room CONNECTED");
      bob.await("message Ann \"good morning\"");
      ann.await("suspended Bob false");
      ann.awaitPictures("Bob");
      int count = ann.stop();
      bob.await("text Ann chat " + (count - 1));
      assertEquals(upTo(count, "text Ann chat "), bob.heard("text Ann chat"));
      assertEquals(List.of("peer Bob"), ann.heard("peer "));
      assertEquals(List.of("peer Ann"), bob.heard("peer "));
      assertEquals(List.of(), ann.heard("close "));
      assertEquals(List.of(), bob.heard("close "));
      assertEquals(List.of(), bobsTab.problems());
      bobsTab.close();
    }
  }

  /**
   * What is shown is that the page is told that it wakes: until the next attempt without a network
   * it would be 20 s. A socket that stood needs nobody to tell, as Chromium ends a frozen page's.
   */
  @Test
  void pageThatFellAsleepWithoutANetworkIsBackSoonAfterItWakes() throws Exception {
    try (Relay server = Relay.start();
        Wire wire = Wire.to(server.port())) {
      FreezableTab bobsTab = FreezableTab.beside(tabs.open("another"), "Bob");
      // As on a machine that finds a network before it wakes the page: no event tells of it.
      bobsTab.beforeEachPage(
          "window.online = true;"
              + " Object.defineProperty(navigator, 'onLine', {get: () => online});"
              + " delete Navigator.prototype.connection;");
      Client bob = Client.open(bobsTab, wire.url("client/index.html")).join("reconnect", 0);
      bob.await("joined");
      bobsTab.evaluate("online = false");
      wire.cut();
      bob.await("room RECONNECTING LOST");
      bobsTab.freeze();
      bobsTab.evaluate("online = true");
      bobsTab.wake();
      bob.await("room CONNECTED");
      assertEquals(List.of(), bobsTab.problems());
      bobsTab.close();
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
