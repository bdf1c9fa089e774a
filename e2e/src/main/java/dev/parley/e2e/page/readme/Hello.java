package dev.parley.e2e.page.readme;

import dev.parley.browser.Parley;
import dev.parley.client.Channel;
import dev.parley.client.port.ChannelOptions;

/** README's page: it is shown there word for word. */
public final class Hello {

  private Hello() {}

  public static void main(String[] arguments) {
    Parley.join("/signal", "blue", "Ann")
        .then(
            room ->
                room.onPeer(
                    peer -> {
                      Channel chat = peer.openChannel("chat", ChannelOptions.negotiated(0));
                      chat.onText(text -> System.out.println(peer.name() + ": " + text));
                      chat.send("Hello, " + peer.name());
                    }))
        .onError(error -> System.err.println("Not in the room: " + error.getMessage()));
  }
}
