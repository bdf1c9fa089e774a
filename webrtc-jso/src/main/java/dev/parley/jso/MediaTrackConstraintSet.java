package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * One set of constraints. A bare value is what is ideal. Getters give whichever form was set.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#media-track-constraints">Media Capture
 *     and Streams, MediaTrackConstraints</a>
 */
@JSClass(name = "Object", transparent = true)
public class MediaTrackConstraintSet implements JSObject {

  /** An empty one. */
  public MediaTrackConstraintSet() {}

  /** Pixels. Null where absent. */
  @JSBody(script = "var v = this.width; return v === undefined ? null : v;")
  public native JSObject getWidth();

  @JSProperty
  public native void setWidth(int width);

  @JSProperty
  public native void setWidth(ConstrainULongRange width);

  /** Pixels. Null where absent. */
  @JSBody(script = "var v = this.height; return v === undefined ? null : v;")
  public native JSObject getHeight();

  @JSProperty
  public native void setHeight(int height);

  @JSProperty
  public native void setHeight(ConstrainULongRange height);

  /** Width by height. Null where absent. */
  @JSBody(script = "var v = this.aspectRatio; return v === undefined ? null : v;")
  public native JSObject getAspectRatio();

  @JSProperty
  public native void setAspectRatio(double aspectRatio);

  @JSProperty
  public native void setAspectRatio(ConstrainDoubleRange aspectRatio);

  /** Frames a second. Null where absent. */
  @JSBody(script = "var v = this.frameRate; return v === undefined ? null : v;")
  public native JSObject getFrameRate();

  @JSProperty
  public native void setFrameRate(double frameRate);

  @JSProperty
  public native void setFrameRate(ConstrainDoubleRange frameRate);

  /** One of {@link VideoFacingModeEnum}. Null where absent. */
  @JSBody(script = "var v = this.facingMode; return v === undefined ? null : v;")
  public native JSObject getFacingMode();

  @JSProperty
  public native void setFacingMode(String facingMode);

  @JSProperty
  public native void setFacingMode(String... facingMode);

  @JSProperty
  public native void setFacingMode(ConstrainDOMStringParameters facingMode);

  /** One of {@link VideoResizeModeEnum}. Null where absent. */
  @JSBody(script = "var v = this.resizeMode; return v === undefined ? null : v;")
  public native JSObject getResizeMode();

  @JSProperty
  public native void setResizeMode(String resizeMode);

  @JSProperty
  public native void setResizeMode(String... resizeMode);

  @JSProperty
  public native void setResizeMode(ConstrainDOMStringParameters resizeMode);

  /** Hertz. Null where absent. */
  @JSBody(script = "var v = this.sampleRate; return v === undefined ? null : v;")
  public native JSObject getSampleRate();

  @JSProperty
  public native void setSampleRate(int sampleRate);

  @JSProperty
  public native void setSampleRate(ConstrainULongRange sampleRate);

  /** Bits. Null where absent. */
  @JSBody(script = "var v = this.sampleSize; return v === undefined ? null : v;")
  public native JSObject getSampleSize();

  @JSProperty
  public native void setSampleSize(int sampleSize);

  @JSProperty
  public native void setSampleSize(ConstrainULongRange sampleSize);

  /** A truth value or one of {@link EchoCancellationModeEnum}. Null where absent. */
  @JSBody(script = "var v = this.echoCancellation; return v === undefined ? null : v;")
  public native JSObject getEchoCancellation();

  @JSProperty
  public native void setEchoCancellation(boolean echoCancellation);

  @JSProperty
  public native void setEchoCancellation(String echoCancellation);

  @JSProperty
  public native void setEchoCancellation(ConstrainBooleanOrDOMStringParameters echoCancellation);

  /** Null where absent. */
  @JSBody(script = "var v = this.autoGainControl; return v === undefined ? null : v;")
  public native JSObject getAutoGainControl();

  @JSProperty
  public native void setAutoGainControl(boolean autoGainControl);

  @JSProperty
  public native void setAutoGainControl(ConstrainBooleanParameters autoGainControl);

