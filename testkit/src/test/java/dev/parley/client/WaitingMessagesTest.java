package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.testkit.FakeHost;
import dev.parley.testkit.FakeNetwork;
import dev.parley.testkit.FakeServer;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages by way of the server that wait for a peer's return, and for the session's room. */
class WaitingMessagesTest {

  /** Nearly the largest that the server takes. */
  private static final String LARGE = "x".repeat(60_000);

  /** Longer than any attempt or wait. */
  private static final int LONG_MILLIS = 120_000;

  private final VirtualLoop loop = new VirtualLoop();
  private final JacksonJson json = new JacksonJson();
  private final FakeNetwork network = new FakeNetwork(loop, 1);
  private final FakeServer server = new FakeServer(json, loop);

  {
    network.everyPath(path -> path.latency(30, 30));
  }

  private final Member ann = new Member("Ann");
  private final Member bob = new Member("Bob");
  private final Member cy = new Member("Cy");

  /** One in the room, who notes what it hears. */
  private final class Member {

    private final FakeHost host;
    private final List<String> heard = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Room room;

    Member(String name) {
      this.host = network.host(name);
      loop.run(
          () ->
              new ParleyClient(host.platform(json, server))
                  .join(
                      JoinOptions.of("/signal", new RoomName("blue"))
                          .withProfile(Profile.named(json, name)))
                  .then(this::joined));
      loop.advance(3_000);
    }

    private void joined(Room newRoom) {
      room = newRoom;
      room.onMessage((from, data) -> heard.add(data.string().replace(LARGE, "")));
      room.onError(
          error -> errors.add(error.peer().map(Peer::name).orElse("all") + ": " + error.detail()));
    }

    Peer peer(Member other) {
      String name = other.host.toString();
      return room.peers().stream().filter(peer -> peer.name().equals(name)).findFirst().get();
    }

    SendResult send(String text) {
      List<SendResult> results = new ArrayList<>();
      loop.run(() -> results.add(room.send(text)));
      return results.get(0);
    }

    SendResult sendTo(Member other, String text) {
      List<SendResult> results = new ArrayList<>();
      loop.run(() -> results.add(peer(other).send(text)));
      return results.get(0);
    }

    void loseTheServer() {
      network.cut(host, network.server());
    }

    /** To the server it is gone, while what connects it with the others stands. */
    void becomeAbsent() {
      loseTheServer();
      loop.advance(LONG_MILLIS);
      assertEquals(true, ann.peer(this).isAbsent());
      assertEquals(ConnectionState.CONNECTED, ann.peer(this).state());
    }

    void comeBack() {
      network.heal(host, network.server());
      loop.advance(LONG_MILLIS);
    }
  }

  @AfterEach
  void nothingWasThrown() {
    assertEquals(List.of(), loop.uncaught());
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  @Test
  void moreThanASessionHoldsIsDeliveredAfterTheServerLostItsMemory() {
    loop.run(server::stop);
    loop.advance(100);
    List<String> sent = numbers(200); // twice that for two peers
    for (String number : sent) {
      assertEquals(SendResult.ACCEPTED, ann.send(number));
    }
    server.start();
    loop.advance(LONG_MILLIS);

    assertEquals(sent, bob.heard);
    assertEquals(sent, cy.heard);
    assertEquals(List.of(), ann.errors);
  }

  @Test
  void moreBytesThanASessionHoldsAreDeliveredAtAPeersReturn() {
    bob.becomeAbsent();
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      sent.add("" + i);
      assertEquals(SendResult.ACCEPTED, ann.sendTo(bob, i + LARGE));
    }
    bob.comeBack();

    assertEquals(sent, bob.heard);
    assertEquals(List.of(), ann.errors);
  }

  @Test
  void whatIsSentLaterStaysBehindWhatStillWaits() {
    bob.becomeAbsent();
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      sent.add("" + i);
      ann.sendTo(bob, i + LARGE);
    }
    // The first half is on its way, the other waits until that is confirmed.
    ann.peer(bob).onSuspended(suspended -> loop.schedule(1, () -> ann.room.send("to all")));
    ann.peer(bob).onSuspended(suspended -> loop.schedule(2, () -> ann.peer(bob).send("to Bob")));
    bob.comeBack();

