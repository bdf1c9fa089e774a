package dev.parley.e2e.page.client;

import dev.parley.browser.BrowserMedia;
import dev.parley.client.port.MediaStream;
import java.util.HashMap;
import java.util.Map;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLVideoElement;

/**
 * One video for each stream that has tracks, marked with its peer's name. Streams that ended make
 * room: Firefox paints no video that is out of sight.
 */
final class Screen {

  private static final Map<String, MediaStream> streams = new HashMap<>();

  private Screen() {}

  static void show(String peer, MediaStream stream) {
    HTMLDocument document = HTMLDocument.current();
    String id = idFor(stream);
    streams.put(id, stream);
    HTMLVideoElement shown = (HTMLVideoElement) document.getElementById(id);
    if (shown != null) {
      BrowserMedia.attach(shown, stream); // by another connection it is another object
      return;
    }
    HTMLVideoElement video = (HTMLVideoElement) document.createElement("video");
    video.setAttribute("id", id);
    video.setAttribute("data-peer", peer);
    video.setAttribute("autoplay", "");
    video.setAttribute("playsinline", "");
    BrowserMedia.attach(video, stream);
    document.getBody().appendChild(video);
  }

  /** Takes away the videos of streams whose last track was removed. */
  static void clear() {
    streams
        .entrySet()
        .removeIf(
            shown -> {
              boolean ended = shown.getValue().tracks().isEmpty();
              if (ended) {
                HTMLDocument.current().getElementById(shown.getKey()).delete();
              }
              return ended;
            });
  }

  private static String idFor(MediaStream stream) {
    return "stream-" + stream.id();
  }
}
