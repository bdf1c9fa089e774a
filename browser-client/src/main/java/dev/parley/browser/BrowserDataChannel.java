package dev.parley.browser;

import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.DataChannelSend;
import dev.parley.jso.RTCDataChannel;
import dev.parley.jso.RTCPeerConnection;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.Int8Array;

/** One data channel of the browser's. */
final class BrowserDataChannel implements DataChannel {

  private final RTCDataChannel channel;
  private final RTCPeerConnection connection;

  BrowserDataChannel(
      RTCDataChannel channel, RTCPeerConnection connection, DataChannelListener listener) {
    this.channel = channel;
    this.connection = connection;
    channel.setBinaryType("arraybuffer");
    channel.onOpen(event -> listener.opened());
    channel.onMessage(event -> receive(event, listener));
    channel.onBufferedAmountLow(event -> listener.bufferedAmountLow());
    channel.onError(event -> listener.error(BrowserException.of(event.getError())));
    // From closing on nothing can be sent, and nothing comes.
    channel.onClosing(event -> listener.closed());
    channel.onClose(event -> listener.closed());
  }

  private static void receive(MessageEvent event, DataChannelListener listener) {
    if (JsData.isString(event.getData())) {
      listener.text(event.getDataAsString());
    } else {
      listener.bytes(new Int8Array(event.getDataAsArray()).toJavaArray());
    }
  }

  @Override
  public DataChannelSend send(String text) {
    return outcome(send(channel, text));
  }

  @Override
  public DataChannelSend send(byte[] bytes, int length) {
    return outcome(send(channel, bytes, length));
  }

  private static DataChannelSend outcome(String error) {
    if (error == null) {
      return DataChannelSend.SENT;
    }
    if (error.equals("OperationError")) {
      return DataChannelSend.FULL;
    }
    return error.equals("TypeError") ? DataChannelSend.TOO_LARGE : DataChannelSend.NOT_OPEN;
  }

  @JSBody(
      params = {"channel", "text"},
      script = "try { channel.send(text); return null; } catch (error) { return error.name; }")
  private static native String send(RTCDataChannel channel, String text);

  // The browser copies the bytes itself, out of the very array that Java has.
  @JSBody(
      params = {"channel", "bytes", "length"},
      script =
          "try { channel.send(bytes.subarray(0, length)); return null; }"
              + " catch (error) { return error.name; }")
  private static native String send(RTCDataChannel channel, @JSByRef byte[] bytes, int length);

  @Override
  public long bufferedAmount() {
    return (long) channel.getBufferedAmount();
  }

  @Override
  public void setBufferedAmountLowThreshold(long bytes) {
    channel.setBufferedAmountLowThreshold((double) bytes);
  }

  @Override
  public long maxMessageBytes() {
    JSNumber max = connection.getSctp().getMaxMessageSize();
    // Chromium says Infinity at times, which TeaVM's cast to long throws at; Java's gives
    // MAX_VALUE.
    return max == null || max.doubleValue() >= Long.MAX_VALUE
        ? Long.MAX_VALUE
        : (long) max.doubleValue();
  }

  @Override
  public void close() {
    channel.close();
  }
}
