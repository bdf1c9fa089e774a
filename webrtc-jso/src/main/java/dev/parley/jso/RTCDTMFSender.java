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

  /**
   * {@code duration}: milliseconds a tone, 40 to 6,000; {@code interToneGap}: milliseconds between,
   * 30 to 6,000. Replaces what is not yet played.
   */
  public native void insertDTMF(String tones);

  /**
   * {@code duration}: milliseconds a tone, 40 to 6,000; {@code interToneGap}: milliseconds between,
   * 30 to 6,000. Replaces what is not yet played.
   */
  public native void insertDTMF(String tones, double duration);

  /**
   * {@code duration}: milliseconds a tone, 40 to 6,000; {@code interToneGap}: milliseconds between,
   * 30 to 6,000. Replaces what is not yet played.
   */
  public native void insertDTMF(String tones, double duration, double interToneGap);

  @JSProperty
  public native boolean isCanInsertDTMF();

  /** Tones still to be played. */
  @JSProperty
  public native String getToneBuffer();

  public final Registration onToneChange(EventListener<RTCDTMFToneChangeEvent> listener) {
    return onEvent("tonechange", listener);
  }
}
