package dev.parley.browser;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Promise;
import dev.parley.client.port.MediaStream;
import dev.parley.jso.DisplayMediaStreamOptions;
import dev.parley.jso.MediaDeviceInfo;
import dev.parley.jso.MediaDevices;
import dev.parley.jso.MediaStreamConstraints;
import dev.parley.jso.Navigator;
import dev.parley.jso.SrcObject;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.dom.html.HTMLMediaElement;

/**
 * Cameras, microphones and screens. A promise is rejected with a {@link BrowserException} whose
 * name tells why: {@code NotAllowedError} (refused), {@code NotFoundError} (no such device), {@code
 * NotReadableError} (in use elsewhere), {@code SecurityError} (the page is neither HTTPS nor
 * localhost).
 */
public final class BrowserMedia {

  /** What the browser is asked. No type parameter: TeaVM would wrap the devices for it. */
  private interface Request {
    JSPromise<?> to(MediaDevices devices);
  }

  private BrowserMedia() {}

  /** Asks for microphone, camera or both; at least one. */
  public static Promise<MediaStream> userMedia(boolean audio, boolean video) {
    MediaStreamConstraints constraints = new MediaStreamConstraints();
    constraints.setAudio(audio);
    constraints.setVideo(video);
    return userMedia(constraints);
  }

  public static Promise<MediaStream> userMedia(MediaStreamConstraints constraints) {
    return ask(devices -> devices.getUserMedia(constraints), BrowserMedia::stream);
  }

  /** Asks for a screen, window or tab; only from within a click or a key press. */
  public static Promise<MediaStream> displayMedia() {
    return ask(MediaDevices::getDisplayMedia, BrowserMedia::stream);
  }

  public static Promise<MediaStream> displayMedia(DisplayMediaStreamOptions options) {
    return ask(devices -> devices.getDisplayMedia(options), BrowserMedia::stream);
  }

  /** The devices there are; without labels until the user has allowed one. */
  public static Promise<List<MediaDeviceInfo>> devices() {
    return ask(MediaDevices::enumerateDevices, BrowserMedia::list);
  }

  /** Has an element play a stream of this platform's; it plays once it may. */
  public static void attach(HTMLMediaElement element, MediaStream stream) {
    SrcObject.set(element, ((BrowserMediaStream) stream).stream());
  }

  /** Has an element let go of what it plays. */
  public static void detach(HTMLMediaElement element) {
    SrcObject.set(element, null);
  }

  private static <T> Promise<T> ask(Request request, BrowserPromises.Conversion<T> convert) {
    EventLoop loop = new BrowserEventLoop();
    MediaDevices devices = Navigator.getMediaDevices();
    if (devices == null) {
      String message = "no device is to be had by a page that is neither HTTPS nor localhost";
      return Promise.rejected(loop, new BrowserException("SecurityError", message, null));
    }
    return BrowserPromises.of(loop, request.to(devices), convert);
  }

  private static MediaStream stream(JSObject stream) {
    return new BrowserMediaStream((dev.parley.jso.MediaStream) stream);
  }

  @JSBody(params = "value", script = "return value;")
  private static native JSArrayReader<MediaDeviceInfo> array(JSObject value);

  private static List<MediaDeviceInfo> list(JSObject devices) {
    JSArrayReader<MediaDeviceInfo> array = array(devices);
    List<MediaDeviceInfo> list = new ArrayList<>(array.getLength());
    for (int i = 0; i < array.getLength(); i++) {
      list.add(array.get(i));
    }
    return list;
  }
}
