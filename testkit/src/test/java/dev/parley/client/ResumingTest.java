package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.Platform;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.testkit.FakeLifecycle;
import dev.parley.testkit.FakeNetworkStatus;
import dev.parley.testkit.FakeSocket;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A session whose socket is lost: how it comes back, and that nothing is lost or doubled. */
class ResumingTest {

  private static final String WELCOME =
      """
      {"type":"welcome","protocol":1,"session":"s1","secret":"a","resumeMillis":60000,"room":"blue",
       "peer":{"id":"p1","profile":{}},"peers":[],"iceServers":[],"heartbeatMillis":15000,
       "frameBytes":65536}""";

  private final VirtualLoop loop = new VirtualLoop();
  private final JacksonJson json = new JacksonJson();
  private final List<FakeSocket> sockets = new ArrayList<>();
  private final RecordingSessionListener heard = new RecordingSessionListener();
  private final FakeNetworkStatus network = new FakeNetworkStatus(loop);
  private final FakeLifecycle lifecycle = new FakeLifecycle(loop);

  /** What the random source gives next, in each byte: of the range 0 to 255/256. */
  private int random = 255;

  private final SignalingSession session =
      new SignalingSession(
          new Platform(
              loop,
              json,
              FakeSocket.factory(loop, sockets),
              (configuration, listener) -> {
                throw new AssertionError("a session makes no connections");
              },
              this::random,
              network,
              lifecycle),
          JoinOptions.of("/signal", new RoomName("blue")).withProfile(Profile.named(json, "Ann")),
          heard);

  @Test
  void lostSocketIsFollowedByAnotherThatResumes() {
    joined();
    message("p2", 1, "one");
    message("p2", 2, "two");
    last().end(1006, "");
    assertEquals("lost ", heard.events().get(3));

    loop.advance(Backoff.BASE_MILLIS);
    assertEquals(2, sockets.size());
    last().accept();
    assertEquals(
        List.of("{'type':'resume','session':'s1','secret':'a','received':2}"), sent(last()));
    resumed(0, "b");
    assertEquals("resumed", heard.events().get(4));
  }

  @Test
  void secretOfTheLastAnswerIsUsed() {
    joined();
    comeBack(0, "b");
    comeBack(0, "c");
    last().end(1006, "");
    loop.advance(Backoff.CAP_MILLIS);
    last().accept();
    assertTrue(sent(last()).get(0).contains("'secret':'c'"), sent(last()).get(0));
  }

  @Test
  void whatTheServerHasNotConfirmedIsSaidAgainInOrder() {
    joined();
    say("one");
    say("two");
    say("three");
    receive("{'type':'ack','received':1}");
    last().end(1006, "");
    say("four, while away");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    say("five, before the answer");
    assertEquals(1, last().sent().size(), "nothing but the resume goes before the answer");
    resumed(2, "b");
    assertEquals(
        List.of(
            "{'type':'message','id':3,'data':'three'}",
            "{'type':'message','id':4,'data':'four, while away'}",
            "{'type':'message','id':5,'data':'five, before the answer'}"),
        sent(last()).subList(1, last().sent().size()));
  }

  @Test
  void frameThatWasHandledIsNotHandledAgain() {
    joined();
    message("p2", 1, "one");
    comeBack(0, "b");
    message("p2", 1, "one");
    message("p2", 2, "two");
    assertEquals(
        List.of("joined p1", "message p2 \"one\"", "lost ", "resumed", "message p2 \"two\""),
        heard.events());
  }

  @Test
  void frameThatIsMissingMakesItResumeFromThere() {
    joined();
    message("p2", 1, "one");
    message("p2", 3, "three");
    assertEquals("lost the server left a frame out", heard.events().get(2));
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    assertTrue(sent(last()).get(0).contains("'received':1"));
  }

  @Test
  void serverThatLeavesFramesOutForEverIsGivenUp() {
    joined();
    for (int i = 0; i <= SignalingSession.MAX_MALFORMED_FRAMES; i++) {
      assertEquals(List.of(), heard.events().stream().filter(e -> e.startsWith("ended")).toList());
      message("p2", 7, "seven");
      loop.advance(Backoff.CAP_MILLIS);
      if (i < SignalingSession.MAX_MALFORMED_FRAMES) {
        last().accept();
        resumed(0, "b");
      }
    }
    assertEquals("ended ENDED", heard.events().get(heard.events().size() - 1));
  }

