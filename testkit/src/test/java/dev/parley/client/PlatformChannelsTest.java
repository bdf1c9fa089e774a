package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.DataChannelSend;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.protocol.json.JsonValue;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels on a platform that takes all that it has at once, or refuses to make one. */
class PlatformChannelsTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final List<PlatformChannel> made = new ArrayList<>();
  private final PeerChannels channels = new PeerChannels(loop, new JacksonJson(), new Platform());
  private boolean refuses;

  @ParameterizedTest
  @ValueSource(ints = {3_000, 5_000, 12_000, 20_000, 50_000, 100_000, 190_000})
  void longerMessageGoesWholeThoughTheNetworkTakesAllThatThereIsAtOnce(int length) {
    Channel channel = channels.open("files", ChannelOptions.reliable());
    PlatformChannel platform = made.get(0);
    loop.run(platform.listener::opened);
    loop.run(platform::drain);
    for (int i = 0; i < 8; i++) {
      loop.run(() -> channel.send(new byte[length]));
      while (platform.buffered > 0) {
        loop.advance(5);
        loop.run(platform::drain);
      }
      assertFalse(channel.line().canSend(), "message " + i);
      loop.advance(1_000);
    }
  }

  @Test
  void pageThatHandlesNothingHoldsBackBulkAndNoWord() {
    Channel bulk = channels.open("bulk", ChannelOptions.reliable());
    Channel chat = channels.open("chat", ChannelOptions.reliable());
    Channel raw = channels.open("raw", ChannelOptions.reliable().raw());
    made.forEach(platform -> loop.run(platform.listener::opened));
    sendUntilTheWindowIsFull(bulk);
    int sent = made.get(0).sent;
    int window = SendingWindow.SHORT_WAY_LENGTH;
    assertTrue(sent >= window && sent < window + 150_000, sent + " bytes");
    loop.run(() -> chat.send("quick"));
    assertFalse(chat.line().canSend());
    loop.run(() -> raw.send(new byte[100_000]));
    assertFalse(raw.line().canSend());
    made.forEach(platform -> loop.run(platform::drain));
    assertTrue(made.get(0).sent > sent);
  }

  @Test
  void whatWasAcceptedGoesThoughTheChannelIsClosedWhileTheOtherSideHandlesNothing() {
    PlatformChannel platform = closedWhileTheWindowIsFull();
    assertFalse(platform.closed);
    for (int i = 0; i < 100; i++) {
      loop.advance(5);
      loop.run(platform::drain);
    }
    assertTrue(platform.sent >= 4_000_000, platform.sent + " bytes");
    assertTrue(platform.closed);
  }

  @Test
  void whoHasClosedAChannelStillEchoesWhatComesByIt() {
    PlatformChannel platform = closedWhileTheWindowIsFull();
    int before = platform.sent;
    loop.run(() -> platform.listener.bytes(new byte[] {8, 7, 0, 42}));
    assertEquals(2, platform.sent - before);
  }

  @Test
  void whoHasClosedAChannelSaysSoToOneThatBreaksTheProtocol() {
    PlatformChannel platform = closedWhileTheWindowIsFull();
    loop.run(() -> platform.listener.bytes(new byte[] {127}));
    assertEquals(4, platform.lastKind); // CLOSE
    assertTrue(platform.closed);
    assertEquals(List.of(), loop.uncaught());
  }

  private PlatformChannel closedWhileTheWindowIsFull() {
    Channel bulk = channels.open("bulk", ChannelOptions.reliable());
    loop.run(made.get(0).listener::opened);
    sendUntilTheWindowIsFull(bulk);
    loop.run(bulk::close);
    return made.get(0);
  }

  /** Four million bytes, of which the network takes all that it is given. */
  private void sendUntilTheWindowIsFull(Channel bulk) {
    loop.run(
        () -> {
          for (int i = 0; i < 64; i++) {
            assertEquals(SendResult.ACCEPTED, bulk.send(new byte[62_500]));
          }
        });
    for (int i = 0; i < 100; i++) {
      loop.advance(5);
      loop.run(made.get(0)::take);
    }
    assertTrue(bulk.line().canSend());
  }

  @Test
  void channelThatThePlatformMakesTooLateEndsAloneAndSaysWhy() {
    Channel former = channels.open("former", ChannelOptions.negotiated(5));
    loop.run(made.get(0).listener::opened);
    former.close();
    Channel next = channels.open("next", ChannelOptions.negotiated(5));
    Channel other = channels.open("other", ChannelOptions.negotiated(6));
    List<String> errors = new ArrayList<>();
    next.onError(error -> errors.add(error.getMessage()));
    refuses = true;
    loop.run(made.get(0).listener::closed);
    assertEquals(List.of("no more channels"), errors);
    assertEquals(ChannelState.CLOSED, next.state());
    assertEquals(ChannelState.CONNECTING, other.state());
    channels.end();
    assertEquals(ChannelState.CLOSED, other.state());
    assertEquals(List.of(), loop.uncaught());
  }

  private final class Platform implements PeerChannels.Connection {

    @Override
    public DataChannel create(String label, ChannelOptions options, DataChannelListener listener) {
      if (refuses) {
        throw new IllegalStateException("no more channels");
      }
      PlatformChannel channel = new PlatformChannel(listener);
      made.add(channel);
      return channel;
    }

    @Override
    public void tell(JsonValue message) {}

    @Override
    public void broken() {}

    @Override
    public boolean isMet() {
      return true;
    }

    @Override
    public boolean isClosed() {
      return false;
    }
  }

  private static final class PlatformChannel implements DataChannel {

    private final DataChannelListener listener;
    private long buffered;
    private long threshold;
    private int sent;
    private int lastKind;
    private boolean closed;
    private final List<byte[]> echoes = new ArrayList<>();

    PlatformChannel(DataChannelListener listener) {
      this.listener = listener;
    }

    /** The network takes all that there is, and the other side handles it. */
    void drain() {
      while (!echoes.isEmpty()) {
        listener.bytes(echoes.remove(0));
      }
      take();
    }

    /**
     * Tells of it only where the amount falls to the threshold from above, as WebRTC §6.2 has it.
     */
    void take() {
      boolean falls = buffered > threshold;
      buffered = 0;
      if (falls) {
        listener.bufferedAmountLow();
      }
    }

    /** Its units but for the last have the bit 0x40. */
    private static int markLength(byte[] frame) {
      int length = 1;
      while ((frame[length] & 0x40) != 0) {
        length++;
      }
      return length;
    }

    @Override
    public DataChannelSend send(String text) {
      buffered += text.length();
      return DataChannelSend.SENT;
    }

    @Override
    public DataChannelSend send(byte[] bytes, int length) {
      buffered += length;
      sent += length;
      lastKind = bytes[0];
      if (bytes[0] >= 8) { // the other side handles it at once: the mark comes back by an ECHO
        byte[] echo = Arrays.copyOf(bytes, 1 + markLength(bytes));
        echo[0] = 5;
        echoes.add(echo);
      }
      return DataChannelSend.SENT;
    }

    @Override
    public long bufferedAmount() {
      return buffered;
    }

    @Override
    public void setBufferedAmountLowThreshold(long bytes) {
      threshold = bytes;
    }

    @Override
    public long maxMessageBytes() {
      return 262_144;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
