package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client in real browsers, against the real relay: two pages of one room. */
class ClientIT {

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final Relay server = Relay.start();

  private static int rooms;

  private final String room = "client-" + ++rooms;

  @Test
  void negotiatedChannelCarriesTextAndBytesBothWays() {
    Tab ann = join("Ann", 0);
    Tab bob = join("Bob", 0);
    awaitEvent(ann, "open Bob chat");
    awaitEvent(bob, "open Ann chat");

    assertEquals("ACCEPTED", ann.evaluate("client.sendText('Bob', 'chat', 'grüß dich 👋')"));
    assertEquals("ACCEPTED", bob.evaluate("client.sendText('Ann', 'chat', '')"));
    assertEquals("ACCEPTED", ann.evaluate("client.sendBytes('Bob', 'chat', 200000)"));
    assertEquals("ACCEPTED", bob.evaluate("client.sendBytes('Ann', 'chat', 0)"));

    awaitEvent(bob, "text Ann chat grüß dich 👋");
    awaitEvent(ann, "text Bob chat ");
    awaitEvent(bob, "bytes Ann chat 200000 counting");
    awaitEvent(ann, "bytes Bob chat 0 counting");
    System.out.printf(
        "Second tab's join to open channel: %.0f ms%n",
        bob.number("client.times['open Ann chat'] - client.times['start']"));
  }

  @Test
  void channelSentOnBeforeItIsOpenDeliversInOrder() {
    Tab ann = join("Ann", -1);
    Tab bob = join("Bob", -1);
    awaitEvent(ann, "peer Bob");

    ann.evaluate("client.open('Bob', 'early')");
    ann.evaluate("[1, 2, 3].forEach(n => client.sendText('Bob', 'early', String(n)))");

    awaitEvent(bob, "text Ann early 3");
    assertEquals(
        List.of("text Ann early 1", "text Ann early 2", "text Ann early 3"),
        events(bob).stream().filter(event -> event.startsWith("text")).toList());
    assertEquals("ACCEPTED", bob.evaluate("client.sendText('Ann', 'early', 'back')"));
    awaitEvent(ann, "text Bob early back");
  }

  @Test
  void closedChannelIsClosedOnceOnBothSides() {
    Tab ann = join("Ann", 0);
    Tab bob = join("Bob", 0);
    awaitEvent(ann, "open Bob chat");
    awaitEvent(bob, "open Ann chat");

    ann.evaluate("client.close('Bob', 'chat')");
    awaitEvent(bob, "close Ann chat");
    assertEquals("CLOSED", ann.evaluate("client.sendText('Bob', 'chat', 'too late')"));
    assertEquals("CLOSED", bob.evaluate("client.sendText('Ann', 'chat', 'too late')"));
    bob.evaluate("client.message('last')");
    awaitEvent(ann, "message Bob \"last\"");
    assertEquals(1, events(ann).stream().filter("close Bob chat"::equals).count());
    assertEquals(1, events(bob).stream().filter("close Ann chat"::equals).count());
  }

  @Test
  void oversizedMessageIsRefusedAndTheChannelGoesOn() {
    Tab ann = join("Ann", 0);
    Tab bob = join("Bob", 0);
    awaitEvent(ann, "open Bob chat");

    assertEquals("TOO_LARGE", ann.evaluate("client.sendBytes('Bob', 'chat', 67108865)"));
    assertEquals("ACCEPTED", ann.evaluate("client.sendBytes('Bob', 'chat', 262145)"));
    awaitEvent(bob, "bytes Ann chat 262145 counting");
  }

  @Test
  void tracksAreSeenAndHeardBothWaysAndTakenBack() {
    Tab ann = tabs.open("Ann");
    Tab bob = tabs.open("Bob");
    Senses annsSenses = Senses.of(ann);
    Senses bobsSenses = Senses.of(bob);
    join(load(ann), -1);
    join(load(bob), -1);
    ann.evaluate("client.publish(true, true)");
    bob.evaluate("client.publish(true, true)");

    awaitEvent(ann, "track Bob VIDEO");
    awaitEvent(bob, "track Ann AUDIO");
    annsSenses.awaitMotion("[data-peer=Bob]");
    bobsSenses.awaitMotion("[data-peer=Ann]");
    annsSenses.awaitSound("[data-peer=Bob]");
    bobsSenses.awaitSound("[data-peer=Ann]");

    ann.evaluate("client.unpublish()");
    awaitEvent(bob, "removed Ann VIDEO");
    awaitEvent(bob, "removed Ann AUDIO");
    annsSenses.awaitMotion("[data-peer=Bob]");
  }

  @Test
  void newProfileAndMessageReachTheOther() {
    Tab ann = join("Ann", -1);
    Tab bob = join("Bob", -1);
    awaitEvent(ann, "peer Bob");

    bob.evaluate("client.message('hi there')");
    awaitEvent(ann, "message Bob \"hi there\"");
    bob.evaluate("client.rename('Robert')");
    awaitEvent(ann, "profile Robert");
  }

  @Test
  void peerThatLeavesIsGoneAtOnce() {
    Tab ann = join("Ann", 0);
    Tab bob = join("Bob", 0);
    awaitEvent(ann, "open Bob chat");

    bob.evaluate("client.leave()");
    awaitEvent(ann, "state Bob CLOSED LEFT");
    awaitEvent(ann, "left Bob");
    awaitEvent(ann, "close Bob chat");
    assertEquals("CLOSED", ann.evaluate("client.sendText('Bob', 'chat', 'too late')"));
    awaitEvent(bob, "room CLOSED LEFT");
  }

  @Test
  void whoReloadsThePageIsGoneAtOnce() {
    Tab ann = join("Ann", 0);
    Tab bob = join("Bob", 0);
    awaitEvent(ann, "open Bob chat");

    bob.page().reload();
    awaitEvent(ann, "state Bob CLOSED LEFT");
  }

  @Test
  void unreachableServerRejectsTheJoinWithAReason() {
    Tab ann = tab("Ann").expecting("WebSocket connection to .* failed");
    Object answer =
        ann.evaluate(
            "client.join('ws://localhost:1/signal', 'blue', 'Ann', -1)"
                + ".then(() => 'joined', e => e.name)");
    assertEquals("dev.parley.client.JoinException", answer);
  }

  @Test
  void wrongRoomNameRejectsTheJoin() {
    Object answer =
        tab("Ann")
            .evaluate(
                "client.join('/signal', 'no such name', 'Ann', -1)"
                    + ".then(() => 'joined', e => e.message)");
    assertEquals("room name", answer.toString().substring(0, 9));
  }

  private Tab join(String name, int chatId) {
    return join(tab(name), chatId);
  }

  private static Tab tab(String name) {
    return load(tabs.open(name));
  }

  private static Tab load(Tab tab) {
    tab.go(server.url("client/index.html"));
    tab.await("() => window.client !== undefined");
    return tab;
  }

  private Tab join(Tab tab, int chatId) {
    tab.evaluate(
        "({room, name, chatId}) => { client.times.start = performance.now();"
            + " return client.join('/signal', room, name, chatId); }",
        Map.of("room", room, "name", tab.toString(), "chatId", chatId));
    return tab;
  }

  private static void awaitEvent(Tab tab, String event) {
    tab.await("event => client.events.includes(event)", event);
  }

  @SuppressWarnings("unchecked") // it is an array of strings: see the page's Diary
  private static List<String> events(Tab tab) {
    return (List<String>) tab.evaluate("client.events");
  }
}
