package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.Registration;

/**
 * Sends DTMF tones on an audio sender.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcdtmfsender">WebRTC 1.0, RTCDTMFSender</a>
 */
@JSClass
public abstract class RTCDTMFSender extends DOMEventTarget {

  public native void insertDTMF(String tones);

  public native void insertDTMF(String tones, double duration);

  public native void insertDTMF(String tones, double duration, double interToneGap);

  @JSProperty
  public native boolean isCanInsertDTMF();

  @JSProperty
  public native String getToneBuffer();

  public final Registration onToneChange(EventListener<RTCDTMFToneChangeEvent> listener) {
    return onEvent("tonechange", listener);
  }
}
