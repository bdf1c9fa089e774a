package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.loop.Promise;
import dev.parley.client.port.ChannelOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who waits for room fills no memory, and bulk does not hold up what is small. */
class ChannelBackPressureTest {

  /** Ten megabytes a second. */
  private static final int BYTES_PER_MILLI = 10_000;

  private static final int PART = 64 * 1024;

  private final ChannelSides sides = new ChannelSides(7, BYTES_PER_MILLI);
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void nothingIsUncaught() {
    assertEquals(List.of(), sides.loop.uncaught());
  }

  @ParameterizedTest
  @ValueSource(strings = {"framed", "unreliable", "raw"})
  void producerThatWaitsHasLittleBufferedAndLosesNothing(String kind) {
    ChannelOptions options = ChannelOptions.reliable();
    Channel files =
        open(
            "files",
            kind.equals("raw")
                ? options.raw()
                : kind.equals("unreliable") ? options.withMaxPacketLifeTime(60_000) : options);
    long[] most = new long[1];
    Producer producer = new Producer(files, 400, most);
    sides.loop.run(producer::next);
    sides.loop.advance(8_000);
    assertEquals(400, producer.accepted);
    assertTrue(
        most[0] <= Channel.HIGH_WATER_MARK_BYTES + PART, () -> most[0] + " bytes were buffered");
    if (!kind.equals("unreliable")) { // of which the simulation loses some
      assertEquals(400, heard.size());
    }
    assertEquals(0, files.bufferedAmount());
  }

  /** Sends a part whenever there is room. */
  private static final class Producer {
    private final Channel channel;
    private final int count;
    private final long[] most;
    private int accepted;

    Producer(Channel channel, int count, long[] most) {
      this.channel = channel;
      this.count = count;
      this.most = most;
    }

    void next() {
      if (accepted < count) {
        accepted++;
        Promise<Void> room = channel.write(new byte[PART]);
        most[0] = Math.max(most[0], channel.bufferedAmount());
        room.then(done -> next());
      }
    }
  }

