package dev.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.jackson.JacksonJson;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The relay in memory against PROTOCOL.md. Ann is p1 of session s1, and so on. */
class FakeServerTest {

  private static final String JOIN = "{'type':'join','room':'blue','resumable':true}";

  private final VirtualLoop loop = new VirtualLoop();
  private final FakeServer server = new FakeServer(new JacksonJson(), loop);

  @AfterEach
  void nothingWasThrown() {
    assertEquals(List.of(), loop.uncaught());
  }

  private RawClient joined() {
    RawClient client = new RawClient(loop, server);
    client.say(JOIN);
    return client;
  }

  private static String resume(int session, String secret, int received) {
    return "{'type':'resume','session':'s"
        + session
        + "','secret':'"
        + secret
        + "','received':"
        + received
        + "}";
  }

  private static String message(int id, String data) {
    return "{'type':'message','id':" + id + ",'data':'" + data + "'}";
  }

  @Test
  void newcomerIsToldOfEveryoneAndEveryoneOfTheNewcomer() {
    RawClient ann = joined();
    RawClient bob = new RawClient(loop, server);
    String welcome = bob.say(JOIN).get(1);

    assertTrue(welcome.contains("'session':'s2'"), welcome);
    assertTrue(welcome.contains("'peers':[{'id':'p1','profile':{},'suspended':false}]"), welcome);
    assertEquals(
        List.of("{'type':'peer-joined','seq':1,'peer':{'id':'p2','profile':{}}}"), ann.heard());
  }

  @Test
  void frameIsHandledOnceHoweverOftenItComes() {
    RawClient ann = joined();
    RawClient bob = joined();
    ann.say(message(1, "one"), message(1, "one"), message(2, "two"));
    assertEquals(
        List.of(
            "{'type':'message','seq':1,'from':'p1','data':'one'}",
            "{'type':'message','seq':2,'from':'p1','data':'two'}"),
        bob.heard());
  }

  @Test
  void frameThatSkipsANumberIsMalformed() {
    RawClient ann = joined();
    RawClient bob = joined();
    ann.heard();
    String answer = ann.say(message(2, "two")).get(0);
    assertTrue(answer.startsWith("{'type':'error','seq':2,'code':'malformed'"), answer);
    assertTrue(answer.endsWith("'ref':2}"), answer);
    assertEquals(List.of(), bob.heard());
  }

  @Test
  void whatIsHandledIsConfirmedAfter32FramesOrFiveSeconds() {
    RawClient ann = joined();
    joined();
    ann.heard();
    for (int i = 1; i <= 31; i++) {
      ann.say(message(i, "m"));
    }
    assertEquals(List.of(), ann.heard());
    assertEquals(List.of("{'type':'ack','received':32}"), ann.say(message(32, "m")));

    ann.say(message(33, "m"));
    loop.advance(4_999);
    assertEquals(List.of(), ann.heard());
    loop.advance(1);
    assertEquals(List.of("{'type':'ack','received':33}"), ann.heard());
  }

  @Test
  void suspendedPeerHearsOnItsReturnWhatItMissed() {
    RawClient ann = joined();
    RawClient bob = joined();
    ann.heard();
    server.cut("p2");
    assertEquals(List.of("closed 1006"), bob.heard());
    assertTrue(server.isSuspended("p2"));
    assertEquals(
        List.of("{'type':'peer-suspended','seq':2,'peer':'p2'}"), ann.say(message(1, "meanwhile")));

    RawClient back = new RawClient(loop, server);
    assertEquals(
        List.of(
            "opened",
            "{'type':'resumed','received':0,'secret':'secret3','iceServers':[]}",
            "{'type':'message','seq':1,'from':'p1','data':'meanwhile'}"),
        back.say(resume(2, "secret2", 0)));
    assertEquals(List.of("{'type':'peer-resumed','seq':3,'peer':'p2'}"), ann.heard());
  }

  @Test
  void formerSecretHoldsUntilTheNewOneIsKnownToHaveArrived() {
    joined();
    RawClient first = new RawClient(loop, server);
    assertTrue(first.say(resume(1, "secret1", 0)).get(1).contains("'secret':'secret2'"));
    RawClient second = new RawClient(loop, server);
    assertTrue(second.say(resume(1, "secret1", 0)).get(1).contains("'secret':'secret3'"));
    second.say("{'type':'ack','received':0}");

    RawClient third = new RawClient(loop, server);
    assertTrue(third.say(resume(1, "secret1", 0)).get(1).contains("session-unknown"));
    assertTrue(third.say(resume(1, "secret3", 0)).get(0).contains("'secret':'secret4'"));
  }

