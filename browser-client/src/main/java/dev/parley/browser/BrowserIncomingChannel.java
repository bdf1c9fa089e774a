package dev.parley.browser;

import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.IncomingDataChannel;
import dev.parley.jso.RTCDataChannel;
import dev.parley.jso.RTCPeerConnection;
import java.util.OptionalInt;
import org.teavm.jso.core.JSNumber;

/** A data channel that the other side opened. */
final class BrowserIncomingChannel implements IncomingDataChannel {

  private final RTCDataChannel channel;
  private final RTCPeerConnection connection;

  BrowserIncomingChannel(RTCDataChannel channel, RTCPeerConnection connection) {
    this.channel = channel;
    this.connection = connection;
  }

  @Override
  public String label() {
    return channel.getLabel();
  }

  @Override
  public ChannelOptions options() {
    return new ChannelOptions(
        channel.isOrdered(),
        optional(channel.getMaxRetransmits()),
        optional(channel.getMaxPacketLifeTime()),
        OptionalInt.empty(),
        channel.getProtocol(),
        true,
        ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES);
  }

  @Override
  public DataChannel accept(DataChannelListener listener) {
    return new BrowserDataChannel(channel, connection, listener);
  }

  private static OptionalInt optional(JSNumber number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number.intValue());
  }
}
