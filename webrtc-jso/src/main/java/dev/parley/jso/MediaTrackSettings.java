package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * What a track's source is set to now.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#media-track-settings">Media Capture and
 *     Streams, MediaTrackSettings</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class MediaTrackSettings implements JSObject {

  /** Pixels. */
  @JSProperty
  public native double getWidth();

  /** Pixels. */
  @JSProperty
  public native double getHeight();

  /** Width by height. */
  @JSProperty
  public native double getAspectRatio();

  /** Frames a second. */
  @JSProperty
  public native double getFrameRate();

  /** One of {@link VideoFacingModeEnum}. */
  @JSBody(script = "return this.facingMode ?? null;")
  public native String getFacingMode();

  /** One of {@link VideoResizeModeEnum}. */
  @JSBody(script = "return this.resizeMode ?? null;")
  public native String getResizeMode();

  /** Hertz. */
  @JSProperty
  public native double getSampleRate();

  /** Bits. */
  @JSProperty
  public native double getSampleSize();

  /** A truth value or one of {@link EchoCancellationModeEnum}. Null where absent. */
  @JSBody(script = "return this.echoCancellation ?? null;")
  public native JSObject getEchoCancellation();

  @JSProperty
  public native boolean isAutoGainControl();

  @JSProperty
  public native boolean isNoiseSuppression();

  /** Seconds. */
  @JSProperty
  public native double getLatency();

  @JSProperty
  public native double getChannelCount();

  @JSBody(script = "return this.deviceId ?? null;")
  public native String getDeviceId();

  @JSBody(script = "return this.groupId ?? null;")
  public native String getGroupId();

  @JSProperty
  public native boolean isBackgroundBlur();

  /** One of {@link DisplayCaptureSurfaceType}. */
  @JSBody(script = "return this.displaySurface ?? null;")
  public native String getDisplaySurface();

  @JSProperty
  public native boolean isLogicalSurface();

  /** One of {@link CursorCaptureConstraint}. */
  @JSBody(script = "return this.cursor ?? null;")
  public native String getCursor();

  @JSProperty
  public native boolean isRestrictOwnAudio();

  @JSProperty
  public native boolean isSuppressLocalAudioPlayback();
}
