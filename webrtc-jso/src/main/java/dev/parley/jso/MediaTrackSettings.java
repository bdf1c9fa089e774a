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
  @JSBody(script = "var v = this.facingMode; return v === undefined ? null : v;")
  public native String getFacingMode();

  /** One of {@link VideoResizeModeEnum}. */
  @JSBody(script = "var v = this.resizeMode; return v === undefined ? null : v;")
  public native String getResizeMode();

  /** Hertz. */
  @JSProperty
  public native double getSampleRate();

  /** Bits. */
  @JSProperty
  public native double getSampleSize();

  /** A truth value or one of {@link EchoCancellationModeEnum}. Null where absent. */
  @JSBody(script = "var v = this.echoCancellation; return v === undefined ? null : v;")
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

  @JSBody(script = "var v = this.deviceId; return v === undefined ? null : v;")
  public native String getDeviceId();

  @JSBody(script = "var v = this.groupId; return v === undefined ? null : v;")
  public native String getGroupId();

  @JSProperty
  public native boolean isBackgroundBlur();

  /** One of {@link DisplayCaptureSurfaceType}. */
  @JSBody(script = "var v = this.displaySurface; return v === undefined ? null : v;")
  public native String getDisplaySurface();

  @JSProperty
  public native boolean isLogicalSurface();

  /** One of {@link CursorCaptureConstraint}. */
  @JSBody(script = "var v = this.cursor; return v === undefined ? null : v;")
  public native String getCursor();

  @JSProperty
  public native boolean isRestrictOwnAudio();

  @JSProperty
  public native boolean isSuppressLocalAudioPlayback();
}