  @Test
  void numberOfAFrameThatCannotBeReadIsConfirmedToo() {
    joined();
    receive("{'type':'offer','seq':1,'from':'p2','sdp':5}");
    receive("{'type':'of a later version','seq':2}");
    message("p2", 3, "three");
    assertEquals(List.of("joined p1", "message p2 \"three\""), heard.events());
  }

  @Test
  void whatCameIsConfirmedSoon() {
    joined();
    message("p2", 1, "one");
    loop.advance(Confirming.DELAY_MILLIS - 1);
    assertEquals(1, last().sent().size());
    loop.advance(1);
    assertEquals("{'type':'ack','received':1}", sent(last()).get(1));
  }

  @Test
  void manyFramesAreConfirmedWithoutATimer() {
    joined();
    for (int seq = 1; seq <= Confirming.MAX_UNCONFIRMED; seq++) {
      message("p2", seq, "x");
    }
    assertEquals("{'type':'ack','received':16}", sent(last()).get(1));
  }

  @Test
  void pageWhoseTimersSleepConfirmsWhenSomethingComes() {
    joined();
    message("p2", 1, "one");
    loop.sleep(60_000);
    message("p2", 2, "two");
    assertTrue(sent(last()).contains("{'type':'ack','received':2}"), sent(last()).toString());
  }

  @Test
  void pongSaysWhatWasReceived() {
    joined();
    message("p2", 1, "one");
    receive("{'type':'ping'}");
    assertEquals("{'type':'pong','received':1}", sent(last()).get(1));
    loop.advance(Confirming.DELAY_MILLIS);
    assertEquals(2, last().sent().size(), "and an ack is not needed");
  }

  @Test
  void tooMuchThatIsNotConfirmedIsRefusedAndTheRestKept() {
    joined();
    last().end(1006, "");
    for (int i = 0; i < Unconfirmed.MAX_FRAMES; i++) {
      assertEquals(SendResult.ACCEPTED, session.send(data("x" + i)));
    }
    assertEquals(SendResult.FULL, session.send(data("one too many")));
    ClientMessage leave = new ClientMessage.Leave();
    assertEquals(SendResult.ACCEPTED, session.send(leave), "signaling has room of its own");
    loop.advance(Backoff.CAP_MILLIS);
    last().accept();
    resumed(0, "b");
    assertEquals(1 + Unconfirmed.MAX_FRAMES + 1, last().sent().size());
    receive("{'type':'ack','received':10}");
    assertEquals(SendResult.ACCEPTED, session.send(data("now")));
  }

  @Test
  void attemptsBackOffToTheCapWithFullJitter() {
    joined();
    List<Integer> ceilings = List.of(500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000);
    for (int ceiling : ceilings) {
      last().end(1006, "");
      int before = sockets.size();
      loop.advance((long) ceiling * 65_535 / 65_536 - 1);
      assertEquals(before, sockets.size(), "too early below " + ceiling);
      loop.advance(1);
      assertEquals(before + 1, sockets.size(), "too late for " + ceiling);
    }
    random = 0;
    last().end(1006, "");
    loop.advance(0);
    assertEquals(ceilings.size() + 2, sockets.size(), "the jitter reaches down to nothing");
    assertEquals(1, heard.events().stream().filter(e -> e.startsWith("lost")).count());
  }

  @Test
  void connectionThatHeldMakesTheNextAttemptAFirstOne() {
    joined();
    last().end(1006, "");
    loop.advance(500);
    last().end(1006, "");
    loop.advance(1_000);
    last().accept();
    resumed(0, "b");
    loop.advance(SignalingSession.GOOD_CONNECTION_MILLIS);
    last().end(1006, "");
    int before = sockets.size();
    loop.advance(Backoff.BASE_MILLIS);
    assertEquals(before + 1, sockets.size());
  }

  @Test
  void networkThatComesBackIsTriedSoon() {
    joined();
    network.set(false);
    last().end(1006, "");
    loop.advance(Backoff.CAP_MILLIS - 1);
    assertEquals(1, sockets.size(), "offline there is little hope");
    network.set(true);
    loop.advance(Backoff.BASE_MILLIS);
    assertEquals(2, sockets.size());
  }

