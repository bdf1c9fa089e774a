package dev.parley.e2e;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** A tab with the client library's page without a face in it, and what a test has it do. */
final class Guest {

  private static final double RENEGOTIATION_MILLIS = 120_000;

  private final Tab tab;
  private final String name;

  private Guest(Tab tab, String name) {
    this.tab = tab;
    this.name = name;
  }

  /** Loads the page; nothing is joined yet. */
  static Guest load(Tab tab, Relay relay, String name) {
    tab.go(relay.url("room/index.html")).await("() => window.page");
    return new Guest(tab, name);
  }

  /** Joins, each side opening the channel under one id; what becomes of it is not waited for. */
  Guest join(String room) {
    return join(room, true);
  }

  /** Joins, each side announcing its channel, as a foreign page does and understands. */
  Guest joinAnnouncing(String room) {
    return join(room, false);
  }

  private Guest join(String room, boolean negotiated) {
    tab.evaluate(
        "([name, room, negotiated]) => page.join(name, room, negotiated)",
        List.of(name, room, negotiated));
    return this;
  }

  void joinAt(double time, String room) {
    at(time, "page.join(`%s`, `%s`, true)".formatted(name, room));
  }

  /**
   * Does something when the machine's clock says so, in milliseconds since 1970, to be at one with
   * other tabs; returns before that.
   */
  void at(double time, String statement) {
    tab.evaluate("time => void setTimeout(() => { " + statement + "; }, time - Date.now())", time);
  }

  Guest awaitJoined() {
    tab.await("() => page.joined()");
    return this;
  }

  /** Waits until {@code count} channels are open and no one else is in the room. */
  void awaitOpen(int count) {
    tab.await("count => page.openChannels() === count", count);
  }

  void say(String text) {
    tab.evaluate("text => page.say(text)", text);
  }

  /** Waits for a text from a peer of this name. */
  void awaitHeard(String from, String text) {
    tab.await("line => page.heard().split('\\n').includes(line)", from + ": " + text);
  }

  Guest prepareMedia() {
    tab.evaluate("page.prepareMedia()");
    tab.await("() => page.mediaReady()");
    return this;
  }

  void awaitRemoteTracks(int count) {
    tab.await("count => page.remoteTracks() === count", count);
  }

  /**
   * Publishes and unpublishes in turn, {@code times} times in all, each time at the same moment as
   * the peer, give or take {@code spreadMillis}, and when both have what the other did last. Does
   * not wait for the end.
   */
  void renegotiateWith(String peer, int times, int spreadMillis) {
    tab.evaluate(
        """
        ({peer, times, spreadMillis}) => {
          const until = condition => new Promise((done, late) => {
            const begin = Date.now();
            const look = () => condition() ? done()
                : Date.now() - begin > 10000 ? late() : setTimeout(look);
            look();
          });
          const pause = millis => new Promise(done => setTimeout(done, millis));
          page.renegotiated = 0;
          (async () => {
            for (let i = 0; i < times; i++) {
              page.say('ready ' + i);
              await until(() => page.heard().endsWith(peer + ': ready ' + i));
              await pause(Math.random() * spreadMillis);
              if (i % 2 === 0) page.publish(); else page.unpublish();
              await until(() => page.remoteTracks() === (i % 2 === 0 ? 2 : 0));
              page.renegotiated++;
            }
          })().catch(() => {}).then(() => page.renegotiationOver = true);
        }
        """,
        Map.of("peer", peer, "times", times, "spreadMillis", spreadMillis));
  }

  /** How often it found itself in agreement with the peer before it was through, or stuck. */
  int awaitRenegotiated() {
    tab.page()
        .waitForFunction(
            "() => page.renegotiationOver",
            null,
            new Page.WaitForFunctionOptions().setTimeout(RENEGOTIATION_MILLIS));
    return (int) tab.number("page.renegotiated");
  }

  /** What went wrong in the library's own view; empty if nothing. */
  String errors() {
    return (String) tab.evaluate("page.errors()");
  }

  String name() {
    return name;
  }

  Tab tab() {
    return tab;
  }
}
