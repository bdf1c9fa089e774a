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
  @JSBody(script = "return this.width ?? null;")
  public native ULongRange getWidth();

  /** Pixels. Null where absent. */
  @JSBody(script = "return this.height ?? null;")
  public native ULongRange getHeight();

  /** Width by height. Null where absent. */
  @JSBody(script = "return this.aspectRatio ?? null;")
  public native DoubleRange getAspectRatio();

  /** Frames a second. Null where absent. */
  @JSBody(script = "return this.frameRate ?? null;")
  public native DoubleRange getFrameRate();

  /** One of {@link VideoFacingModeEnum}. */
  @JSBody(script = "return this.facingMode ?? null;")
  public native JSArrayReader<JSString> getFacingMode();

  /** One of {@link VideoResizeModeEnum}. */
  @JSBody(script = "return this.resizeMode ?? null;")
  public native JSArrayReader<JSString> getResizeMode();

  /** Hertz. Null where absent. */
  @JSBody(script = "return this.sampleRate ?? null;")
  public native ULongRange getSampleRate();

  /** Bits. Null where absent. */
  @JSBody(script = "return this.sampleSize ?? null;")
  public native ULongRange getSampleSize();

  /** Truth values and {@link EchoCancellationModeEnum}. Null where absent. */
  @JSBody(script = "return this.echoCancellation ?? null;")
  public native JSArrayReader<JSObject> getEchoCancellation();

  @JSBody(script = "return this.autoGainControl ?? null;")
  public native JSArrayReader<JSBoolean> getAutoGainControl();

  @JSBody(script = "return this.noiseSuppression ?? null;")
  public native JSArrayReader<JSBoolean> getNoiseSuppression();

  /** Seconds. Null where absent. */
  @JSBody(script = "return this.latency ?? null;")
  public native DoubleRange getLatency();

  @JSBody(script = "return this.channelCount ?? null;")
  public native ULongRange getChannelCount();

  @JSBody(script = "return this.deviceId ?? null;")
  public native String getDeviceId();

  @JSBody(script = "return this.groupId ?? null;")
  public native String getGroupId();

  @JSBody(script = "return this.backgroundBlur ?? null;")
  public native JSArrayReader<JSBoolean> getBackgroundBlur();

  /** One of {@link DisplayCaptureSurfaceType}. */
  @JSBody(script = "return this.displaySurface ?? null;")
  public native String getDisplaySurface();

  @JSProperty
  public native boolean isLogicalSurface();

  /** One of {@link CursorCaptureConstraint}. */
  @JSBody(script = "return this.cursor ?? null;")
  public native JSArrayReader<JSString> getCursor();
}