  @Test
  void networkThatComesBackRightBehindAnAttemptIsTriedBeforeLong() {
    joined();
    network.set(false);
    last().end(1006, "");
    loop.advance(Backoff.CAP_MILLIS);
    last().end(1006, "");
    network.set(true);
    loop.advance(SignalingSession.CHANGE_MILLIS + Backoff.BASE_MILLIS);
    assertEquals(3, sockets.size());
  }

  @Test
  void networkThatChangesAgainAndAgainLeavesAnAttemptTheTimeThatItTakes() {
    joined();
    last().end(1006, "");
    changeAgainAndAgain(7);
    assertEquals(2, sockets.size());
    last().accept();
    resumed(0, "b");
    assertEquals(List.of("joined p1", "lost ", "resumed"), heard.events());
  }

  @Test
  void networkThatChangesAgainAndAgainMakesNoFloodOfAttempts() {
    joined();
    last().end(1006, "");
    for (int i = 0; i < 100; i++) {
      changeAgainAndAgain(1);
      if (last().closeCode() == 0) {
        last().end(1006, "");
      }
    }
    assertTrue(sockets.size() < 60_000 / 2_000, sockets.size() + " in a minute");
  }

  @Test
  void attemptThatANewNetworkMayHaveLeftDeadIsFollowedByAnother() {
    joined();
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    FakeSocket attempt = last();
    loop.advance(SignalingSession.CHANGE_MILLIS);
    network.set(true);
    assertEquals(4000, attempt.closeCode());
    loop.advance(Backoff.BASE_MILLIS);
    assertEquals(3, sockets.size());
  }

  @Test
  void newNetworkIsNoReasonToComeBeforeTheServerWantsIt() {
    joined();
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    receive("{'type':'error','code':'unavailable','detail':'','retryAfterMillis':30000}");
    changeAgainAndAgain(49);
    assertEquals(2, sockets.size());
    loop.advance(600);
    assertEquals(3, sockets.size());
  }

  @Test
  void offlineSaidAgainAndAgainDoesNotPutTheAttemptOff() {
    joined();
    network.set(false);
    last().end(1006, "");
    for (int i = 0; i < 10; i++) {
      loop.advance(Backoff.CAP_MILLIS / 10);
      network.set(false);
    }
    assertEquals(2, sockets.size());
  }

  @Test
  void offlineIsNotBelievedForEver() {
    joined();
    network.set(false);
    last().end(1006, "");
    loop.advance(Backoff.CAP_MILLIS);
    assertEquals(2, sockets.size());
  }

  @Test
  void socketThatANewNetworkLeftDeadIsNoticedSoon() {
    FakeSocket socket = joined();
    network.set(true);
    assertEquals("{'type':'ping','received':0}", sent(socket).get(1));
    loop.advance(Heartbeat.HURRY_MILLIS - 1);
    assertEquals(0, socket.closeCode());
    loop.advance(1);
    assertEquals(4001, socket.closeCode());
    assertEquals("lost the server was silent for too long", heard.events().get(1));
  }

  @Test
  void deadSocketIsNoticedHoweverOftenTheNetworkChangesMeanwhile() {
    FakeSocket socket = joined();
    for (int change = 0; change < 5; change++) {
      network.set(true);
      loop.advance(Heartbeat.HURRY_MILLIS / 5);
    }
    assertEquals(4001, socket.closeCode());
  }

  @Test
  void socketThatANewNetworkLeftAliveIsKept() {
    joined();
    network.set(true);
    receive("{'type':'pong'}");
    loop.advance(10_000);
    lifecycle.wake();
    receive("{'type':'pong'}");
    loop.advance(10_000);
    assertEquals(List.of("joined p1"), heard.events());
  }

  @Test
  void attemptThatGetsNoAnswerIsGivenUpForTheNext() {
    joined();
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    FakeSocket silent = last();
    silent.accept();
    loop.advance(SignalingSession.RETURN_TIMEOUT_MILLIS);
    assertTrue(silent.closeCode() != 0);
    loop.advance(1_000);
    assertEquals(3, sockets.size());
    silent.receive("{\"type\":\"resumed\",\"received\":0,\"secret\":\"x\",\"iceServers\":[]}");
    assertEquals(2, heard.events().size(), "what the given-up one says is not heard");
  }

