package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.loop.Promise;
import dev.parley.client.port.ChannelOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
    sides.loop.advance(2_000);
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
    int mib = 1024 * 1024;
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < 26; i++) {
      channels.add(open("c" + i, ChannelOptions.reliable()));
    }
    sides.loop.run(
        () -> {
          for (int i = 0; i < 26; i++) {
            channels.get(i).send(new byte[i < 2 ? 64 * mib : i < 6 ? 8 * mib : mib]);
          }
        });
    sides.loop.advance(200);
    List<Integer> begun =
        channels.stream().map(channel -> channel.line().begunBytes()).filter(b -> b > 0).toList();
    assertEquals(1, begun.stream().filter(bytes -> bytes == 64 * mib).count());
    assertEquals(2, begun.stream().filter(bytes -> bytes == 8 * mib).count());
    assertEquals(16, begun.stream().filter(bytes -> bytes == mib).count());
    for (int i = 0; i < 20; i++) {
      sides.settle();
    }
    assertEquals(26, heard.size());
  }

  @Test
  void messageDoesNotWaitForMuchLongerOnes() {
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      channels.add(open("c" + i, ChannelOptions.reliable()));
    }
    Channel chat = open("chat", ChannelOptions.reliable());
    Channel file = open("file", ChannelOptions.reliable());
    sides.loop.run(
        () -> {
          for (int i = 0; i < 12; i++) {
            channels.get(i).send(new byte[i < 2 ? 64 * 1024 * 1024 : 8 * 1024 * 1024]);
          }
          chat.send("x".repeat(60_000));
          file.send(new byte[1024 * 1024]);
        });
    sides.loop.advance(1_000);
    assertEquals(2, heard.size(), heard::toString);
  }

  @Test
  void messageThatWaitedForAnotherBeginsWhenThatOnesChannelEnds() {
    Channel first = open("first", ChannelOptions.reliable());
    Channel second = open("second", ChannelOptions.reliable());
    sides.loop.run(
        () -> {
          first.send(new byte[ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES]);
          second.send(new byte[ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES]);
        });
    sides.loop.advance(100);
    assertEquals(0, second.line().begunBytes());
    sides.loop.run(() -> sides.bob.announced.get(0).close());
    sides.loop.advance(100);
    assertEquals(ChannelState.CLOSED, first.state());
    assertTrue(second.line().begunBytes() > 0);
  }

  @Test
  void channelThatTheOtherSideClosedAndHasMuchToSendByHoldsUpNoOther() {
    Channel first = open("first", ChannelOptions.reliable());
    Channel second = open("second", ChannelOptions.reliable());
    Channel closing = sides.bob.announced.get(0);
    sides.loop.run(
        () -> {
          closing.send(new byte[60_000_000]);
          closing.close();
          first.send(new byte[10_000_000]);
          second.send(new byte[5_000_000]);
        });
    sides.loop.advance(3_000);
    assertEquals(ChannelState.OPEN, first.state());
    assertEquals(List.of("second 5000000"), heard);
  }

  @Test
  void bulkBothWaysGoesAtThePathsRate() {
    Channel files = open("files", ChannelOptions.reliable());
    long[] back = new long[1];
    files.onBytes(bytes -> back[0] += bytes.length);
    sides.loop.run(
        () -> {
          for (int i = 0; i < 100; i++) {
            files.send(new byte[PART]);
            sides.bob.announced.get(0).send(new byte[PART]);
          }
        });
    sides.loop.advance(1_000); // in which each way has room for ten megabytes
    assertEquals(100, heard.size());
    assertEquals(100L * PART, back[0]);
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
  void whatIsDrainedHasArrivedThoughTheConnectionWasReplaced() {
    Channel files = open("files", ChannelOptions.reliable());
    List<String> drained = new ArrayList<>();
    sides.loop.run(
        () -> {
          for (int i = 0; i < 60; i++) {
            files.send(new byte[PART]);
          }
          files.send(""); // which takes no room, and is to arrive as well
          files
              .drained()
              .then(all -> drained.add("after " + heard.size()))
              .then(all -> files.close());
        });
    sides.loop.advance(100);
    sides.replace();
    assertEquals(List.of(), drained);
    sides.settle();
    assertEquals(List.of("after 61"), drained);
    assertEquals(61, heard.size());
  }

  @Test
  void drainedChannelThatKeepsNothingHasGivenAllToTheNetwork() {
    for (ChannelOptions options :
        List.of(ChannelOptions.reliable().withMaxRetransmits(0), ChannelOptions.reliable().raw())) {
      Channel files = open("files", options);
      List<Long> drained = new ArrayList<>();
      sides.loop.run(
          () -> {
            for (int i = 0; i < 10; i++) {
              files.send(new byte[PART]);
            }
            files.send("small");
            files.drained().then(all -> drained.add(sides.ann.end.buffered()));
          });
      assertEquals(List.of(), drained);
      sides.settle();
      assertEquals(List.of(0L), drained);
      sides.loop.run(
          () -> {
            files.send("small");
            files.drained().then(all -> drained.add(sides.ann.end.buffered()));
          });
      sides.settle();
      assertEquals(List.of(0L, 0L), drained);
    }
  }

  @Test
  void sourceThatThrowsOrGivesNoPromiseFailsTheWrite() {
    Channel files = open("files", ChannelOptions.reliable());
    List<Throwable> errors = new ArrayList<>();
    RuntimeException broken = new IllegalStateException("the disk is gone");
    sides.loop.run(
        () -> {
          files
              .writeAll(
                  once(
                      () -> {
                        throw broken;
                      }))
              .onError(errors::add);
          files.writeAll(once(() -> null)).onError(errors::add);
        });
    sides.settle();
    assertEquals(2, errors.size());
    assertTrue(errors.contains(broken));
    assertEquals(2, heard.size());
  }

  /** A source that gives one message, and then what {@code next} does. */
  private Supplier<Promise<Optional<byte[]>>> once(Supplier<Promise<Optional<byte[]>>> next) {
    int[] asked = new int[1];
    return () ->
        asked[0]++ == 0 ? Promise.resolved(sides.loop, Optional.of(new byte[PART])) : next.get();
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
          files.drained().onError(errors::add);
        });
    assertEquals(4, errors.size());
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
