package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.Registration;

/**
 * The SCTP transport that carries all data channels of a connection.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcsctptransport-interface">WebRTC 1.0,
 *     RTCSctpTransport Interface</a>
 */
@JSClass
public abstract class RTCSctpTransport extends DOMEventTarget {

  @JSProperty
  public native RTCDtlsTransport getTransport();

  /** One of {@link RTCSctpTransportState}. */
  @JSProperty
  public native String getState();

  /** Bytes that one message may have; may be infinite. Null until negotiated. */
  @JSBody(script = "var v = this.maxMessageSize; return v === undefined ? null : v;")
  public native JSNumber getMaxMessageSize();

  /** Null until connected. */
  @JSBody(script = "var v = this.maxChannels; return v === undefined ? null : v;")
  public native JSNumber getMaxChannels();

  public final Registration onStateChange(EventListener<Event> listener) {
    return onEvent("statechange", listener);
  }
}
