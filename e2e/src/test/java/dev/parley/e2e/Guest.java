package dev.parley.e2e;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** A tab with the client library's page without a face in it, and what a test has it do. */
final class Guest {

  private static final double RENEGOTIATION_MILLIS = 240_000;

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

  /** The kinds of the tracks of one of its prepared streams, in order. */
  List<String> tracks(int stream) {
    return List.of(((String) tab.evaluate("stream => page.tracks(stream)", stream)).split(" "));
  }

  /** Publishes one of its prepared streams, or unpublishes it if it is published. */
  void toggle(int stream) {
    tab.evaluate("stream => page.toggle(stream)", stream);
  }

  /** Waits until the peers send tracks of exactly these kinds. */
  void awaitRemoteTracks(List<String> kinds) {
    tab.await("kinds => page.remoteTracks() === kinds", String.join(" ", kinds));
  }

  /**
   * Publishes and unpublishes, round by round: after its pause, and when both have exactly what the
   * other sent in the round before. Does not wait for the end.
   *
   * @param toggles which stream is published, or unpublished if it is, in each round
   * @param pauses how many milliseconds it waits before, in each round
   * @param theirs what the peer's tracks are after each round
   */
  void renegotiateWith(
      String peer, List<Integer> toggles, List<Integer> pauses, List<String> theirs) {
    tab.evaluate(
        """
        ({peer, toggles, pauses, theirs}) => {
          const until = condition => new Promise((done, late) => {
            const begin = Date.now();
            const look = () => condition() ? done()
                : Date.now() - begin > 30000 ? late() : setTimeout(look);
            look();
          });
          page.rounds = 0;
          page.renegotiationOver = false;
          (async () => {
            for (const [i, toggle] of toggles.entries()) {
              await until(() => page.openChannels() > 0);
              page.say('ready ' + i);
              await until(() => page.heard().endsWith(peer + ': ready ' + i));
              await new Promise(done => setTimeout(done, pauses[i]));
              page.toggle(toggle);
              await until(() => page.remoteTracks() === theirs[i]);
              page.rounds++;
            }
          })().catch(() => {}).then(() => page.renegotiationOver = true);
        }
        """,
        Map.of("peer", peer, "toggles", toggles, "pauses", pauses, "theirs", theirs));
  }

  /** How many rounds ended in agreement before it was through, or stuck. */
  int awaitRenegotiated() {
    tab.page()
        .waitForFunction(
            "() => page.renegotiationOver",
            null,
            new Page.WaitForFunctionOptions().setTimeout(RENEGOTIATION_MILLIS));
    return (int) tab.number("page.rounds");
  }

  /** The kinds of the tracks that the peers send here now, in order. */
  String remoteTracks() {
    return (String) tab.evaluate("page.remoteTracks()");
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
