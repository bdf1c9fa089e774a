package dev.parley.jso;

import org.teavm.jso.JSBody;

/**
 * The {@code srcObject} of a media element, which TeaVM's {@code HTMLMediaElement} lacks.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/media.html#dom-media-srcobject">HTML,
 *     HTMLMediaElement, srcObject</a>
 */
public final class SrcObject {

  private SrcObject() {}

  /** Null if nothing or no stream is set. */
  @JSBody(params = "element", script = "return element.srcObject;")
  public static native MediaStream get(org.teavm.jso.dom.html.HTMLMediaElement element);

  /** Has {@code element} show {@code stream}; null stops it. */
  @JSBody(
      params = {"element", "stream"},
      script = "element.srcObject = stream;")
  public static native void set(
      org.teavm.jso.dom.html.HTMLMediaElement element, MediaStream stream);
}
