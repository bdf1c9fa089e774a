package dev.parley.e2e.page.channels;

import org.teavm.jso.JSBody;

/**
 * A page without a face for tests: {@code window.channels} does what {@link ChannelsDriver} says,
 * {@code channels.events} has what was heard, a line each. Of what comes by a channel whose label
 * begins with {@code bulk} only the amount is noted; by one that the other side opened and that
 * begins with {@code echo} it goes back as it came.
 */
public final class ChannelsPage {

  private ChannelsPage() {}

  public static void main(String[] args) {
    expose(new PageChannels());
  }

  @JSBody(
      params = "driver",
      script =
          """
          window.channels = {
            events: [],
            join: (room, name) => driver.join('/signal', room, name),
            open: (label, {ordered = true, maxRetransmits = -1, maxPacketLifeTime = -1, id = -1,
                raw = false, protocol = ''} = {}) =>
              driver.open(label, ordered, maxRetransmits, maxPacketLifeTime, id, raw, protocol),
            describe: label => driver.describe(label),
            sendText: (label, length, seed) => driver.sendText(label, length, seed),
            sendBytes: (label, length, seed) => driver.sendBytes(label, length, seed),
            produce: (label, total, part) => driver.produce(label, total, part),
            pour: (label, total, part) => driver.pour(label, total, part),
            chat: (label, count, millis) => driver.chat(label, count, millis),
            received: label => driver.received(label),
            waiting: label => driver.waiting(label),
            close: label => driver.close(label),
          };
          """)
  private static native void expose(ChannelsDriver driver);

  @JSBody(params = "line", script = "channels.events.push(line);")
  static native void note(String line);

  @JSBody(script = "return performance.now();")
  static native double now();
}
