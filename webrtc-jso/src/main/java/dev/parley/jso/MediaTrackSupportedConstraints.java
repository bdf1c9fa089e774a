package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * Which constraints this browser knows; others it ignores. False where it does not.
 *
 * @see <a
 *     href="https://www.w3.org/TR/mediacapture-streams/#media-track-supported-constraints">Media
 *     Capture and Streams, MediaTrackSupportedConstraints</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class MediaTrackSupportedConstraints implements JSObject {

  @JSProperty
  public native boolean isWidth();

  @JSProperty
  public native boolean isHeight();

  @JSProperty
  public native boolean isAspectRatio();

  @JSProperty
  public native boolean isFrameRate();

  @JSProperty
  public native boolean isFacingMode();

  @JSProperty
  public native boolean isResizeMode();

  @JSProperty
  public native boolean isSampleRate();

  @JSProperty
  public native boolean isSampleSize();

  @JSProperty
  public native boolean isEchoCancellation();

  @JSProperty
  public native boolean isAutoGainControl();

  @JSProperty
  public native boolean isNoiseSuppression();

  @JSProperty
  public native boolean isLatency();

  @JSProperty
  public native boolean isChannelCount();

  @JSProperty
  public native boolean isDeviceId();

  @JSProperty
  public native boolean isGroupId();

  @JSProperty
  public native boolean isBackgroundBlur();

  @JSProperty
  public native boolean isDisplaySurface();

  @JSProperty
  public native boolean isLogicalSurface();

  @JSProperty
  public native boolean isCursor();

  @JSProperty
  public native boolean isRestrictOwnAudio();

  @JSProperty
  public native boolean isSuppressLocalAudioPlayback();
}