  @Test
  void takeOverByTheResumeThatGotNoAnswerIsAnsweredByAnother() {
    resumeThatGetsNoAnswerAndOneThatDoes();
    last().end(4505, "replaced");
    loop.advance(Backoff.CAP_MILLIS);
    last().accept();
    resumed(0, "c");
    assertEquals(
        List.of("joined p1", "lost ", "resumed", "lost replaced", "resumed"), heard.events());

    last().end(4505, "replaced");
    assertEquals("ended ENDED", heard.events().get(5));
  }

  @Test
  void takeOverIsAnothersOnceTheServerIsKnownToHaveVoidedTheFormerSecret() {
    resumeThatGetsNoAnswerAndOneThatDoes();
    assertEquals(List.of("{'type':'ack','received':0}"), sent(last()).subList(1, 2));
    receive("{'type':'pong','received':0}");
    last().end(4505, "replaced");
    assertEquals(List.of("joined p1", "lost ", "resumed", "ended ENDED"), heard.events());
  }

  @Test
  void takeOverOfAFreshSessionIsAnothers() {
    joined();
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    loop.advance(SignalingSession.RETURN_TIMEOUT_MILLIS);
    loop.advance(1_000);
    last().accept();
    receive("{'type':'error','code':'session-unknown','detail':''}");
    last().receive(WELCOME.replace("p1", "p9"));
    last().end(4505, "replaced");
    assertEquals("ended ENDED", heard.events().get(3));
  }

  private void resumeThatGetsNoAnswerAndOneThatDoes() {
    joined();
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    loop.advance(SignalingSession.RETURN_TIMEOUT_MILLIS);
    loop.advance(1_000);
    last().accept();
    resumed(0, "b");
  }

  @Test
  void sessionThatTheServerForgotIsFollowedByAFreshJoinOnTheSameSocket() {
    joined();
    say("perhaps delivered");
    message("p2", 1, "one");
    last().end(1006, "");
    say("never sent");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    receive("{'type':'error','code':'session-unknown','detail':''}");
    assertEquals(
        "{'type':'join','room':'blue','profile':{'name':'Ann'},'resumable':true}",
        sent(last()).get(1));
    last().receive(WELCOME.replace("p1", "p9"));
    assertEquals("rejoined p9, unsent 1, doubtful 1", heard.events().get(3));

    say("first of the new session");
    assertEquals(
        "{'type':'message','id':1,'data':'first of the new session'}", sent(last()).get(2));
    message("p2", 1, "first of theirs");
    assertEquals("message p2 \"first of theirs\"", heard.events().get(4));
  }

  @Test
  void freshJoinSaysTheProfileAsOfNow() {
    joined();
    session.update(new ClientMessage.Update(Profile.named(json, "Anna")));
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    receive("{'type':'error','code':'session-unknown','detail':''}");
    assertTrue(sent(last()).get(1).contains("'name':'Anna'"), sent(last()).get(1));
  }

  @Test
  void refusalOfAFreshJoinThatWillPassIsWaitedFor() {
    joined();
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    receive("{'type':'error','code':'session-unknown','detail':''}");
    receive("{'type':'error','code':'unavailable','detail':'','retryAfterMillis':30000}");
    int before = sockets.size();
    loop.advance(29_999);
    assertEquals(before, sockets.size());
    loop.advance(1);
    last().accept();
    assertTrue(sent(last()).get(0).startsWith("{'type':'join'"), sent(last()).get(0));
  }

  @Test
  void noServerPutsItOffForEver() {
    joined();
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    int before = sockets.size();
    receive(
        "{'type':'error','code':'unavailable','detail':'','retryAfterMillis':9007199254740991}");
    loop.advance(SignalingSession.MAX_RETRY_MILLIS);
    assertEquals(before + 1, sockets.size());
  }

  @Test
  void refusalOfAFreshJoinForGoodEndsIt() {
    joined();
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    receive("{'type':'error','code':'session-unknown','detail':''}");
    receive("{'type':'error','code':'unauthorized','detail':'the token has expired'}");
    assertEquals("ended REFUSED", heard.events().get(2));
    loop.advance(100_000);
    assertEquals(2, sockets.size());
  }

