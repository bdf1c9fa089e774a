package dev.parley.e2e.page.client;

import dev.parley.browser.BrowserMedia;
import dev.parley.client.port.MediaStream;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLVideoElement;

/** One video for each stream, marked with its peer's name. */
final class Screen {

  private Screen() {}

  static void show(String peer, MediaStream stream) {
    HTMLDocument document = HTMLDocument.current();
    String id = "stream-" + stream.id();
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
}
