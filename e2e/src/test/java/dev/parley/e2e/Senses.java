package dev.parley.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a person in front of a tab would see and hear of the video element that a CSS selector
 * names, waited for: pictures that change, sound that has energy, not a state that claims so.
 */
public final class Senses {

  private final Scripted tab;

  private Senses(Scripted tab) {
    this.tab = tab;
  }

  /** To be given to a tab before it goes anywhere. */
  public static Senses of(Scripted tab) {
    try (InputStream script = Senses.class.getResourceAsStream("senses.js")) {
      tab.beforeEachPage(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      return new Senses(tab);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void awaitMotion(String video) {
    await("seesMotion", video);
  }

  /** Waits for a picture that is black, as a camera's is that was turned off. */
  void awaitDarkness(String video) {
    await("seesDarkness", video);
  }

  public void awaitSound(String video) {
    await("hearsSound", video);
  }

  /** Waits for two seconds of silence on end; the fake microphone beeps twice a second. */
  void awaitSilence(String video) {
    await("hearsSilence", video);
  }

  /** How many media sections, data's aside, the descriptions of the page's connections have. */
  public int mediaSections() {
    return (int) tab.number("senses.mediaSections()");
  }

  private void await(String sense, String video) {
    tab.evaluate("senses.forget()");
    tab.await("video => senses." + sense + "(video)", video);
  }
}
