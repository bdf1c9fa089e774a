package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSString;

/**
 * What a track's source could be set to.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#media-track-capabilities">Media Capture
 *     and Streams, MediaTrackCapabilities</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class MediaTrackCapabilities implements JSObject {

  /** Pixels. Null where absent. */
  @JSBody(script = "var v = this.width; return v === undefined ? null : v;")
  public native ULongRange getWidth();

  /** Pixels. Null where absent. */
  @JSBody(script = "var v = this.height; return v === undefined ? null : v;")
  public native ULongRange getHeight();

  /** Width by height. Null where absent. */
  @JSBody(script = "var v = this.aspectRatio; return v === undefined ? null : v;")
  public native DoubleRange getAspectRatio();

  /** Frames a second. Null where absent. */
  @JSBody(script = "var v = this.frameRate; return v === undefined ? null : v;")
  public native DoubleRange getFrameRate();

  /** One of {@link VideoFacingModeEnum}. */
  @JSBody(script = "var v = this.facingMode; return v === undefined ? null : v;")
  public native JSArrayReader<JSString> getFacingMode();

  /** One of {@link VideoResizeModeEnum}. */
  @JSBody(script = "var v = this.resizeMode; return v === undefined ? null : v;")
  public native JSArrayReader<JSString> getResizeMode();

  /** Hertz. Null where absent. */
  @JSBody(script = "var v = this.sampleRate; return v === undefined ? null : v;")
  public native ULongRange getSampleRate();

  /** Bits. Null where absent. */
  @JSBody(script = "var v = this.sampleSize; return v === undefined ? null : v;")
  public native ULongRange getSampleSize();

  /** Truth values and {@link EchoCancellationModeEnum}. Null where absent. */
  @JSBody(script = "var v = this.echoCancellation; return v === undefined ? null : v;")
  public native JSArrayReader<JSObject> getEchoCancellation();

  @JSBody(script = "var v = this.autoGainControl; return v === undefined ? null : v;")
  public native JSArrayReader<JSBoolean> getAutoGainControl();

  @JSBody(script = "var v = this.noiseSuppression; return v === undefined ? null : v;")
  public native JSArrayReader<JSBoolean> getNoiseSuppression();

  /** Seconds. Null where absent. */
  @JSBody(script = "var v = this.latency; return v === undefined ? null : v;")
  public native DoubleRange getLatency();

  @JSBody(script = "var v = this.channelCount; return v === undefined ? null : v;")
  public native ULongRange getChannelCount();

  @JSBody(script = "var v = this.deviceId; return v === undefined ? null : v;")
  public native String getDeviceId();

  @JSBody(script = "var v = this.groupId; return v === undefined ? null : v;")
  public native String getGroupId();

  @JSBody(script = "var v = this.backgroundBlur; return v === undefined ? null : v;")
  public native JSArrayReader<JSBoolean> getBackgroundBlur();

  /** One of {@link DisplayCaptureSurfaceType}. */
  @JSBody(script = "var v = this.displaySurface; return v === undefined ? null : v;")
  public native String getDisplaySurface();

  @JSProperty
  public native boolean isLogicalSurface();

  /** One of {@link CursorCaptureConstraint}. */
  @JSBody(script = "var v = this.cursor; return v === undefined ? null : v;")
  public native JSArrayReader<JSString> getCursor();
}
