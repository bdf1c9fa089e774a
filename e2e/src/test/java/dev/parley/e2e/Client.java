package dev.parley.e2e;

import java.util.List;
import java.util.Map;

/** The page {@code client} in some browser, driven as its {@code Driver} says. */
public final class Client {

  private final Scripted tab;

  private Client(Scripted tab) {
    this.tab = tab;
  }

  /** Opens the page, which has the tab's name for its own. */
  public static Client open(Scripted tab, String url) {
    tab.go(url);
    tab.await("() => window.client !== undefined");
    return new Client(tab);
  }

  /**
   * Joins a room of the page's server.
   *
   * @param chatId of the negotiated channel {@code chat} with each peer; -1 for none
   */
  public Client join(String room, int chatId) {
    tab.evaluate(
        "({room, name, chatId}) => client.join('/signal', room, name, chatId)",
        Map.of("room", room, "name", tab.toString(), "chatId", chatId));
    return this;
  }

  public Scripted tab() {
    return tab;
  }

  public Object evaluate(String expression) {
    return tab.evaluate(expression);
  }

  /** Waits until the page has heard exactly that. */
  public void await(String event) {
    tab.await("event => client.events.includes(event)", event);
  }

  /** Waits until the page has heard that {@code times} times. */
  public void await(String event, int times) {
    tab.await(
        "({event, times}) => client.events.filter(e => e === event).length >= times",
        Map.of("event", event, "times", times));
  }

  /** Waits until the last that it has heard that begins so is exactly that. */
  public void awaitLast(String beginning, String event) {
    tab.await(
        "({beginning, event}) =>"
            + " client.events.filter(e => e.startsWith(beginning)).pop() === event",
        Map.of("beginning", beginning, "event", event));
  }

  /** What it has heard that begins so, in order. */
  @SuppressWarnings("unchecked") // it is an array of strings: see the page's Diary
  public List<String> heard(String beginning) {
    return (List<String>)
        tab.evaluate("beginning => client.events.filter(e => e.startsWith(beginning))", beginning);
  }

  /** Sends a peer 0, 1, 2 … by a channel, one each {@code millis}, until {@link #stop}. */
  public void countTo(String peer, String channel, int millis) {
    tab.evaluate(
        """
        ({peer, channel, millis}) => {
          client.count = 0;
          client.timer = setInterval(() => {
            if (client.sendText(peer, channel, String(client.count)) === 'ACCEPTED') {
              client.count++;
            }
          }, millis);
        }
        """,
        Map.of("peer", peer, "channel", channel, "millis", millis));
  }

  /**
   * Sends everyone 0, 1, 2 … by way of the server, one each {@code millis}, until {@link #stop}.
   */
  public void countToAll(int millis) {
    tab.evaluate(
        """
        millis => {
          client.count = 0;
          client.timer = setInterval(() => {
            if (client.message(String(client.count)) === 'ACCEPTED') {
              client.count++;
            }
          }, millis);
        }
        """,
        millis);
  }

  /** How far it has counted. */
  public int stop() {
    return (int) tab.number("(clearInterval(client.timer), client.count)");
  }

  /** Waits until a peer's video shows another picture than now. */
  public void awaitPictures(String peer) {
    tab.await(
        """
        peer => {
          const video = [...document.querySelectorAll('video')].filter(
              v => v.dataset.peer === peer && v.srcObject && v.srcObject.active).pop();
          if (!video) return false;
          // Firefox counts no frames of a stream there, but elsewhere.
          const frames = video.mozPaintedFrames ?? video.getVideoPlaybackQuality().totalVideoFrames;
          if (video.seen === undefined) video.seen = frames;
          const more = frames > video.seen + 3;
          if (more) video.seen = undefined;
          return more;
        }
        """,
        peer);
  }
}
