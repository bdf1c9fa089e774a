package dev.parley.e2e.page.hello;

import dev.parley.browser.Parley;
import dev.parley.client.Channel;
import dev.parley.client.port.ChannelOptions;
import org.teavm.jso.dom.html.HTMLDocument;

/** The smallest program worth writing, to see what it costs a page to load. */
public final class HelloPage {

  private HelloPage() {}

  public static void main(String[] args) {
    Parley.join("/signal", "hello", "Ann")
        .then(
            room ->
                room.onPeer(
                    peer -> {
                      Channel chat = peer.openChannel("chat", ChannelOptions.negotiated(0));
                      chat.onOpen(() -> chat.send("hello " + peer.name()));
                      chat.onText(text -> show(peer.name() + ": " + text));
                    }));
  }

  private static void show(String line) {
    HTMLDocument document = HTMLDocument.current();
    document.getBody().appendChild(document.createElement("p").withText(line));
  }
}
