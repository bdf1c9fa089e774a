package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.Registration;
import org.teavm.jso.typedarrays.ArrayBuffer;

/**
 * The DTLS transport under senders, receivers or data channels.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcdtlstransport-interface">WebRTC 1.0,
 *     RTCDtlsTransport Interface</a>
 */
@JSClass
public abstract class RTCDtlsTransport extends DOMEventTarget {

  @JSProperty
  public native RTCIceTransport getIceTransport();

  /** One of {@link RTCDtlsTransportState}. */
  @JSProperty
  public native String getState();

  /** The chain in DER; empty until connected. */
  public native JSArrayReader<ArrayBuffer> getRemoteCertificates();

  public final Registration onStateChange(EventListener<Event> listener) {
    return onEvent("statechange", listener);
  }

  public final Registration onError(EventListener<RTCErrorEvent> listener) {
    return onEvent("error", listener);
  }
}