  @Test
  void platformIsHandedLittleHoweverManyChannelsSend() {
    List<Channel> bulk = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      bulk.add(open("bulk" + i, ChannelOptions.reliable()));
    }
    sides.loop.run(() -> bulk.forEach(channel -> channel.send(new byte[5_000_000])));
    long most = 0;
    for (int i = 0; i < 2_000; i++) {
      most = Math.max(most, sides.ann.end.buffered());
      sides.loop.advance(1);
    }
    long allowed = SendingPace.MAX_SHARED_BYTES + PART;
    assertTrue(most > 60_000 && most <= allowed, most + " bytes were in flight");
    sides.settle();
    assertEquals(8, heard.size());
  }

  @Test
  void channelsThatSendInBulkHaveEqualShares() {
    Channel first = open("first", ChannelOptions.reliable());
    Channel second = open("second", ChannelOptions.reliable());
    sides.loop.run(
        () -> {
          first.send(new byte[20_000_000]);
          for (int i = 0; i < 100; i++) {
            second.send(new byte[PART]);
          }
        });
    sides.loop.advance(1_500);
    // 6.5 MB are through of the second while the first has 20 MB to send.
    assertEquals(100, heard.size());
    assertTrue(first.bufferedAmount() > 0);
  }

  @Test
  void smallMessageGoesAtOnceBesideBulkOnEightChannels() {
    Channel chat = open("chat", ChannelOptions.reliable());
    for (int i = 0; i < 8; i++) {
      Channel bulk = open("bulk" + i, ChannelOptions.reliable());
      sides.loop.run(() -> bulk.send(new byte[5_000_000]));
    }
    for (int i = 0; i < 10; i++) {
      sides.loop.advance(50);
      heard.clear();
      sides.loop.run(() -> chat.send("quick"));
      sides.loop.advance(45); // what the simulated network itself takes is up to 40
      assertTrue(heard.contains("chat quick"), heard::toString);
    }
  }

  @Test
  void noMoreLongMessagesBeginThanTheOtherSideKeeps() {
    int half = SendingTurns.MAX_BEGUN_BYTES / 2;
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      channels.add(open("c" + i, ChannelOptions.reliable()));
    }
    sides.loop.run(() -> channels.forEach(channel -> channel.send(new byte[half])));
    sides.loop.advance(1_000);
    assertEquals(2, channels.stream().filter(channel -> channel.line().begunBytes() > 0).count());
    for (int i = 0; i < 20; i++) {
      sides.settle();
    }
    assertEquals(4, heard.size());
  }

  @Test
  void sourceIsAskedForMoreAsThereIsRoom() {
    Channel files = open("files", ChannelOptions.reliable());
    int[] asked = new int[1];
    sides.loop.run(
        () ->
            files
                .writeAll(
                    () ->
                        Promise.resolved(
                            sides.loop,
                            asked[0]++ < 200
                                ? Optional.of(new byte[PART])
                                : Optional.<byte[]>empty()))
                .then(done -> files.close()));
    assertTrue(asked[0] < 70, () -> "asked at once for " + asked[0]);
    sides.settle();
    assertEquals(200, heard.size());
    assertEquals(ChannelState.CLOSED, files.state());
  }

  @Test
  void sourcesErrorIsWritesError() {
    Channel files = open("files", ChannelOptions.reliable());
    List<Throwable> errors = new ArrayList<>();
    Exception broken = new Exception("the disk is gone");
    sides.loop.run(
        () -> files.writeAll(() -> Promise.rejected(sides.loop, broken)).onError(errors::add));
    assertEquals(List.of(broken), errors);
    assertEquals(ChannelState.OPEN, files.state());
  }

  @Test
  void waitingForRoomEndsWithTheChannel() {
    Channel files = open("files", ChannelOptions.reliable());
    List<Throwable> errors = new ArrayList<>();
    sides.loop.run(
        () -> {
          files.write(new byte[Channel.HIGH_WATER_MARK_BYTES]).onError(errors::add);
          files.close();
          files.write("too late").onError(errors::add);
          files.ready().onError(errors::add);
        });
    assertEquals(3, errors.size());
    for (Throwable error : errors) {
      assertEquals(SendResult.CLOSED, assertInstanceOf(SendException.class, error).result());
    }
  }

  @Test
  void whatWasAcceptedStillGoesWhenTheChannelIsClosed() {
    Channel files = open("files", ChannelOptions.reliable());
    List<String> ends = new ArrayList<>();
    sides.bob.announced.get(0).onClose(() -> ends.add("closed after " + heard.size()));
    sides.loop.run(
        () -> {
          for (int i = 0; i < 30; i++) {
            assertEquals(SendResult.ACCEPTED, files.send(new byte[PART]));
          }
          files.close();
          assertEquals(ChannelState.CLOSED, files.state());
        });
    sides.settle();
    assertEquals(List.of("closed after 30"), ends);
  }

  @Test
  void oneMessageMayGoBeyondTheBufferAndTheNextIsRefusedUntilThereIsRoom() {
    Channel files = open("files", ChannelOptions.reliable());
    sides.loop.run(
        () -> {
          assertEquals(SendResult.ACCEPTED, files.send(new byte[Channel.MAX_BUFFERED_BYTES + 1]));
          assertEquals(SendResult.FULL, files.send("x"));
          assertTrue(files.desiredSize() < 0);
        });
    sides.settle();
    assertEquals(SendResult.ACCEPTED, files.send("x"));
  }

  private Channel open(String label, ChannelOptions options) {
    sides.bob.whenAnnounced =
        channel -> {
          sides.bob.announced.add(channel);
          channel.onText(text -> heard.add(channel.label() + " " + text));
          channel.onBytes(bytes -> heard.add(channel.label() + " " + bytes.length));
        };
    Channel channel = sides.ann.open(label, options);
    sides.settle();
    assertEquals(ChannelState.OPEN, channel.state());
    return channel;
  }
}