  /** Null where absent. */
  @JSBody(script = "var v = this.noiseSuppression; return v === undefined ? null : v;")
  public native JSObject getNoiseSuppression();

  @JSProperty
  public native void setNoiseSuppression(boolean noiseSuppression);

  @JSProperty
  public native void setNoiseSuppression(ConstrainBooleanParameters noiseSuppression);

  /** Seconds. Null where absent. */
  @JSBody(script = "var v = this.latency; return v === undefined ? null : v;")
  public native JSObject getLatency();

  @JSProperty
  public native void setLatency(double latency);

  @JSProperty
  public native void setLatency(ConstrainDoubleRange latency);

  /** Null where absent. */
  @JSBody(script = "var v = this.channelCount; return v === undefined ? null : v;")
  public native JSObject getChannelCount();

  @JSProperty
  public native void setChannelCount(int channelCount);

  @JSProperty
  public native void setChannelCount(ConstrainULongRange channelCount);

  /** Null where absent. */
  @JSBody(script = "var v = this.deviceId; return v === undefined ? null : v;")
  public native JSObject getDeviceId();

  @JSProperty
  public native void setDeviceId(String deviceId);

  @JSProperty
  public native void setDeviceId(String... deviceId);

  @JSProperty
  public native void setDeviceId(ConstrainDOMStringParameters deviceId);

  /** Null where absent. */
  @JSBody(script = "var v = this.groupId; return v === undefined ? null : v;")
  public native JSObject getGroupId();

  @JSProperty
  public native void setGroupId(String groupId);

  @JSProperty
  public native void setGroupId(String... groupId);

  @JSProperty
  public native void setGroupId(ConstrainDOMStringParameters groupId);

  /** Null where absent. */
  @JSBody(script = "var v = this.backgroundBlur; return v === undefined ? null : v;")
  public native JSObject getBackgroundBlur();

  @JSProperty
  public native void setBackgroundBlur(boolean backgroundBlur);

  @JSProperty
  public native void setBackgroundBlur(ConstrainBooleanParameters backgroundBlur);

  /** One of {@link DisplayCaptureSurfaceType}. Null where absent. */
  @JSBody(script = "var v = this.displaySurface; return v === undefined ? null : v;")
  public native JSObject getDisplaySurface();

  @JSProperty
  public native void setDisplaySurface(String displaySurface);

  @JSProperty
  public native void setDisplaySurface(String... displaySurface);

  @JSProperty
  public native void setDisplaySurface(ConstrainDOMStringParameters displaySurface);

  /** Null where absent. */
  @JSBody(script = "var v = this.logicalSurface; return v === undefined ? null : v;")
  public native JSObject getLogicalSurface();

  @JSProperty
  public native void setLogicalSurface(boolean logicalSurface);

  @JSProperty
  public native void setLogicalSurface(ConstrainBooleanParameters logicalSurface);

  /** One of {@link CursorCaptureConstraint}. Null where absent. */
  @JSBody(script = "var v = this.cursor; return v === undefined ? null : v;")
  public native JSObject getCursor();

  @JSProperty
  public native void setCursor(String cursor);

  @JSProperty
  public native void setCursor(String... cursor);

  @JSProperty
  public native void setCursor(ConstrainDOMStringParameters cursor);

  /** Null where absent. */
  @JSBody(script = "var v = this.restrictOwnAudio; return v === undefined ? null : v;")
  public native JSObject getRestrictOwnAudio();

  @JSProperty
  public native void setRestrictOwnAudio(boolean restrictOwnAudio);

  @JSProperty
  public native void setRestrictOwnAudio(ConstrainBooleanParameters restrictOwnAudio);

  /** Null where absent. */
  @JSBody(script = "var v = this.suppressLocalAudioPlayback; return v === undefined ? null : v;")
  public native JSObject getSuppressLocalAudioPlayback();

  @JSProperty
  public native void setSuppressLocalAudioPlayback(boolean suppressLocalAudioPlayback);

  @JSProperty
  public native void setSuppressLocalAudioPlayback(
      ConstrainBooleanParameters suppressLocalAudioPlayback);
}
