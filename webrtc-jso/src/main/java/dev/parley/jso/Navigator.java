package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/**
 * The window's navigator, as far as media go. TeaVM's class of that name has the rest.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#navigator-interface-extensions">Media
 *     Capture and Streams, Navigator Interface Extensions</a>
 */
@JSClass(name = "navigator")
public final class Navigator implements JSObject {

  private Navigator() {}

  /** Null where the page is no secure context: neither HTTPS nor localhost. */
  @JSBody(script = "var v = navigator.mediaDevices; return v === undefined ? null : v;")
  public static native MediaDevices getMediaDevices();
}
