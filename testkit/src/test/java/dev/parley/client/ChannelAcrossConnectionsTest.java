package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.channel.FramingError;
import dev.parley.client.channel.FramingException;
import dev.parley.client.port.ChannelOptions;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of channels when the connection under them does not stay. */
class ChannelAcrossConnectionsTest {

  private final ChannelSides sides = new ChannelSides(1);
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void nothingIsUncaught() {
    assertEquals(List.of(), sides.loop.uncaught());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsSentWhileAwayArrivesOnceAndIsNotAnnouncedAgain(boolean agreed) {
    Channel anns = open(agreed ? ChannelOptions.negotiated(5) : ChannelOptions.reliable(), agreed);
    anns.send("before");
    sides.settle();
    sides.cut();
    anns.send("lost on its way");
    sides.loop.advance(100);
    sides.ann.channels.detach();
    assertEquals(ChannelState.RECONNECTING, anns.state());
    assertEquals(SendResult.ACCEPTED, anns.send("while away"));
    sides.replace();
    sides.settle();

    assertEquals(List.of("text before", "text lost on its way", "text while away"), heard);
    assertEquals(ChannelState.OPEN, anns.state());
    assertEquals(agreed ? 0 : 1, sides.bob.announced.size());
    bobs().send("and back");
    sides.settle();
    assertEquals("Ann text and back", heard.get(3));
  }

  @Test
  void halfAMessageIsSentAgainFromItsBeginning() {
    ChannelSides slow = new ChannelSides(2, 100);
    slow.bob.whenAnnounced = channel -> channel.onBytes(bytes -> heard.add("" + bytes.length));
    Channel anns = slow.ann.open("files", ChannelOptions.reliable());
    anns.send(new byte[500_000]);
    anns.send(new byte[7]);
    slow.loop.advance(3_000);
    assertEquals(List.of(), heard);
    slow.replace();
    slow.settle();
    slow.settle();
    assertEquals(List.of("500000", "7"), heard);
  }

  @Test
  void channelThatClosesWithItsConnectionIsAwaitedThoughItSaysNothing() {
    Channel lossy = open(ChannelOptions.reliable().withMaxRetransmits(0), false);
    Channel raw = sides.ann.open("raw", ChannelOptions.reliable().raw());
    sides.settle();
    sides.cut();
    sides.ann.end.closeAll(false);
    sides.loop.advance(PeerChannels.EXPLANATION_MILLIS - 1);
    sides.ann.closed = true; // the connection's last channel to close is the one that tells
    sides.loop.advance(1);
    assertEquals(ChannelState.RECONNECTING, lossy.state());
    assertEquals(ChannelState.RECONNECTING, raw.state());
    sides.replace();
    sides.settle();
    assertEquals(ChannelState.OPEN, lossy.state());
    assertEquals(ChannelState.OPEN, raw.state());
  }

  @Test
  void channelThatTheOtherSideClosesAloneIsClosedThoughItSaysNothing() {
    Channel lossy = open(ChannelOptions.reliable().withMaxRetransmits(0), false);
    sides.cut();
    sides.ann.end.closeAll(false);
    sides.loop.advance(PeerChannels.EXPLANATION_MILLIS);
    assertEquals(ChannelState.CLOSED, lossy.state());
  }

  @Test
  void connectionThatTheOtherSideClosedIsAwaitedAndTold() {
    Channel first = open(ChannelOptions.reliable(), false);
    Channel second = sides.ann.open("second", ChannelOptions.reliable().unordered());
    sides.settle();
    sides.cut();
    sides.ann.end.closeAll(false); // without a word, as Firefox does
    sides.loop.advance(0);
    assertEquals(ChannelState.RECONNECTING, first.state());
    assertEquals(ChannelState.RECONNECTING, second.state());
    assertTrue(sides.ann.broken > 0);
    sides.replace();
    sides.settle();
    assertEquals(ChannelState.OPEN, first.state());
    assertEquals(ChannelState.OPEN, second.state());
  }

  @Test
  void rawChannelSurvivesAConnectionThatFailedAndNoClosing() {
    ChannelOptions raw = ChannelOptions.reliable().raw();
    Channel kept = open(raw, false);
    Channel closed = sides.ann.open("other", raw);
    sides.settle();
    closedByBob("other");
    sides.settle();
    assertEquals(ChannelState.CLOSED, closed.state());
    assertEquals(0, sides.ann.broken);

    sides.cut();
    sides.ann.end.closeAll(true);
    sides.loop.advance(0);
    assertEquals(ChannelState.RECONNECTING, kept.state());
    assertEquals(SendResult.FULL, kept.send("not now"));
    sides.replace();
    sides.settle();
    assertEquals(SendResult.ACCEPTED, kept.send("again"));
    sides.settle();
    assertEquals(List.of("text again"), heard);
    assertEquals(2, sides.bob.announced.size());
  }

  @Test
  void unreliableChannelTakesNothingWhileAway() {
    Channel anns = open(ChannelOptions.reliable().withMaxRetransmits(3), false);
    sides.cut();
    anns.send("lost");
    sides.ann.channels.detach();
    assertEquals(SendResult.FULL, anns.send("not now"));
    assertEquals(0, anns.bufferedAmount());
    assertEquals(0, anns.desiredSize());
    sides.replace();
    sides.settle();
    for (int i = 0; i < 50; i++) {
      assertEquals(SendResult.ACCEPTED, anns.send("x"));
    }
    sides.settle();
    assertTrue(heard.size() > 20, heard::toString);
    assertEquals(1, sides.bob.announced.size());
  }

  @Test
  void channelThatItsOpenerClosedWhileAwayEndsOnTheOtherSide() {
    Channel anns = open(ChannelOptions.reliable(), false);
    sides.cut();
    anns.close();
    sides.replace();
    sides.settle();
    assertEquals(ChannelState.CLOSED, bobs().state());
    assertEquals(List.of("close"), heard);
  }

  @Test
  void channelThatTheOtherSideClosedWhileAwayDoesNotComeBack() {
    for (ChannelOptions options :
        List.of(ChannelOptions.reliable(), ChannelOptions.reliable().withMaxPacketLifeTime(100))) {
      sides.bob.announced.clear();
      Channel anns = open(options, false);
      sides.cut();
      bobs().close();
      sides.replace();
      sides.settle();
      assertEquals(ChannelState.CLOSED, anns.state(), options::toString);
      assertEquals(1, sides.bob.announced.size());
    }
    assertEquals(0, sides.ann.broken);
  }

  @Test
  void channelOfAnAgreedIdThatOneSideClosedWhileAwayEnds() {
    Channel anns = open(ChannelOptions.negotiated(3), true);
    sides.cut();
    bobs().close();
    sides.replace();
    sides.settle();
    assertEquals(ChannelState.CLOSED, anns.state());
  }

  @Test
  void channelOfAnAgreedIdThatSaysNoHelloEndsWhenOneSideClosedItWhileAway() {
    for (ChannelOptions kind :
        List.of(
            ChannelOptions.reliable().withMaxRetransmits(0).unordered(),
            ChannelOptions.reliable().raw())) {
      for (boolean noticed : new boolean[] {true, false}) {
        Channel anns = open(kind.withId(3), true);
        sides.cut();
        if (noticed) {
          sides.bob.channels.detach();
        }
        bobs().close();
        Channel anew = sides.bob.open("anew", kind.withId(3));
        sides.replace();
        sides.settle();
        assertEquals(ChannelState.CLOSED, anns.state(), kind::toString);
        assertEquals(ChannelState.OPEN, anew.state(), kind::toString);
        anew.close();
        sides.settle();
      }
    }
    assertEquals(0, sides.ann.broken);
  }

  @Test
  void channelOfAnAgreedIdThatSaysNoHelloEndsThoughOneSideClosedItBeforeItWasOpenThere() {
    for (ChannelOptions kind :
        List.of(ChannelOptions.reliable().withMaxRetransmits(0), ChannelOptions.reliable().raw())) {
      Channel anns = sides.ann.open("chat", kind.withId(3));
      sides.settle();
      assertEquals(ChannelState.OPEN, anns.state()); // of the other side it hears nothing
      Channel bobs = sides.bob.open("chat", kind.withId(3));
      sides.cut();
      sides.bob.channels.detach();
      assertEquals(ChannelState.CONNECTING, bobs.state());
      bobs.close();
      sides.replace();
      sides.settle();
      assertEquals(ChannelState.CLOSED, anns.state(), kind::toString);
    }
    assertEquals(0, sides.ann.broken);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void channelOfAnAgreedIdThatSaysNoHelloEndsThoughOneSideClosedItAsItsConnectionFailed(
      boolean withError) {
    for (ChannelOptions kind :
        List.of(ChannelOptions.reliable().withMaxRetransmits(0), ChannelOptions.reliable().raw())) {
      Channel anns = open(kind.withId(3), true);
      sides.cut();
      if (withError) {
        anns.close(); // of which the other side hears no more
        sides.ann.end.closeAll(true);
        sides.loop.advance(0);
      } else {
        sides.ann.end.closeAll(false);
        sides.loop.advance(0);
        anns.close(); // before it is known why its data channel has
        sides.ann.closed = true;
        sides.loop.advance(PeerChannels.EXPLANATION_MILLIS);
        sides.ann.closed = false;
      }
      sides.replace();
      sides.settle();
      assertEquals(ChannelState.CLOSED, bobs().state(), kind::toString);
    }
  }

  @Test
  void idOfAChannelThatBothSidesClosedIsFreeAtOnce() {
    ChannelOptions raw = ChannelOptions.reliable().raw().withId(3);
    Channel anns = open(raw, true);
    bobs().close();
    sides.loop.advance(50); // and it is not known here whether by itself
    assertEquals(ChannelState.OPEN, anns.state());
    anns.close();
    Channel anew = sides.ann.open("anew", raw);
    sides.loop.advance(40);
    assertEquals(ChannelState.OPEN, anew.state());
  }

  @Test
  void channelThatWasOpenedAnewUnderItsIdIsNotTakenForTheOldOne() {
    Channel anns = open(ChannelOptions.negotiated(3), true);
    anns.send("to the old one");
    sides.cut();
    sides.bob.channels.detach();
    bobs().close();
    List<String> newOnes = new ArrayList<>();
    Channel anew = sides.bob.open("chat", ChannelOptions.negotiated(3));
    anew.onText(newOnes::add);
    sides.replace();
    sides.settle();
    assertEquals(ChannelState.CLOSED, anns.state());
    assertEquals(List.of(), newOnes);
  }

  @Test
  void channelOpenedWhileAwayOpensOnTheNewConnection() {
    sides.cut();
    sides.ann.channels.detach();
    Channel anns = sides.ann.open("late", ChannelOptions.reliable());
    anns.send("waits");
    assertEquals(ChannelState.CONNECTING, anns.state());
    sides.bob.whenAnnounced = this::listen;
    sides.replace();
    sides.settle();
    assertEquals(List.of("text waits"), heard);
  }

  @Test
  void whatNoOneHasHeardArrivesOnceWhateverTheConnection() {
    sides.bob.listening.remove();
    Channel anns = sides.ann.open("early", ChannelOptions.reliable().unordered());
    anns.send("one");
    sides.settle();
    sides.replace();
    sides.settle();
    anns.send("two");
    sides.settle();
    sides.bob.channels.onChannel(this::listen);
    sides.settle();
    heard.sort(null);
    assertEquals(List.of("text one", "text two"), heard);
    assertEquals(0, anns.bufferedAmount());
  }

  @Test
  void newChannelIsNotEndedByAListThatWasMadeBeforeIt() throws JsonException {
    JsonValue list = new JacksonJson().parse("{\"opened\":[],\"agreed\":[]}");
    sides.replace();
    sides.bob.whenAnnounced =
        channel -> {
          listen(channel);
          sides.bob.channels.control("channels", list);
        };
    Channel anns = sides.ann.open("chat", ChannelOptions.reliable());
    anns.send("as ever");
    sides.settle();
    assertEquals(List.of("text as ever"), heard);
    assertEquals(ChannelState.OPEN, anns.state());
  }

  @Test
  void lateEventsOfAFormerConnectionAreNotHeard() {
    Channel anns = open(ChannelOptions.reliable(), false);
    SimulatedConnection.End former = sides.ann.end;
    sides.replace();
    sides.settle();
    former.closeAll(true);
    sides.settle();
    assertEquals(ChannelState.OPEN, anns.state());
    assertEquals(0, sides.ann.broken);
  }

  @Test
  void everyStateIsToldOfInTurn() {
    List<ChannelState> states = new ArrayList<>();
    Channel anns = sides.ann.open("chat", ChannelOptions.reliable());
    anns.onState(states::add);
    int[] opened = new int[1];
    anns.onOpen(() -> opened[0]++);
    sides.settle();
    sides.replace();
    sides.settle();
    anns.close();
    assertEquals(
        List.of(
            ChannelState.OPEN, ChannelState.RECONNECTING, ChannelState.OPEN, ChannelState.CLOSED),
        states);
    assertEquals(1, opened[0]);
  }

  @Test
  void agreedChannelIsOpenWhenBothSidesHaveOpenedItAndNothingSentBeforeIsLost() {
    Channel anns = sides.ann.open("chat", ChannelOptions.negotiated(3));
    anns.send("early");
    sides.settle();
    assertEquals(ChannelState.CONNECTING, anns.state());
    listen(sides.bob.open("chat", ChannelOptions.negotiated(3)));
    sides.settle();
    assertEquals(ChannelState.OPEN, anns.state());
    assertEquals(List.of("text early"), heard);
  }

  @Test
  void manyMessagesAreConfirmedByFewFramesAndTheLastWithinASecond() {
    Channel anns = open(ChannelOptions.reliable(), false);
    int before = sides.bob.end.frames;
    for (int i = 0; i < 1_000; i++) {
      anns.send("small");
    }
    sides.loop.advance(500);
    assertTrue(anns.bufferedAmount() > 0);
    sides.loop.advance(1_100);
    assertEquals(0, anns.bufferedAmount());
    assertEquals(1_000 / 64 + 1, sides.bob.end.frames - before);
    sides.loop.advance(60_000);
    assertEquals(1_000 / 64 + 1, sides.bob.end.frames - before);
  }

  @Test
  void confirmationOfWhatWasNeverSentEndsTheChannel() {
    Channel anns = open(ChannelOptions.reliable(), false);
    List<Throwable> errors = new ArrayList<>();
    anns.onError(errors::add);
    sides.bob.end.sendByAll(new byte[] {2, 9}); // 9 have arrived
    sides.settle();
    FramingException error = assertInstanceOf(FramingException.class, errors.get(0));
    assertEquals(FramingError.WRONG_NUMBER, error.error());
    assertEquals(ChannelState.CLOSED, anns.state());
    assertEquals(ChannelState.CLOSED, bobs().state());
  }

  /** Ann's end of one that is open on both sides; Bob's is listened to. */
  private Channel open(ChannelOptions options, boolean agreed) {
    heard.clear();
    sides.bob.whenAnnounced =
        channel -> {
          sides.bob.announced.add(channel);
          listen(channel);
        };
    Channel anns = sides.ann.open("chat", options);
    anns.onText(text -> heard.add("Ann text " + text));
    if (agreed) {
      agreedOfBob = sides.bob.open("chat", options);
      listen(agreedOfBob);
    }
    sides.settle();
    assertEquals(ChannelState.OPEN, anns.state());
    return anns;
  }

  private Channel agreedOfBob;

  private Channel bobs() {
    return agreedOfBob != null ? agreedOfBob : sides.bob.announced.get(0);
  }

  private void closedByBob(String label) {
    for (Channel channel : List.copyOf(sides.bob.announced)) {
      if (channel.label().equals(label)) {
        channel.close();
      }
    }
    heard.clear();
  }

  private void listen(Channel channel) {
    channel.onText(text -> heard.add("text " + text));
    channel.onClose(() -> heard.add("close"));
  }
}
