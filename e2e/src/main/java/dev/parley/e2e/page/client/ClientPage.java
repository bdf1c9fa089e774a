package dev.parley.e2e.page.client;

import org.teavm.jso.JSBody;

/**
 * A page without a face for tests: {@code window.client} has the client's API for a test to call,
 * see {@link Driver}; {@code client.events} has what was heard, a line each, and every stream that
 * a peer sends plays in a {@code video} whose {@code data-peer} is the peer's name.
 */
public final class ClientPage {

  private ClientPage() {}

  public static void main(String[] args) {
    expose(new PageDriver(new Diary()));
  }

  @JSBody(
      params = "driver",
      script =
          "window.client = {events: [], times: {},"
              + " join: (url, room, name, id) => driver.join(url, room, name, id),"
              + " open: (peer, label, id) => driver.open(peer, label, id === undefined ? -1 : id),"
              + " sendText: (peer, label, text) => driver.sendText(peer, label, text),"
              + " sendBytes: (peer, label, size) => driver.sendBytes(peer, label, size),"
              + " close: (peer, label) => driver.close(peer, label),"
              + " message: text => driver.message(text),"
              + " rename: name => driver.rename(name),"
              + " publish: (audio, video) => driver.publish(audio, video),"
              + " unpublish: () => driver.unpublish(),"
              + " leave: () => driver.leave()};")
  private static native void expose(Driver driver);
}
