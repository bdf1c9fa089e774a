package dev.parley.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a person in front of a tab would see and hear of the video element that a CSS selector
 * names, waited for: pictures that change, sound that has energy, not a state that claims so.
 */
final class Senses {

  private final Tab tab;

  private Senses(Tab tab) {
    this.tab = tab;
  }

  /** To be given to a tab before it goes anywhere. */
  static Senses of(Tab tab) {
    try (InputStream script = Senses.class.getResourceAsStream("senses.js")) {
      tab.page().addInitScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      return new Senses(tab);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitMotion(String video) {
    await("seesMotion", video);
  }

  /** Waits for a picture that is black, as a camera's is that was turned off. */
  void awaitDarkness(String video) {
    await("seesDarkness", video);
  }

  void awaitSound(String video) {
    await("hearsSound", video);
  }

  /** Waits for two seconds of silence on end; the fake microphone beeps twice a second. */
  void awaitSilence(String video) {
    await("hearsSilence", video);
  }

  private void await(String sense, String video) {
    tab.evaluate("senses.forget()");
    tab.await("video => senses." + sense + "(video)", video);
  }
}
