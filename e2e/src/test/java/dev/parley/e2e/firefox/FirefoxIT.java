package dev.parley.e2e.firefox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.e2e.Client;
import dev.parley.e2e.Relay;
import dev.parley.e2e.Scripted;
import dev.parley.e2e.Senses;
import dev.parley.e2e.Tabs;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The client in Firefox, and between Firefox and Chromium: one and the same page in both. */
class FirefoxIT {

  private static final int RENEGOTIATIONS = 10;
  private static final long SEED = 4;

  /** Far enough ahead for both pages to have set their timers. */
  private static final int AHEAD_MILLIS = 60;

  private static final int SPREAD_MILLIS = 8;

  /** A tab that Firefox closes may or may not get its last word out. */
  private static final int RESUME_MILLIS = 2_000;

  @RegisterExtension static final FirefoxTabs firefox = new FirefoxTabs();
  @RegisterExtension static final Tabs chromium = Tabs.ofAWindow();

  @AutoClose
  static final Relay relay = Relay.start(options -> options.resumeMillis = RESUME_MILLIS);

  private static int rooms;

  private final String room = "firefox-" + ++rooms;
  private final Random random = new Random(SEED);

  @ParameterizedTest
  @EnumSource
  void textBytesPicturesAndSoundGoBothWays(Pair pair) {
    Scripted annsTab = pair.openFirst("Ann", firefox, chromium);
    Scripted bobsTab = pair.openSecond("Bob", firefox, chromium);
    Senses annsSenses = Senses.of(annsTab);
    Senses bobsSenses = Senses.of(bobsTab);
    Client ann = join(annsTab);
    Client bob = join(bobsTab);
    ann.await("open Bob chat");
    bob.await("open Ann chat");

    assertEquals("ACCEPTED", ann.evaluate("client.sendText('Bob', 'chat', 'grüß dich 👋')"));
    assertEquals("ACCEPTED", bob.evaluate("client.sendText('Ann', 'chat', '')"));
    assertEquals("ACCEPTED", ann.evaluate("client.sendBytes('Bob', 'chat', 200000)"));
    assertEquals("ACCEPTED", bob.evaluate("client.sendBytes('Ann', 'chat', 0)"));
    bob.await("text Ann chat grüß dich 👋");
    ann.await("text Bob chat ");
    bob.await("bytes Ann chat 200000 counting");
    ann.await("bytes Bob chat 0 counting");

    ann.evaluate("client.open('Bob', 'later')");
    bob.await("open Ann later");
    ann.evaluate("client.close('Bob', 'later')");
    bob.await("close Ann later");

    // One after the other: see agreeOnMedia.
    ann.evaluate("client.publish(true, true)");
    bob.await("track Ann VIDEO");
    bob.evaluate("client.publish(true, true)");
    annsSenses.awaitMotion("[data-peer=Bob]");
    bobsSenses.awaitMotion("[data-peer=Ann]");
    annsSenses.awaitSound("[data-peer=Bob]");
    bobsSenses.awaitSound("[data-peer=Ann]");

    ann.evaluate("client.unpublish()");
    bob.await("removed Ann VIDEO");
    bob.await("removed Ann AUDIO");
    annsSenses.awaitMotion("[data-peer=Bob]");
    assertEquals(List.of(), ann.heard("error "));
    assertEquals(List.of(), bob.heard("error "));
  }

