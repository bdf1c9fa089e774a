package dev.parley.jso;

import org.teavm.jso.JSClass;

/**
 * Steers one capture that {@link MediaDevices#getDisplayMedia} starts. Transparent, since some
 * browsers lack it.
 *
 * @see <a href="https://www.w3.org/TR/screen-capture/#capturecontroller">Screen Capture,
 *     CaptureController</a>
 */
@JSClass(transparent = true)
public class CaptureController extends DOMEventTarget {

  public CaptureController() {}

  public native void setFocusBehavior(String focusBehavior);
}
