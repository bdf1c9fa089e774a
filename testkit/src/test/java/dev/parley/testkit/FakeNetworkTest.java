package dev.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.ChannelOptions;
import dev.parley.protocol.IceCandidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What two connections notice of the network between them. Times are milliseconds. */
class FakeNetworkTest {

  private final DirectPair pair = new DirectPair(1);

  @AfterEach
  void nothingWasThrown() {
    assertEquals(List.of(), pair.loop.uncaught());
  }

  /** Opens a channel and forgets how that went. */
  private DirectPair.Line opened(ChannelOptions options) {
    DirectPair.Line line = pair.open(0, options);
    pair.loop.advance(1_000 - pair.now());
    assertEquals(1, line.heard.size());
    line.heard.clear();
    line.other.heard.clear();
    pair.anns.states.clear();
    pair.bobs.states.clear();
    return line;
  }

  private static List<String> numbers(List<String> heard) {
    return heard.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
  }

  @Test
  void connectionTakesARoundTrip() {
    pair.network.everyPath(path -> path.latency(30, 30));
    DirectPair.Line line = pair.open(0, ChannelOptions.reliable());
    pair.loop.advance(100);
    assertEquals(List.of("0 CONNECTING", "60 CONNECTED"), pair.anns.states);
    assertEquals(List.of("60 opened"), line.heard);
  }

  @Test
  void messageTakesTheLatencyOfItsWay() {
    pair.network.path(pair.ann, pair.bob).latency(70, 70);
    DirectPair.Line line = opened(ChannelOptions.reliable());
    line.channel.send("hello");
    line.other.channel.send("hello back");
    pair.loop.advance(100);
    assertEquals(List.of("1000 low", "1070 hello"), line.other.heard);
    assertEquals(List.of("1000 low", "1000 hello back"), line.heard);
  }

  @Test
  void cutConnectionIsDisconnectedAfter5SecondsAndFailed15SecondsLater() {
    opened(ChannelOptions.reliable());
    pair.network.cut(pair.ann, pair.bob);
    pair.loop.advance(60_000);
    assertEquals(List.of("6000 DISCONNECTED", "21000 FAILED"), pair.anns.states);
    assertEquals(pair.anns.states, pair.bobs.states);
  }

  @Test
  void oneWayThatIsCutIsEnough() {
    opened(ChannelOptions.reliable());
    pair.network.path(pair.ann, pair.bob).cut();
    pair.loop.advance(6_000);
    assertEquals(List.of("6000 DISCONNECTED"), pair.anns.states);
    assertEquals(List.of("6000 DISCONNECTED"), pair.bobs.states);
  }

  @Test
  void shortCutIsNotNoticedAndLosesNothingReliable() {
    DirectPair.Line line = opened(ChannelOptions.reliable());
    pair.network.cut(pair.ann, pair.bob);
    line.channel.send("one");
    line.channel.send("two");
    pair.loop.advance(4_000);
    assertEquals(List.of(), line.other.heard);
    pair.network.heal(pair.ann, pair.bob);
    pair.loop.advance(10_000);
    assertEquals(List.of("5000 one", "5000 two"), line.other.heard);
    assertEquals(List.of(), pair.anns.states);
  }

  @Test
  void disconnectedConnectionComesBackByItself() {
    opened(ChannelOptions.reliable());
    pair.network.cut(pair.ann, pair.bob);
    pair.loop.advance(9_000);
    pair.network.heal(pair.ann, pair.bob);
    pair.loop.advance(60_000);
    assertEquals(List.of("6000 DISCONNECTED", "10000 CONNECTED"), pair.anns.states);
  }

  @Test
  void failedConnectionNeedsIceToBeginAnew() {
    DirectPair.Line line = opened(ChannelOptions.reliable());
    pair.network.cut(pair.ann, pair.bob);
    line.channel.send("late");
    pair.loop.advance(30_000);
    pair.network.heal(pair.ann, pair.bob);
    pair.loop.advance(30_000);
    assertEquals(2, pair.anns.states.size(), pair.anns.states::toString);
    assertEquals(List.of(), line.other.heard);

    pair.loop.run(pair.anns.connection::restartIce);
    pair.loop.advance(1_000);
    assertEquals(List.of("61000 CONNECTING", "61000 CONNECTED"), pair.anns.states.subList(2, 4));
    assertEquals(List.of("61000 late"), line.other.heard);
  }

