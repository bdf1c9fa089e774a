package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.dom.events.Registration;
import org.teavm.jso.file.Blob;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.ArrayBufferView;

/**
 * A channel of messages, text or binary, to the other peer.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcdatachannel">WebRTC 1.0, RTCDataChannel</a>
 */
@JSClass
public abstract class RTCDataChannel extends DOMEventTarget {

  @JSProperty
  public native String getLabel();

  @JSProperty
  public native boolean isOrdered();

  /** Milliseconds within which a message is sent again. Null for no limit. */
  @JSBody(script = "var v = this.maxPacketLifeTime; return v === undefined ? null : v;")
  public native JSNumber getMaxPacketLifeTime();

  /** How often a message is sent again. Null for no limit. */
  @JSBody(script = "var v = this.maxRetransmits; return v === undefined ? null : v;")
  public native JSNumber getMaxRetransmits();

  @JSProperty
  public native String getProtocol();

  @JSProperty
  public native boolean isNegotiated();

  /** 0 to 65,534. Null until known: at once if negotiated, else once connected. */
  @JSBody(script = "var v = this.id; return v === undefined ? null : v;")
  public native JSNumber getId();

  /** One of {@link RTCDataChannelState}. */
  @JSProperty
  public native String getReadyState();

  /** Bytes given to send and not yet handed to the network. */
  @JSProperty
  public native double getBufferedAmount();

  /** Bytes at which, from above, {@code bufferedamountlow} fires; 0 at first. */
  @JSProperty
  public native double getBufferedAmountLowThreshold();

  @JSProperty
  public native void setBufferedAmountLowThreshold(double bufferedAmountLowThreshold);

  public native void close();

  /** {@code arraybuffer} or {@code blob}: what a binary message arrives as. */
  @JSProperty
  public native String getBinaryType();

  @JSProperty
  public native void setBinaryType(String binaryType);

  /** Throws unless open, or if the buffer has no room. */
  public native void send(String data);

  /** Throws unless open, or if the buffer has no room. */
  public native void send(Blob data);

  /** Throws unless open, or if the buffer has no room. */
  public native void send(ArrayBuffer data);

  /** Throws unless open, or if the buffer has no room. */
  public native void send(ArrayBufferView data);

  /** Sends the bytes as they are when called, without copying them first. */
  public native void send(@JSByRef(optional = true) byte[] data);

  public final Registration onOpen(EventListener<Event> listener) {
    return onEvent("open", listener);
  }

  public final Registration onBufferedAmountLow(EventListener<Event> listener) {
    return onEvent("bufferedamountlow", listener);
  }

  public final Registration onError(EventListener<RTCErrorEvent> listener) {
    return onEvent("error", listener);
  }

  public final Registration onClosing(EventListener<Event> listener) {
    return onEvent("closing", listener);
  }

  public final Registration onClose(EventListener<Event> listener) {
    return onEvent("close", listener);
  }

  public final Registration onMessage(EventListener<MessageEvent> listener) {
    return onEvent("message", listener);
  }
}
