package dev.parley.browser;

import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.DataChannelSend;
import dev.parley.jso.RTCDataChannel;
import dev.parley.jso.RTCErrorEvent;
import dev.parley.jso.RTCPeerConnection;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * One data channel of the browser's, and what hears its events: one object for all of them, since a
 * lambda for each would cost a page a class for each.
 */
final class BrowserDataChannel implements DataChannel, EventListener<Event> {

  private final RTCDataChannel channel;
  private final RTCPeerConnection connection;
  private final DataChannelListener listener;

  BrowserDataChannel(
      RTCDataChannel channel, RTCPeerConnection connection, DataChannelListener listener) {
    this.channel = channel;
    this.connection = connection;
    this.listener = listener;
    channel.setBinaryType("arraybuffer");
    channel.addEventListener("open", this);
    channel.addEventListener("message", this);
    channel.addEventListener("bufferedamountlow", this);
    channel.addEventListener("error", this);
    channel.addEventListener("close", this);
  }

  @Override
  public void handleEvent(Event event) {
    String type = event.getType();
    if (type.equals("message")) {
      receive((MessageEvent) event);
    } else if (type.equals("bufferedamountlow")) {
      listener.bufferedAmountLow();
    } else if (type.equals("open")) {
      listener.opened();
    } else if (type.equals("error")) {
      listener.error(BrowserException.of(((RTCErrorEvent) event).getError()));
    } else {
      listener.closed();
    }
  }

  private void receive(MessageEvent event) {
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
  public byte[] tail(byte[] frame, int from) {
    return tailOf(frame, from);
  }

  // A typed array of eight-byte numbers begins at a multiple of eight: ByteBuffer's views are such.
  @JSBody(
      params = {"frame", "from"},
      script = "return from & 7 ? frame.slice(from) : frame.subarray(from);")
  @JSByRef
  private static native byte[] tailOf(@JSByRef byte[] frame, int from);

  @Override
  public void close() {
    channel.close();
  }
}