  @Test
  void hostWithAnotherAddressNeedsIceToBeginAnew() {
    DirectPair.Line line = opened(ChannelOptions.reliable());
    pair.ann.move();
    pair.loop.advance(2_000);
    line.channel.send("from elsewhere");
    pair.loop.advance(4_000);
    assertEquals(List.of("6000 DISCONNECTED"), pair.bobs.states);
    pair.loop.run(pair.anns.connection::restartIce);
    pair.loop.advance(100);
    assertEquals(List.of("7000 from elsewhere"), line.other.heard);
    assertEquals("7000 CONNECTED", pair.anns.states.get(2));
  }

  @Test
  void restartOfAConnectionThatWorksIsNotNoticed() {
    DirectPair.Line line = opened(ChannelOptions.reliable());
    String before = pair.anns.connection.usernameFragment();
    pair.loop.run(pair.anns.connection::restartIce);
    pair.loop.advance(1_000);
    assertTrue(!pair.anns.connection.usernameFragment().equals(before));
    assertEquals(List.of(), pair.anns.states);
    line.channel.send("hello");
    pair.loop.runDue();
    assertEquals(List.of("2000 hello"), line.other.heard);
  }

  @Test
  void connectionNeedsACandidateOfEitherSide() {
    pair.losesCandidates = true;
    pair.open(0, ChannelOptions.reliable());
    pair.loop.advance(10_000);
    assertEquals(List.of("0 CONNECTING"), pair.bobs.states);

    IceCandidate anns =
        new IceCandidate(
            "candidate:0",
            Optional.of("0"),
            OptionalInt.of(0),
            Optional.of(pair.anns.connection.usernameFragment()));
    pair.loop.run(
        () -> pair.bobs.connection.addIceCandidate(Optional.of(anns)).onError(pair.loop::uncaught));
    pair.loop.runDue();
    assertEquals(List.of("0 CONNECTING", "10000 CONNECTED"), pair.bobs.states);
    assertEquals(pair.bobs.states, pair.anns.states);
  }

  @Test
  void descriptionThatIsReadLaterHasTheCandidates() {
    pair.losesCandidates = true;
    pair.open(0, ChannelOptions.reliable());
    pair.loop.advance(1_000);
    pair.loop.run(
        () ->
            pair.anns
                .connection
                .setLocalDescription()
                .flatMap(
                    offer ->
                        pair.bobs.connection.setRemoteDescription(
                            pair.anns.connection.localDescription().orElseThrow()))
                .flatMap(done -> pair.bobs.connection.setLocalDescription())
                .flatMap(pair.anns.connection::setRemoteDescription)
                .onError(pair.loop::uncaught));
    pair.loop.runDue();
    assertEquals(List.of("0 CONNECTING", "1000 CONNECTED"), pair.anns.states);
  }

  @Test
  void connectionThatNeverHadContactFails() {
    pair.network.cut(pair.ann, pair.bob);
    pair.open(0, ChannelOptions.reliable());
    pair.loop.advance(60_000);
    assertEquals(List.of("0 CONNECTING", "20000 FAILED"), pair.anns.states);
  }

  @Test
  void closedConnectionEndsTheOthersChannelsIfItHearsOfIt() {
    pair.network.everyPath(path -> path.latency(10, 10));
    DirectPair.Line line = opened(ChannelOptions.reliable());
    pair.loop.run(pair.anns.connection::close);
    pair.loop.advance(7_000);
    assertEquals(List.of("1010 closed"), line.other.heard);
    assertEquals(List.of("6000 DISCONNECTED"), pair.bobs.states);
  }

  @Test
  void closedConnectionOfWhichNothingIsHeardLeavesTheChannelsOpen() {
    DirectPair.Line line = opened(ChannelOptions.reliable());
    pair.network.cut(pair.ann, pair.bob);
    pair.loop.run(pair.anns.connection::close);
    pair.loop.advance(60_000);
    assertEquals(List.of(), line.other.heard);
  }

  @Test
  void lossCostsAReliableChannelTimeAlone() {
    pair.network.everyPath(path -> path.latency(10, 20).loss(0.3));
    DirectPair.Line line = opened(ChannelOptions.reliable());
    List<String> sent = count(line, 200);
    assertEquals(sent, numbers(line.other.heard));
  }

  @Test
  void lossCostsAnUnreliableChannelMessages() {
    pair.network.everyPath(path -> path.latency(10, 20).loss(0.3));
    DirectPair.Line line = opened(ChannelOptions.reliable().withMaxRetransmits(0));
    count(line, 1_000);
    int arrived = line.other.heard.size();
    assertTrue(arrived > 600 && arrived < 800, "of 1,000 arrived " + arrived);
  }

