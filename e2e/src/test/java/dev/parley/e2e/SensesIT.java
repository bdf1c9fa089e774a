package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.microsoft.playwright.TimeoutError;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A page that calls itself: what the tests of calls see and hear is seen and heard to be missing.
 */
class SensesIT {

  /** How long it is watched that something does not come: three beeps' time. */
  private static final double WATCH_MILLIS = 1_500;

  /** The same for silence, which is two seconds long. */
  private static final double WATCH_FOR_SILENCE_MILLIS = 3_000;

  private static final String CALL_ITSELF =
      """
      async () => {
        const [here, there] = [new RTCPeerConnection(), new RTCPeerConnection()];
        here.onicecandidate = ({candidate}) => there.addIceCandidate(candidate);
        there.onicecandidate = ({candidate}) => here.addIceCandidate(candidate);
        const video = Object.assign(document.createElement('video'), {autoplay: true});
        document.body.append(video);
        there.ontrack = ({streams}) => { video.srcObject = streams[0]; };
        window.sent = await navigator.mediaDevices.getUserMedia({audio: true, video: true});
        sent.getTracks().forEach(track => here.addTrack(track, sent));
        await here.setLocalDescription();
        await there.setRemoteDescription(here.localDescription);
        await there.setLocalDescription();
        await here.setRemoteDescription(there.localDescription);
      }
      """;

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final StaticPages pages = StaticPages.start();

  private final Tab tab = tabs.open("tab");
  private final Senses senses = Senses.of(tab);

  @BeforeEach
  void call() {
    tab.go(pages.url("strict/index.html")).evaluate(CALL_ITSELF);
  }

  @Test
  void callIsSeenAndHeard() {
    senses.awaitMotion("video");
    senses.awaitSound("video");
    tab.page().setDefaultTimeout(WATCH_MILLIS);
    assertThrows(TimeoutError.class, () -> senses.awaitDarkness("video"));
    tab.page().setDefaultTimeout(WATCH_FOR_SILENCE_MILLIS);
    assertThrows(TimeoutError.class, () -> senses.awaitSilence("video"));
  }

  @Test
  void disabledTracksAreDarkAndSilent() {
    senses.awaitMotion("video");
    tab.evaluate("sent.getTracks().forEach(track => { track.enabled = false; })");
    senses.awaitDarkness("video");
    senses.awaitSilence("video");
    tab.page().setDefaultTimeout(WATCH_MILLIS);
    assertThrows(TimeoutError.class, () -> senses.awaitMotion("video"));
    assertThrows(TimeoutError.class, () -> senses.awaitSound("video"));
  }

  @Test
  void pausedVideoIsNeitherSeenNorHeard() {
    senses.awaitMotion("video");
    tab.evaluate("document.querySelector('video').pause()");
    tab.page().setDefaultTimeout(WATCH_MILLIS);
    assertThrows(TimeoutError.class, () -> senses.awaitMotion("video"));
    assertThrows(TimeoutError.class, () -> senses.awaitSound("video"));
  }
}
