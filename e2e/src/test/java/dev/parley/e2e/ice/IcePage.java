package dev.parley.e2e.ice;

import com.microsoft.playwright.Page;
import dev.parley.e2e.Relay;
import dev.parley.e2e.Tab;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A tab with the page {@code ice/} in it. */
record IcePage(Tab tab) {

  private static final double FAILED_AT_LAST_MILLIS = 40_000;

  /** Any of its addresses may be tried, or only those of TURN servers (WebRTC §4.2.4). */
  enum Policy {
    ALL,
    RELAY
  }

  static IcePage join(Tab tab, Relay relay, String room, Policy policy) {
    tab.go(relay.url("ice/index.html"));
    tab.await("() => window.page !== undefined");
    tab.evaluate(
        "({room, policy}) => page.join(room, policy)",
        Map.of("room", room, "policy", policy.name().toLowerCase(Locale.ROOT)));
    tab.await("() => page.welcome !== null");
    return new IcePage(tab);
  }

  void awaitOpen() {
    tab.await("() => page.isOpen()");
  }

  void awaitGathered() {
    tab.await("() => page.gathering === 'complete'");
  }

  /** Waits until a TURN server has refused this page's credential (RFC 8489 §14.8: 401). */
  void awaitUnauthorized() {
    tab.await("() => page.errors.some(([code]) => code === 401)");
  }

  /** Waits for ICE servers handed out after the welcome's. */
  void awaitRenewed() {
    tab.await("() => page.renewed > 0");
  }

  /** Waits until the browser gives the connection up, which takes Chromium 15 s. */
  void awaitFailed() {
    tab.page()
        .waitForFunction(
            "() => page.state === 'failed'",
            null,
            new Page.WaitForFunctionOptions().setTimeout(FAILED_AT_LAST_MILLIS));
  }

  boolean isOpen() {
    return (Boolean) tab.evaluate("page.isOpen()");
  }

  /** Says something on each side's channel that the other hears. */
  void assertTalksWith(IcePage other) {
    say(other, "from " + tab);
    other.say(this, "from " + other.tab);
  }

  private void say(IcePage other, String text) {
    tab.evaluate("text => page.say(text)", text);
    other.tab.await("text => page.received.includes(text)", text);
  }

  /** This side's types of candidates, each once. */
  List<String> candidateTypes() {
    return strings("[...new Set(page.candidates)].sort()");
  }

  /** The codes of the errors that STUN and TURN servers answered with, each once. */
  List<String> serverErrors() {
    return strings("[...new Set(page.errors.map(([code]) => String(code)))].sort()");
  }

  /** The types of the two candidates that carry the channel, this side's first. */
  List<String> pair() {
    return strings("page.pair()");
  }

  @SuppressWarnings("unchecked") // it is an array of strings
  private List<String> strings(String expression) {
    return (List<String>) tab.evaluate(expression);
  }
}
