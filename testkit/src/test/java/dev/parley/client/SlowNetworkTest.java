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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However slow the network, a word does not wait long behind bulk, and bulk uses all there is. */
class SlowNetworkTest {

  private static final int LATENCY_MILLIS = 20;

  private final VirtualLoop loop = new VirtualLoop();
  private final JacksonJson json = new JacksonJson();
  private final FakeServer server = new FakeServer(json, loop);
  private final FakeNetwork network = new FakeNetwork(loop, 1);
  private Peer bobOfAnn;
  private Peer annOfBob;
  private long heardBytes;
  private int heard;
  private long longest;

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
          channel.onText(this::hear);
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
    bulk(channels, "256 KiB");
  }

  private void bulk(int channels, String parts) {
    for (int i = 0; i < channels; i++) {
      Channel channel = bobOfAnn.openChannel("bulk" + i);
      loop.run(() -> keepWriting(channel, parts));
    }
  }

  private void keepWriting(Channel channel, String parts) {
    Promise<Void> written =
        switch (parts) {
          case "1 KB" -> channel.write(new byte[1_000]);
          case "4 KiB" -> channel.write(new byte[4 * 1024]);
          case "16 KiB" -> channel.write(new byte[16 * 1024]);
          case "256 KiB" -> channel.write(new byte[256 * 1024]);
          case "3 MB" -> channel.write(new byte[3_000_000]);
          case "Cyrillic" -> channel.write("Ж".repeat(30_000));
          default -> channel.write("語".repeat(30_000));
        };
    written.then(room -> keepWriting(channel, parts));
  }

  /** The longest that a word waits of so many, some time between two. */
  private long longestWait(Channel chat, int words, int everyMillis) {
    longest = 0;
    heard = 0;
    for (int i = 0; i < words; i++) {
      loop.run(() -> chat.send("слово " + loop.nowMillis()));
      loop.advance(everyMillis);
    }
    loop.advance(500);
    assertEquals(words, heard, "a word took longer than half a second");
    return longest;
  }

  private void hear(String text) {
    if (text.startsWith("слово ")) {
      heard++;
      longest =
          Math.max(longest, loop.nowMillis() - LATENCY_MILLIS - Long.parseLong(text.substring(6)));
    } else {
      heardBytes += text.length();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1_000, 1 KB",
    "1_000, 4 KiB",
    "1_000, 16 KiB",
    "1_000, 256 KiB",
    "1_000, 3 MB",
    "1_000, Cyrillic",
    "3_000, 16 KiB",
    "3_000, 256 KiB",
    "3_000, Cyrillic",
    "3_000, Chinese",
    "10_000, 1 KB",
    "10_000, 256 KiB",
    "10_000, Chinese",
    "100_000, 256 KiB",
    "500_000, 256 KiB"
  })
  void wordWaitsATenthOfASecondAtMostBesideBulkOnEightChannels(
      String kilobitsPerSecond, String parts) {
    connect(Integer.parseInt(kilobitsPerSecond.replace("_", "")));
    Channel chat = bobOfAnn.openChannel("chat");
    loop.advance(100);
    bulk(8, parts);
    long first = longestWait(chat, 20, 100);
    long later = longestWait(chat, 30, 500);
    assertTrue(first <= 100, "one of the first words waited for " + first + " ms");
    assertTrue(later <= 100, "a word waited for " + later + " ms");
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
  void textOfSurrogatesArrivesBySlowNetworks() {
    connect(1_000);
    List<String> heard = new ArrayList<>();
    annOfBob.onChannel(channel -> channel.onText(heard::add));
    Channel other = bobOfAnn.openChannel("other");
    bulk(1);
    loop.advance(1_000);
    String text = "x" + "👋".repeat(4_000);
    loop.run(() -> other.send(text));
    loop.advance(2_000);
    assertEquals(ChannelState.OPEN, other.state());
    assertEquals(List.of(text), heard);
  }

  @Test
  void wordDoesNotWaitForWhatWasSentByChannelsThatAreClosed() {
    connect(1_000);
    Channel chat = bobOfAnn.openChannel("chat");
    List<Channel> others = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      others.add(bobOfAnn.openChannel("other" + i));
    }
    loop.advance(3_000);
    loop.run(
        () -> {
          for (Channel other : others) {
            other.send(new byte[30_000]);
            other.close();
          }
        });
    long longest = longestWait(chat, 20, 500);
    assertTrue(longest <= 100, "a word waited for " + longest + " ms");
    loop.advance(30_000);
    assertEquals(3_000_000, heardBytes);
  }

  @Test
  void fastNetworkIsUsedFromTheBeginning() {
    connect(100_000);
    bulk(1, "16 KiB");
    loop.advance(LATENCY_MILLIS + 100);
    double share = heardBytes * 8.0 / (100_000 * 100.0);
    assertTrue(share > 0.9, "bulk had a share of " + share);
  }

  @Test
  void silenceBetweenWordsIsNotTakenForASlowNetwork() {
    connect(100_000);
    Channel chat = bobOfAnn.openChannel("chat");
    loop.advance(3_000);
    longestWait(chat, 20, 500);
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
    assertTrue(longestWait(chat, 20, 500) <= 100);
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
