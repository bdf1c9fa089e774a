package dev.parley.e2e.page.client;

import org.teavm.jso.JSBody;

/**
 * What the page heard: a line each in {@code client.events}, its first time in {@code
 * client.times}.
 */
final class Diary {

  void write(String line) {
    push(line);
  }

  @JSBody(
      params = "line",
      script =
          "client.events.push(line); if (!(line in client.times)) { client.times[line] = performance.now(); }")
  private static native void push(String line);
}
