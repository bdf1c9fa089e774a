package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * What {@link MediaDevices#getDisplayMedia} is asked for.
 *
 * @see <a href="https://www.w3.org/TR/screen-capture/#displaymediastreamoptions">Screen Capture,
 *     DisplayMediaStreamOptions</a>
 */
@JSClass(name = "Object", transparent = true)
public class DisplayMediaStreamOptions implements JSObject {

  /** An empty one. */
  public DisplayMediaStreamOptions() {}

  @JSProperty
  public native void setVideo(boolean video);

  @JSProperty
  public native void setVideo(MediaTrackConstraints video);

  @JSProperty
  public native void setAudio(boolean audio);

  @JSProperty
  public native void setAudio(MediaTrackConstraints audio);

  @JSProperty
  public native void setController(CaptureController controller);

  /** One of {@link SelfCapturePreferenceEnum}. */
  @JSProperty
  public native void setSelfBrowserSurface(String selfBrowserSurface);

  /** One of {@link SystemAudioPreferenceEnum}. */
  @JSProperty
  public native void setSystemAudio(String systemAudio);

  /** One of {@link SurfaceSwitchingPreferenceEnum}. */
  @JSProperty
  public native void setSurfaceSwitching(String surfaceSwitching);

  /** One of {@link MonitorTypeSurfacesEnum}. */
  @JSProperty
  public native void setMonitorTypeSurfaces(String monitorTypeSurfaces);
}