  @Test
  void resumeThatComesLateVoidsNoSecretThatTheClientMayHave() {
    joined();
    for (int late = 0; late < 3; late++) {
      new RawClient(loop, server).say(resume(1, "secret1", 0));
    }
    RawClient client = new RawClient(loop, server);
    assertTrue(client.say(resume(1, "secret3", 0)).get(1).contains("'secret':'secret5'"));

    for (String voided : List.of("secret1", "secret2", "secret4")) {
      String answer = new RawClient(loop, server).say(resume(1, voided, 0)).get(1);
      assertTrue(answer.contains("session-unknown"), answer);
    }
  }

  @Test
  void pingProvesNothingOfTheSecret() {
    joined();
    new RawClient(loop, server).say(resume(1, "secret1", 0), "{'type':'ping','received':0}");
    RawClient second = new RawClient(loop, server);
    assertTrue(second.say(resume(1, "secret1", 0)).get(1).contains("'secret':'secret3'"));
  }

  @Test
  void resumeTakesOverASocketThatIsStillOpen() {
    RawClient ann = joined();
    new RawClient(loop, server).say(resume(1, "secret1", 0));
    assertEquals(List.of("closed 4505"), ann.heard());
    assertTrue(!server.isSuspended("p1"));
  }

  @Test
  void numberThatWasNeverSentOrIsConfirmedCantBeResumedFrom() {
    RawClient ann = joined();
    joined();
    joined();
    ann.say("{'type':'ack','received':1}");
    for (int received : List.of(0, 3)) {
      RawClient other = new RawClient(loop, server);
      assertTrue(
          other.say(resume(1, "secret1", received)).get(1).contains("session-unknown"),
          "received " + received);
    }
  }

  @Test
  void sessionThatIsNotResumedInTimeExpires() {
    RawClient ann = joined();
    joined();
    server.cut("p2");
    ann.heard();
    for (int i = 0; i < 5; i++) {
      loop.advance(10_000);
      ann.say("{'type':'ping'}");
    }
    loop.advance(9_999);
    assertEquals(List.of(), ann.heard());
    loop.advance(1);
    assertEquals(
        List.of("{'type':'peer-left','seq':3,'peer':'p2','reason':'expired'}"), ann.heard());
    assertEquals(List.of("p1"), server.peers());
  }

  @Test
  void clientThatIsSilentForTwoHeartbeatsIsSuspended() {
    RawClient ann = joined();
    loop.advance(2 * FakeServer.HEARTBEAT_MILLIS - 1);
    assertEquals(List.of(), ann.heard());
    loop.advance(1);
    assertEquals(List.of("closed 4001"), ann.heard());
    assertTrue(server.isSuspended("p1"));
  }

  @Test
  void leavingEndsTheSession() {
    RawClient ann = joined();
    RawClient bob = joined();
    ann.heard();
    bob.say("{'type':'leave','id':1}");
    assertEquals(List.of("{'type':'peer-left','seq':2,'peer':'p2','reason':'left'}"), ann.heard());
    assertEquals(List.of("p1"), server.peers());
  }

  @Test
  void closingASocketEndsNoSessionThatCanBeResumed() {
    joined().close();
    loop.runDue();
    assertTrue(server.isSuspended("p1"));
  }

  @Test
  void sessionThatIsNotResumableEndsWithItsSocket() {
    server.setResumable(false);
    RawClient ann = joined();
    RawClient bob = joined();
    ann.heard();
    bob.close();
    assertEquals(List.of("{'type':'peer-left','peer':'p2','reason':'disconnected'}"), ann.heard());
  }

  @Test
  void restartedServerKnowsNoSessionAndGivesNoIdTwice() {
    RawClient ann = joined();
    server.restart();
    assertEquals(List.of("closed 1006"), ann.heard());

    RawClient again = new RawClient(loop, server);
    assertTrue(again.say(resume(1, "secret1", 0)).get(1).contains("session-unknown"));
    assertTrue(again.say(JOIN).get(0).contains("'id':'p2'"));
  }

  @Test
  void stoppedServerTakesNoSocket() {
    server.stop();
    assertEquals(List.of("closed 1006"), new RawClient(loop, server).heard());
  }

  @Test
  void mailboxThatIsFullIsToldToTheSender() {
    RawClient ann = joined();
    joined();
    server.cut("p2");
    for (int i = 1; i <= Sequenced.MAX_KEPT; i++) {
      ann.say(message(i, "m"));
    }
    ann.heard();
    String answer = ann.say(message(Sequenced.MAX_KEPT + 1, "too much")).get(0);
    assertTrue(answer.contains("'code':'recipient-overflow'"), answer);
  }
}
