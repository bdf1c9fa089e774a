package dev.parley.demo.page.view;

import dev.parley.browser.BrowserMedia;
import dev.parley.client.port.MediaStream;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLVideoElement;

/** A video element and what plays in it. */
final class Picture {

  private final HTMLVideoElement video;

  /** Null if nothing plays. */
  private MediaStream playing;

  Picture(HTMLVideoElement video) {
    this.video = video;
  }

  /** Oneself, seen and not heard. */
  void silence() {
    video.setMuted(true);
  }

  /** Shows {@code stream} from now on; a restart would flicker, so the same one just goes on. */
  void render(Optional<MediaStream> stream) {
    MediaStream next = stream.orElse(playing);
    if (next != playing) {
      BrowserMedia.attach(video, next);
      playing = next;
    }
  }
}
