package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.loop.Promise;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.testkit.FakeHost;
import dev.parley.testkit.FakeNetwork;
import dev.parley.testkit.FakeServer;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However slow the network, a word does not wait long behind bulk, and bulk uses all there is. */
class SlowNetworkTest {

  private static final int LATENCY_MILLIS = 20;
  private static final int PART = 256 * 1024;

  private final VirtualLoop loop = new VirtualLoop();
  private final JacksonJson json = new JacksonJson();
  private final FakeServer server = new FakeServer(json, loop);
  private final FakeNetwork network = new FakeNetwork(loop, 1);
  private Peer bobOfAnn;
  private Peer annOfBob;
  private long heardBytes;
  private long heardAt;

  private void connect(int kilobitsPerSecond) {
    network.everyPath(path -> path.latency(LATENCY_MILLIS, LATENCY_MILLIS));
    Room ann = join(network.host("Ann"));
    Room bob = join(network.host("Bob"));
    loop.advance(1_000);
    bobOfAnn = ann.peers().get(0);
    annOfBob = bob.peers().get(0);
    annOfBob.onChannel(
        channel -> {
          channel.onBytes(bytes -> heardBytes += bytes.length);
          channel.onText(text -> heardAt = loop.nowMillis());
        });
    becomes(kilobitsPerSecond);
  }

  private void becomes(int kilobitsPerSecond) {
    network.everyPath(path -> path.bytesPerSecond(kilobitsPerSecond * 1_000L / 8));
  }

  private Room join(FakeHost host) {
    List<Room> joined = new ArrayList<>();
    loop.run(
        () ->
            new ParleyClient(host.platform(json, server))
                .join(JoinOptions.of("/signal", new RoomName("blue")))
                .then(joined::add));
    loop.advance(100);
    return joined.get(0);
  }

  private void bulk(int channels) {
    for (int i = 0; i < channels; i++) {
      Channel channel = bobOfAnn.openChannel("bulk" + i);
      loop.run(() -> channel.writeAll(() -> Promise.resolved(loop, Optional.of(new byte[PART]))));
    }
  }

  /** The longest that a word waits of so many, half a second between two. */
  private long longestWait(Channel chat, int words) {
    long longest = 0;
    for (int i = 0; i < words; i++) {
      heardAt = -1;
      long said = loop.nowMillis();
      loop.run(() -> chat.send("a word"));
      loop.advance(500);
      assertTrue(heardAt >= 0, "a word took longer than half a second");
      longest = Math.max(longest, heardAt - said - LATENCY_MILLIS);
    }
    return longest;
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 3_000, 10_000, 100_000, 500_000})
  void wordWaitsATenthOfASecondAtMostBesideBulkOnEightChannels(int kilobitsPerSecond) {
    connect(kilobitsPerSecond);
    Channel chat = bobOfAnn.openChannel("chat");
    bulk(8);
    loop.advance(3_000);
    long longest = longestWait(chat, 60);
    assertTrue(longest <= 100, "a word waited for " + longest + " ms");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 3_000, 10_000, 100_000, 500_000})
  void bulkUsesWhatTheNetworkHas(int kilobitsPerSecond) {
    connect(kilobitsPerSecond);
    bulk(1);
    loop.advance(20_000);
    double share = heardBytes * 8.0 / (kilobitsPerSecond * 20_000.0);
    assertTrue(share > 0.9, "bulk had a share of " + share);
  }

  @Test
  void silenceBetweenWordsIsNotTakenForASlowNetwork() {
    connect(100_000);
    Channel chat = bobOfAnn.openChannel("chat");
    loop.advance(3_000);
    longestWait(chat, 20);
    bulk(1);
    loop.advance(100);
    heardBytes = 0;
    loop.advance(1_000);
    double share = heardBytes * 8.0 / (100_000 * 1_000.0);
    assertTrue(share > 0.9, "bulk had a share of " + share);
  }

  @Test
  void networkThatBecomesSlowIsNoticed() {
    connect(100_000);
    Channel chat = bobOfAnn.openChannel("chat");
    bulk(2);
    loop.advance(3_000);
    becomes(1_000);
    loop.advance(3_000);
    assertTrue(longestWait(chat, 20) <= 100);
  }

  @Test
  void networkThatBecomesFastIsUsed() {
    connect(1_000);
    bulk(1);
    loop.advance(5_000);
    becomes(100_000);
    loop.advance(1_000);
    heardBytes = 0;
    loop.advance(5_000);
    double share = heardBytes * 8.0 / (100_000 * 5_000.0);
    assertTrue(share > 0.9, "bulk had a share of " + share);
    assertEquals(List.of(), loop.uncaught());
  }
}
