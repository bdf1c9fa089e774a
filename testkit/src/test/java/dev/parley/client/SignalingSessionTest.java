package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.RoomReason.Kind;
import dev.parley.client.port.Platform;
import dev.parley.protocol.AccessToken;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalingSessionTest {

  private static final String WELCOME =
      """
      {"type":"welcome","protocol":1,"session":"s1","room":"blue","peer":{"id":"p1","profile":{}},
       "peers":[],"iceServers":[],"heartbeatMillis":15000,"frameBytes":1024}""";

  private static final String PING = "{\"type\":\"ping\"}";

  private final VirtualLoop loop = new VirtualLoop();
  private final JacksonJson json = new JacksonJson();
  private final List<FakeSocket> sockets = new ArrayList<>();
  private final RecordingSessionListener heard = new RecordingSessionListener();

  /** What the random source gives next: 255 puts the first ping a whole period away. */
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
              new FakeNetworkStatus(loop),
              new FakeLifecycle(loop)),
          JoinOptions.of("/signal", new RoomName("blue"))
              .withProfile(Profile.named(json, "Ann"))
              .withToken(new AccessToken("a.b.c")),
          heard);

  @Test
  void joinIsTheFirstFrameOnTheSocket() {
    session.open();
    FakeSocket socket = sockets.get(0);
    assertEquals("/signal", socket.url());
    assertEquals("parley.v1", socket.subprotocol());
    assertEquals(List.of(), socket.sent());

    socket.accept();
    assertEquals(
        List.of(
            "{\"type\":\"join\",\"room\":\"blue\",\"profile\":{\"name\":\"Ann\"},"
                + "\"token\":\"a.b.c\",\"resumable\":true}"),
        socket.sent());
    assertEquals(List.of(), heard.events());
  }

  @Test
  void welcomeJoins() {
    joined();
    assertEquals(List.of("joined p1"), heard.events());
  }

  @Test
  void eachRelayedAndPresenceMessageIsHandedOn() {
    FakeSocket socket = joined();
    socket.receive("{'type':'peer-joined','peer':{'id':'p2','profile':{}}}".replace('\'', '"'));
    socket.receive(
        "{'type':'offer','from':'p2','sdp':{'type':'offer','sdp':'v=0'}}".replace('\'', '"'));
    socket.receive(
        "{'type':'answer','from':'p2','sdp':{'type':'answer','sdp':'v=0'}}".replace('\'', '"'));
    socket.receive("{'type':'new-ice-candidate','from':'p2','candidate':null}".replace('\'', '"'));
    socket.receive("{'type':'message','from':'p2','data':[1]}".replace('\'', '"'));
    socket.receive("{'type':'peer-suspended','peer':'p2'}".replace('\'', '"'));
    socket.receive("{'type':'peer-resumed','peer':'p2'}".replace('\'', '"'));
    socket.receive("{'type':'ice-servers','iceServers':[]}".replace('\'', '"'));
    socket.receive("{'type':'peer-left','peer':'p2','reason':'left'}".replace('\'', '"'));
    assertEquals(
        List.of(
            "joined p1",
            "peerJoined p2",
            "description p2 OFFER",
            "description p2 ANSWER",
            "candidate p2 end",
            "message p2 [1]",
            "suspended p2",
            "resumed p2",
            "iceServers []",
            "peerLeft p2 LEFT"),
        heard.events());
  }

  @Test
  void firstPingIsJitteredAndTheOthersComeEachPeriod() {
    random = 127; // half of the range
    FakeSocket socket = joined();
    loop.advance(7_499);
    assertEquals(0, pings(socket));
    loop.advance(1);
    assertEquals(1, pings(socket));
    socket.receive("{\"type\":\"pong\"}");
    loop.advance(15_000);
    assertEquals(2, pings(socket));
  }

  @Test
  void pingIsAnswered() {
    FakeSocket socket = joined();
    socket.receive(PING);
    assertEquals("{\"type\":\"pong\"}", socket.sent().get(socket.sent().size() - 1));
  }

  @Test
  void silenceOfTwoPeriodsLosesTheServer() {
    FakeSocket socket = joined();
    loop.advance(29_999);
    assertEquals(List.of("joined p1"), heard.events());

    loop.advance(1);
    assertEquals(List.of("joined p1", "lost the server was silent for too long"), heard.events());
    assertEquals(4001, socket.closeCode());
    int sent = socket.sent().size();
    loop.advance(100_000);
    assertEquals(sent, socket.sent().size(), "nothing more goes by that socket");
    assertTrue(sockets.size() > 1, "another is opened");
  }

  @Test
  void anyFrameBreaksTheSilence() {
    FakeSocket socket = joined();
    loop.advance(29_999);
    socket.receive("{\"type\":\"of a later version\"}");
    loop.advance(29_999);
    assertEquals(List.of("joined p1"), heard.events());
    loop.advance(1);
    assertEquals(List.of("joined p1", "lost the server was silent for too long"), heard.events());
  }

  @Test
  void pageThatSleptPingsBeforeItTakesTheSilenceForTheServers() {
    FakeSocket socket = joined();
    for (int minute = 0; minute < 10; minute++) {
      long before = pings(socket);
      loop.sleep(60_000);
      loop.runDue();
      assertTrue(pings(socket) > before);
      socket.receive("{\"type\":\"pong\"}");
    }
    assertEquals(List.of("joined p1"), heard.events());
  }

  @Test
  void sleepIsNoExcuseForASecondSilence() {
    joined();
    loop.sleep(60_000);
    loop.advance(14_999);
    assertEquals(List.of("joined p1"), heard.events());
    loop.advance(1);
    assertEquals(List.of("joined p1", "lost the server was silent for too long"), heard.events());
  }

  @Test
  void serverCannotMakeItsSilenceGoUnnoticed() {
    session.open();
    FakeSocket socket = sockets.get(0);
    socket.accept();
    socket.receive(WELCOME.replace("15000", "" + Integer.MAX_VALUE));
    loop.advance(2 * SignalingSession.MAX_HEARTBEAT_MILLIS);
    assertEquals(List.of("joined p1", "lost the server was silent for too long"), heard.events());
  }

  @Test
  void serverCannotAskForAFloodOfPings() {
    session.open();
    FakeSocket socket = sockets.get(0);
    socket.accept();
    socket.receive(WELCOME.replace("15000", "0"));
    loop.advance(1_999);
    assertEquals(1, pings(socket));
  }

  @Test
  void closeCodesBandSaysWhetherToComeBack() {
    assertEnds(4000, Kind.LOST, true);
    assertEnds(4499, Kind.LOST, true);
    assertEnds(1001, Kind.LOST, true);
    assertEnds(1006, Kind.LOST, true);
    assertEnds(1011, Kind.LOST, true);
    assertEnds(1012, Kind.LOST, true);
    assertEnds(4500, Kind.ENDED, false);
    assertEnds(4504, Kind.ENDED, false);
    assertEnds(4999, Kind.ENDED, false);
    assertEnds(1000, Kind.ENDED, false);
    assertEnds(1002, Kind.ENDED, false);
  }

  private static void assertEnds(int code, Kind kind, boolean retryable) {
    SignalingSessionTest test = new SignalingSessionTest();
    test.joined().end(code, "why");
    RoomReason reason = kind == Kind.LOST ? test.heard.lost() : test.heard.ended();
    assertEquals(kind, reason.kind(), "code " + code);
    assertEquals(code, reason.code().getAsInt());
    assertEquals("why", reason.text());
    assertEquals(retryable, reason.retryable(), "code " + code);
  }

  @Test
  void nothingFollowsTheEnd() {
    FakeSocket socket = joined();
    socket.end(4504, "kicked");
    socket.end(1006, "");
    socket.receive(WELCOME);
    socket.receive("{\"type\":\"message\",\"from\":\"p2\",\"data\":1}");
    socket.receiveBinary();
    session.leave();
    loop.advance(100_000);
    assertEquals(List.of("joined p1", "ended ENDED"), heard.events());
    assertEquals(SendResult.CLOSED, session.send(message("late")));
  }

  @Test
  void leaveSaysSoAndClosesTheSocket() {
    FakeSocket socket = joined();
    session.leave();
    assertEquals("{\"type\":\"leave\"}", socket.sent().get(1));
    assertEquals(1000, socket.closeCode());
    assertEquals(List.of("joined p1", "ended LEFT"), heard.events());
  }

  @Test
  void leaveBeforeTheWelcomeIsTheFirstFrameBehindTheJoin() {
    session.open();
    FakeSocket socket = sockets.get(0);
    socket.accept();
    session.leave();
    assertEquals("{\"type\":\"leave\",\"id\":1}", socket.sent().get(1));
    assertEquals(1000, socket.closeCode());
    assertEquals(List.of("ended LEFT"), heard.events());
  }

  @Test
  void refusedJoinEndsItWithTheServersCode() {
    session.open();
    sockets.get(0).accept();
    sockets.get(0).receive("{\"type\":\"error\",\"code\":\"room-full\",\"detail\":\"8 of 8\"}");
    assertEquals(List.of("ended REFUSED"), heard.events());
    assertEquals(Optional.of(ErrorCode.ROOM_FULL), heard.ended().error());
    assertEquals("8 of 8", heard.ended().text());
    assertTrue(heard.ended().retryable());
    assertEquals(1000, sockets.get(0).closeCode());
  }

  @Test
  void serverThatDoesNotAnswerIsGivenUp() {
    session.open();
    sockets.get(0).accept();
    loop.advance(SignalingSession.JOIN_TIMEOUT_MILLIS - 1);
    assertEquals(List.of(), heard.events());
    loop.advance(1);
    assertEquals(List.of("ended LOST"), heard.events());
    assertTrue(sockets.get(0).closeCode() != 0);
  }

  @Test
  void socketThatNeverOpensEndsIt() {
    session.open();
    sockets.get(0).end(1006, "");
    assertEquals(List.of("ended LOST"), heard.events());
  }

  @Test
  void errorAfterTheJoinIsHandedOnAndEndsNothing() {
    FakeSocket socket = joined();
    socket.receive("{\"type\":\"error\",\"code\":\"unknown-recipient\",\"detail\":\"p9\"}");
    assertEquals(List.of("joined p1", "error UNKNOWN_RECIPIENT"), heard.events());
  }

  @Test
  void unknownTypesAreSkippedHoweverMany() {
    FakeSocket socket = joined();
    for (int i = 0; i < 100; i++) {
      socket.receive("{\"type\":\"of a later version\"}");
    }
    assertEquals(List.of("joined p1"), heard.events());
    assertEquals(0, socket.closeCode());
  }

  @Test
  void serverThatTalksNonsenseIsGivenUpForGood() {
    List<String> nonsense =
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{\"type\":7}",
            "{\"type\":\"offer\"}",
            "{\"type\":\"peer-left\",\"peer\":\"p2\"}",
            "{\"type\":\"resumed\",\"received\":0,\"secret\":\"x\",\"iceServers\":[]}");
    FakeSocket socket = joined();
    nonsense.forEach(socket::receive);
    assertEquals(List.of("joined p1"), heard.events());
    assertEquals(0, socket.closeCode());

    socket.receiveBinary();
    assertEquals(List.of("joined p1", "ended ENDED"), heard.events());
    assertEquals(4500, socket.closeCode());
    assertFalse(heard.ended().retryable());
    assertEquals(List.of(), loop.uncaught());
  }

  @Test
  void nonsenseNowAndThenIsForgiven() {
    FakeSocket socket = joined();
    for (int spell = 0; spell < 3; spell++) {
      for (int i = 0; i < SignalingSession.MAX_MALFORMED_FRAMES; i++) {
        socket.receive("{");
      }
      loop.advance(15_000);
    }
    assertEquals(List.of("joined p1"), heard.events());
  }

  @Test
  void whatAPeerWroteIsNotHeldAgainstTheServer() {
    FakeSocket socket = joined();
    for (int i = 0; i < 3 * SignalingSession.MAX_MALFORMED_FRAMES; i++) {
      socket.receive("{\"from\":\"p2\",\"type\":\"offer\",\"sdp\":5}");
      socket.receive("{\"from\":\"p2\",\"type\":\"message\",\"data\":1e999}");
    }
    assertEquals(List.of("joined p1"), heard.events());
    assertEquals(0, socket.closeCode());
  }

  @Test
  void nothingButAWelcomeIsInOrderBeforeIt() {
    session.open();
    FakeSocket socket = sockets.get(0);
    socket.accept();
    for (int i = 0; i <= SignalingSession.MAX_MALFORMED_FRAMES; i++) {
      socket.receive("{\"type\":\"message\",\"from\":\"p2\",\"data\":1}");
    }
    assertEquals(List.of("ended ENDED"), heard.events());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"frameBytes\":1024', '\"frameBytes\":1023'",
    "'\"frameBytes\":1024', '\"frameBytes\":0'",
    "'\"protocol\":1', '\"protocol\":2'"
  })
  void welcomeByWhichNothingCanBeDoneEndsIt(String good, String bad) {
    session.open();
    sockets.get(0).accept();
    sockets.get(0).receive(WELCOME.replace(good, bad));
    assertEquals(List.of("ended ENDED"), heard.events());
    assertEquals(4500, sockets.get(0).closeCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ack", "ping", "pong"})
  void serverThatConfirmsWhatWasNeverSentIsGivenUp(String type) {
    FakeSocket socket = joined();
    socket.receive("{\"type\":\"" + type + "\",\"received\":1}");
    assertEquals(List.of("joined p1", "ended ENDED"), heard.events());
    assertEquals(4500, socket.closeCode());
    assertEquals(List.of(), loop.uncaught());
  }

  @Test
  void secondWelcomeChangesNothing() {
    FakeSocket socket = joined();
    socket.receive(WELCOME);
    assertEquals(List.of("joined p1"), heard.events());
  }

  @Test
  void frameThatTheServerWouldRefuseForItsSizeIsNotSent() {
    FakeSocket socket = joined();
    int sent = socket.sent().size();
    // {"type":"message","data":"…"} is 28 bytes more; ü is two.
    assertEquals(SendResult.ACCEPTED, session.send(message("ü".repeat(498))));
    assertEquals(SendResult.TOO_LARGE, session.send(message("ü".repeat(498) + "a")));
    assertEquals(sent + 1, socket.sent().size());
  }

  @Test
  void nothingIsSentBeforeTheWelcome() {
    session.open();
    sockets.get(0).accept();
    assertEquals(SendResult.CLOSED, session.send(message("early")));
    assertEquals(1, sockets.get(0).sent().size());
  }

  private byte[] random(int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) random);
    return bytes;
  }

  private ClientMessage message(String text) {
    return new ClientMessage.Message(Optional.empty(), json.string(text));
  }

  private FakeSocket joined() {
    session.open();
    FakeSocket socket = sockets.get(0);
    socket.accept();
    socket.receive(WELCOME);
    return socket;
  }

  private static long pings(FakeSocket socket) {
    return socket.sent().stream().filter(PING::equals).count();
  }
}