  @Test
  void codeThatSaysDoNotComeBackIsObeyedWhileComingBack() {
    joined();
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    last().end(4501, "unauthorized");
    assertEquals("ended ENDED", heard.events().get(2));
  }

  @Test
  void serverThatIsGoingToStopIsLeftWhenItSays() {
    FakeSocket old = joined();
    receive("{'type':'reconnect','afterMillis':1200}");
    loop.advance(1_199);
    assertEquals(0, old.closeCode());
    loop.advance(1);
    assertEquals(4000, old.closeCode());
    loop.advance(Backoff.BASE_MILLIS);
    assertEquals(2, sockets.size());
  }

  @Test
  void leavingWhileAwayEndsTheAttempts() {
    joined();
    last().end(1006, "");
    session.leave();
    loop.advance(100_000);
    network.set(true);
    loop.advance(100_000);
    assertEquals(1, sockets.size());
    assertEquals(List.of("joined p1", "lost ", "ended LEFT"), heard.events());
  }

  @Test
  void pageThatIsGoneForGoodLeaves() {
    joined();
    lifecycle.end();
    assertEquals("{'type':'leave','id':1}", sent(last()).get(1));
    assertEquals(1000, last().closeCode());
  }

  @Test
  void leaveBehindAResumeComesAfterAllThatTheServerMayNotHave() {
    joined();
    say("one");
    say("two");
    receive("{'type':'ack','received':1}");
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    lifecycle.end();
    assertEquals(
        List.of("{'type':'message','id':2,'data':'two'}", "{'type':'leave','id':3}"),
        sent(last()).subList(1, last().sent().size()));
  }

  @Test
  void leaveBehindAFreshJoinIsTheFirstOfItsSession() {
    joined();
    say("one");
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    receive("{'type':'error','code':'session-unknown','detail':''}");
    session.leave();
    assertEquals(List.of("{'type':'leave','id':1}"), sent(last()).subList(2, last().sent().size()));
  }

  @Test
  void sessionThatCannotBeResumedIsJoinedAnew() {
    session.open();
    last().accept();
    last().receive(WELCOME.replace("\"secret\":\"a\",\"resumeMillis\":60000,", ""));
    say("without a number");
    assertEquals("{'type':'message','data':'without a number'}", sent(last()).get(1));
    last().end(1006, "");
    say("waits");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    assertTrue(sent(last()).get(0).startsWith("{'type':'join'"), sent(last()).get(0));
    last().receive(WELCOME.replace("p1", "p9"));
    assertEquals("rejoined p9, unsent 1, doubtful 0", heard.events().get(2));
  }

  @Test
  void serverThatConfirmsWhatWasNeverSentIsGivenUp() {
    joined();
    last().end(1006, "");
    loop.advance(Backoff.BASE_MILLIS);
    last().accept();
    resumed(7, "b");
    assertEquals("ended ENDED", heard.events().get(2));
  }

  private void changeAgainAndAgain(int times) {
    for (int i = 0; i < times; i++) {
      network.set(true);
      loop.advance(600);
    }
  }

  private FakeSocket joined() {
    session.open();
    last().accept();
    last().receive(WELCOME);
    return last();
  }

  private void comeBack(int received, String secret) {
    last().end(1006, "");
    loop.advance(Backoff.CAP_MILLIS);
    last().accept();
    resumed(received, secret);
  }

  private void resumed(int received, String secret) {
    receive(
        "{'type':'resumed','received':" + received + ",'secret':'" + secret + "','iceServers':[]}");
  }

  private void message(String from, int seq, String text) {
    receive("{'type':'message','seq':" + seq + ",'from':'" + from + "','data':\"" + text + "\"}");
  }

  private void receive(String frame) {
    last().receive(frame.replace('\'', '"'));
  }

  private void say(String text) {
    assertEquals(SendResult.ACCEPTED, session.send(data(text)));
  }

  private ClientMessage data(String text) {
    return new ClientMessage.Message(Optional.empty(), json.string(text));
  }

  private FakeSocket last() {
    return sockets.get(sockets.size() - 1);
  }

  private static List<String> sent(FakeSocket socket) {
    return socket.sent().stream().map(frame -> frame.replace('"', '\'')).toList();
  }

  private byte[] random(int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) random);
    return bytes;
  }
}
