package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.DataChannelSend;
import dev.parley.client.port.IncomingDataChannel;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.protocol.json.JsonValue;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer that opens channels and closes none, on one connection after the other. */
class HoardedChannelsTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final Connection connection = new Connection();
  private final PeerChannels channels = new PeerChannels(loop, new JacksonJson(), connection);
  private final List<Channel> announced = new ArrayList<>();
  private int opened;
  private int closed;

  @AfterEach
  void nothingIsUncaught() {
    assertEquals(List.of(), loop.uncaught());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void channelsOfAllConnectionsTogetherAreBounded(boolean heard) {
    if (heard) {
      channels.onChannel(announced::add);
    }
    for (int i = 0; i < 20; i++) {
      openByOther(200);
      replace();
    }
    openByOther(1);
    if (!heard) {
      channels.onChannel(announced::add);
    }
    assertEquals(PeerChannels.MAX_THEIRS, announced.size());
    assertEquals(20 * 200 + 1 - PeerChannels.MAX_THEIRS, closed);
  }

  @Test
  void thereIsRoomForAnotherWhenOneHasEnded() {
    channels.onChannel(announced::add);
    openByOther(PeerChannels.MAX_THEIRS);
    announced.get(5).close();
    openByOther(2);
    assertEquals(PeerChannels.MAX_THEIRS + 1, announced.size());
  }

  @Test
  void channelThatIsNotMadeAnewEndsSomeTimeAfterTheOthersClientIsBack() {
    channels.onChannel(announced::add);
    openByOther(200);
    replace();
    loop.advance(10 * PeerChannels.AWAITED_MILLIS);
    channels.controlOpened();
    makeAnew(7);
    loop.advance(PeerChannels.AWAITED_MILLIS - 1);
    assertTrue(announced.stream().noneMatch(one -> one.state() == ChannelState.CLOSED));
    loop.advance(1);
    for (int i = 0; i < 200; i++) {
      assertEquals(i != 6, announced.get(i).state() == ChannelState.CLOSED);
    }
  }

  @Test
  void timeOfAFormerConnectionIsNotThatOfTheNext() {
    channels.onChannel(announced::add);
    openByOther(1);
    replace();
    channels.controlOpened();
    loop.advance(PeerChannels.AWAITED_MILLIS - 1);
    replace();
    loop.advance(1);
    channels.controlOpened();
    loop.advance(PeerChannels.AWAITED_MILLIS - 1);
    connection.closed = true; // and is about to be replaced
    loop.advance(1);
    assertEquals(ChannelState.RECONNECTING, announced.get(0).state());
  }

  private void replace() {
    channels.detach();
    channels.reattach();
  }

  private void openByOther(int count) {
    for (int i = 0; i < count; i++) {
      makeAnew(++opened);
    }
  }

  private void makeAnew(int number) {
    Line line = new Line(number);
    channels.incoming(line);
    line.listener.opened();
    loop.runDue();
  }

  /** Each end of a connection that does nothing by itself. */
  private final class Connection implements PeerChannels.Connection {

    private boolean closed;

    @Override
    public DataChannel create(String label, ChannelOptions options, DataChannelListener listener) {
      return new Line(0);
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
      return closed;
    }
  }

  /** A channel of the other side's, and what is under it here. */
  private final class Line implements IncomingDataChannel, DataChannel {

    private final int number;
    private DataChannelListener listener;

    Line(int number) {
      this.number = number;
    }

    @Override
    public String label() {
      return "hoarded";
    }

    @Override
    public ChannelOptions options() {
      return ChannelOptions.reliable().unordered().withProtocol("parley.1/" + number + "/");
    }

    @Override
    public DataChannel accept(DataChannelListener newListener) {
      listener = newListener;
      return this;
    }

    @Override
    public DataChannelSend send(String text) {
      return DataChannelSend.SENT;
    }

    @Override
    public DataChannelSend send(byte[] bytes, int length) {
      return DataChannelSend.SENT;
    }

    @Override
    public long bufferedAmount() {
      return 0;
    }

    @Override
    public void setBufferedAmountLowThreshold(long bytes) {}

    @Override
    public long maxMessageBytes() {
      return 262_144;
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