    sent.add("to all");
    sent.add("to Bob");
    assertEquals(sent, bob.heard);
    assertEquals(List.of("to all"), cy.heard);
  }

  @Test
  void whatAListenerSendsAtAPeersReturnIsBehindWhatWaited() {
    ann.peer(bob)
        .onSuspended(
            suspended -> {
              if (!suspended) {
                ann.peer(bob).send("from the listener");
              }
            });
    loop.run(server::stop);
    loop.advance(100);
    ann.send("first");
    ann.send("second");
    server.start();
    loop.advance(LONG_MILLIS);

    assertEquals(List.of("first", "second", "from the listener"), bob.heard);
  }

  @Test
  void whatAListenerSendsAtTheLossOfTheSessionIsBehindWhatWaited() {
    ann.peer(bob).onSuspended(suspended -> ann.room.send("from the listener"));
    loop.run(server::stop);
    loop.advance(100);
    ann.send("first");
    server.start();
    loop.advance(LONG_MILLIS);

    assertEquals(List.of("first", "from the listener", "from the listener"), bob.heard);
    assertEquals(List.of("first", "from the listener", "from the listener"), cy.heard);
    assertEquals(List.of(), ann.errors);
  }

  @Test
  void orderIsKeptThoughTheServerLosesItsMemoryBeforeAllIsDelivered() {
    cy.becomeAbsent(); // so that everything is for each peer by itself
    ann.loseTheServer();
    loop.advance(40_000);
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      sent.add("" + i);
      assertEquals(SendResult.ACCEPTED, ann.send(i + LARGE)); // eight the session takes
    }
    loop.run(server::restart);
    ann.comeBack();

    assertEquals(sent, bob.heard);
    assertEquals(List.of(), ann.errors);
  }

  @Test
  void messageIsTakenForAllWhoArePresentOrForNone() {
    List<Member> others = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      others.add(new Member("n" + i));
    }
    cy.becomeAbsent();
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < 12; i++) { // none of them fits ten times into what a session holds
      if (ann.send(i + LARGE) == SendResult.ACCEPTED) {
        accepted.add("" + i);
      }
    }
    ann.loseTheServer();
    for (int i = 0; i < 2 * Backlog.MAX_MESSAGES; i++) {
      if (ann.send("a" + i) == SendResult.ACCEPTED) {
        accepted.add("a" + i);
      }
    }
    assertEquals(SendResult.FULL, ann.send("one more"));
    ann.comeBack();

    assertEquals(accepted, bob.heard);
    for (Member other : others) {
      assertEquals(accepted, other.heard);
    }
  }

  @Test
  void absentPeerThatMissesSomethingKeepsItFromNobodyElse() {
    cy.becomeAbsent();
    List<String> sent = numbers(Backlog.MAX_MESSAGES + 40);
    for (String number : sent) {
      assertEquals(SendResult.ACCEPTED, ann.send(number));
      loop.advance(1_000);
    }
    assertEquals(sent, bob.heard);
    assertEquals(SendResult.FULL, ann.sendTo(cy, "to Cy"));
    assertEquals(List.of(), ann.errors);

    cy.comeBack();
    assertEquals(sent.subList(0, Backlog.MAX_MESSAGES), cy.heard);
    assertEquals(List.of("Cy: messages that may not have been delivered: 40"), ann.errors);
    ann.send("later");
    loop.advance(1_000);
    assertEquals("later", cy.heard.get(Backlog.MAX_MESSAGES));
  }

  @Test
  void messageThatIsTooLargeIsRefusedForAnAbsentPeerToo() {
    cy.becomeAbsent();
    String tooLarge = "x".repeat(FakeServer.FRAME_BYTES);
    assertEquals(SendResult.TOO_LARGE, ann.sendTo(cy, tooLarge));
    assertEquals(SendResult.TOO_LARGE, ann.send(tooLarge));
    assertEquals(SendResult.TOO_LARGE, ann.sendTo(bob, tooLarge));
  }
}