  @Test
  void retransmissionsLoseLess() {
    pair.network.everyPath(path -> path.latency(10, 20).loss(0.3));
    DirectPair.Line line = opened(ChannelOptions.reliable().withMaxRetransmits(2));
    count(line, 1_000);
    int arrived = line.other.heard.size();
    assertTrue(arrived > 940 && arrived < 1_000, "of 1,000 arrived " + arrived);
  }

  @Test
  void unorderedChannelReordersAndAnOrderedOneDoesNot() {
    pair.network.everyPath(path -> path.latency(10, 200));
    DirectPair.Line ordered = opened(ChannelOptions.reliable());
    DirectPair.Line unordered = pair.open(1, ChannelOptions.reliable().unordered());
    pair.loop.runDue();
    unordered.other.heard.clear();
    List<String> sent = count(ordered, 50);
    assertEquals(sent, numbers(ordered.other.heard));
    count(unordered, 50);
    List<String> got = numbers(unordered.other.heard);
    assertTrue(!got.equals(sent), got::toString);
    assertEquals(sent.stream().sorted().toList(), got.stream().sorted().toList());
  }

  /** Sends so many numbers at once, and lets them all arrive. */
  private List<String> count(DirectPair.Line line, int count) {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sent.add("" + i);
      line.channel.send("" + i);
    }
    pair.loop.advance(60_000);
    return sent;
  }

  @Test
  void unreliableMessageDoesNotOutwaitACut() {
    DirectPair.Line line = opened(ChannelOptions.reliable().withMaxPacketLifeTime(500));
    pair.network.cut(pair.ann, pair.bob);
    line.channel.send("too old");
    pair.loop.advance(1_000);
    line.channel.send("young enough");
    pair.network.heal(pair.ann, pair.bob);
    pair.loop.advance(1_000);
    assertEquals(List.of("2000 young enough"), line.other.heard);
  }

  @Test
  void bufferDrainsAtThePathsRate() {
    pair.network.everyPath(path -> path.bytesPerSecond(10_000));
    DirectPair.Line line = opened(ChannelOptions.reliable());
    line.channel.setBufferedAmountLowThreshold(1_000);
    for (int i = 0; i < 3; i++) {
      line.channel.send(new byte[1_000]);
    }
    assertEquals(3_000, line.channel.bufferedAmount());
    pair.loop.advance(100);
    assertEquals(2_000, line.channel.bufferedAmount());
    pair.loop.advance(1_000);
    assertEquals(0, line.channel.bufferedAmount());
    assertEquals(List.of("1200 low"), line.heard);
    assertEquals(
        List.of("1100 1000 bytes", "1200 1000 bytes", "1300 1000 bytes"), line.other.heard);
  }

  @Test
  void channelsTakeTurns() {
    pair.network.everyPath(path -> path.bytesPerSecond(10_000));
    DirectPair.Line bulk = opened(ChannelOptions.reliable());
    DirectPair.Line chat = pair.open(1, ChannelOptions.reliable());
    pair.loop.runDue();
    for (int i = 0; i < 10; i++) {
      bulk.channel.send(new byte[1_000]);
    }
    chat.channel.send("hello");
    pair.loop.advance(200);
    assertEquals(List.of("1000 opened", "1200 hello"), chat.other.heard);
  }

  @Test
  void closedChannelFirstSendsWhatItHas() {
    pair.network.everyPath(path -> path.bytesPerSecond(10_000));
    DirectPair.Line line = opened(ChannelOptions.reliable());
    line.channel.send(new byte[1_000]);
    line.channel.close();
    pair.loop.advance(1_000);
    assertEquals(List.of("1100 1000 bytes", "1100 closed"), line.other.heard);
    assertEquals(List.of("1100 closed"), line.heard);
  }

  @Test
  void sameSeedMakesTheSameRun() {
    assertEquals(run(7), run(7));
    assertTrue(!run(7).equals(run(8)));
  }

  private static List<String> run(long seed) {
    DirectPair pair = new DirectPair(seed);
    pair.network.everyPath(path -> path.latency(10, 100).loss(0.2));
    DirectPair.Line line = pair.open(0, ChannelOptions.reliable().withMaxRetransmits(0));
    pair.loop.advance(1_000);
    for (int i = 0; i < 50; i++) {
      line.channel.send("" + i);
    }
    pair.loop.advance(1_000);
    return line.other.heard;
  }
}