  @ParameterizedTest
  @MethodSource("dev.parley.e2e.firefox.Pair#most")
  void simultaneousRenegotiationsEndInAgreement(Pair pair) {
    Scripted annsTab = pair.openFirst("Ann", firefox, chromium);
    Senses senses = Senses.of(annsTab);
    Client ann = join(annsTab);
    Client bob = join(pair.openSecond("Bob", firefox, chromium));
    ann.await("open Bob chat");
    bob.await("open Ann chat");
    agreeOnMedia(ann, bob);
    for (int round = 2; round <= RENEGOTIATIONS + 1; round++) {
      atOnce(ann, bob, "client.publish(true, true)");
      ann.await("track Bob VIDEO", round);
      bob.await("track Ann VIDEO", round);
      atOnce(ann, bob, "client.unpublish()");
      ann.await("removed Bob VIDEO", round);
      bob.await("removed Ann VIDEO", round);
    }
    ann.evaluate("client.sendText('Bob', 'chat', 'still there?')");
    bob.await("text Ann chat still there?");
    ann.evaluate("client.publish(true, true)");
    bob.awaitPictures("Ann");
    assertEquals(List.of("state Bob CONNECTED"), ann.heard("state "));
    assertEquals(List.of("state Ann CONNECTED"), bob.heard("state "));
    int atMost = 2 * 2; // two tracks of each side
    assertTrue(senses.mediaSections() <= atMost, senses.mediaSections() + " media sections");
    System.out.printf(
        "simultaneous renegotiations, %s (seed %d): %d of %d agreed%n",
        pair, SEED, 2 * RENEGOTIATIONS, 2 * RENEGOTIATIONS);
  }

  /**
   * Chromium numbers the extensions of RTP's header in an offer for good. Where its first offer
   * with media crosses Firefox's, which numbers them otherwise, it can't set that one any more, be
   * its own rolled back or not ("RTP extension ID reassignment not supported", since Chromium 148;
   * https://github.com/versatica/mediasoup-client/pull/367). A new connection is what helps; here
   * it is to be one and the same to the end.
   */
  private static void agreeOnMedia(Client ann, Client bob) {
    ann.evaluate("client.publish(true, true)");
    bob.await("track Ann VIDEO");
    bob.evaluate("client.publish(true, true)");
    ann.await("track Bob VIDEO");
    ann.evaluate("client.unpublish()");
    bob.await("removed Ann VIDEO");
    bob.evaluate("client.unpublish()");
    ann.await("removed Bob VIDEO");
  }

  private void atOnce(Client ann, Client bob, String statement) {
    double moment = System.currentTimeMillis() + AHEAD_MILLIS;
    for (Client each : List.of(ann, bob)) {
      each.tab()
          .evaluate(
              "time => void setTimeout(() => { " + statement + "; }, time - Date.now())",
              moment + random.nextInt(SPREAD_MILLIS));
    }
  }

  /** The first media of both sides at once: see {@link #agreeOnMedia}. */
  @ParameterizedTest
  @MethodSource("dev.parley.e2e.firefox.Pair#most")
  void firstTracksThatCrossArriveBothWays(Pair pair) {
    Client ann = join(pair.openFirst("Ann", firefox, chromium));
    Client bob = join(pair.openSecond("Bob", firefox, chromium));
    ann.await("open Bob chat");
    bob.await("open Ann chat");
    atOnce(ann, bob, "client.publish(true, true)");
    ann.awaitPictures("Bob");
    bob.awaitPictures("Ann");
    ann.evaluate("client.sendText('Bob', 'chat', 'still there?')");
    bob.await("text Ann chat still there?");
  }

  @Test
  void firefoxThatIsClosedIsGone() {
    assertClosedIsGone(chromium.open("Ann"), firefox.open("Bob"));
  }

  @Test
  void firefoxSeesWhoIsClosed() {
    assertClosedIsGone(firefox.open("Ann"), chromium.open("Bob"));
  }

  private void assertClosedIsGone(Scripted annsTab, Scripted bobsTab) {
    Client ann = join(annsTab);
    join(bobsTab);
    ann.await("open Bob chat");
    bobsTab.close();
    ann.await("left Bob");
    assertEquals(1, ann.heard("state Bob CLOSED").size());
    assertEquals(1, ann.heard("close Bob chat").size());
  }

  private Client join(Scripted tab) {
    return Client.open(tab, relay.url("client/index.html")).join(room, 0);
  }
}
