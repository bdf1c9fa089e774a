package dev.parley.e2e.page.readme;

import dev.parley.browser.BrowserMedia;
import dev.parley.browser.Parley;
import dev.parley.client.Channel;
import dev.parley.client.ConnectionState;
import dev.parley.client.Peer;
import dev.parley.client.Room;
import dev.parley.client.SendResult;
import dev.parley.client.loop.Promise;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.MediaStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLVideoElement;

/** The examples of browser-client's README: they are shown there word for word. */
public final class Call {

  private Call() {}

  static void talk() {
    Parley.join("/signal", "blue", "Ann")
        .then(
            room -> {
              room.onMessage(
                  (peer, data) -> System.out.println(peer.name() + ": " + data.toJson()));
              room.send("Hello, everybody");
            });
  }

  static void call() {
    BrowserMedia.userMedia(true, true)
        .flatMap(camera -> Parley.join("/signal", "blue", "Ann").then(room -> room.publish(camera)))
        .then(
            room ->
                room.onPeer(
                    peer ->
                        peer.onTrack((track, streams) -> streams.forEach(stream -> show(stream)))))
        .onError(error -> System.err.println(error.getMessage()));
  }

  static void show(MediaStream stream) {
    HTMLDocument document = HTMLDocument.current();
    HTMLElement video = document.getElementById(stream.id());
    if (video == null) { // it is told of once for each track, and again after a reconnect
      video = document.createElement("video");
      video.setId(stream.id());
      video.setAttribute("autoplay", "");
      document.getBody().appendChild(video);
    }
    BrowserMedia.attach((HTMLVideoElement) video, stream);
  }

  static void states(Room room) {
    room.onState(
        state -> {
          if (state == ConnectionState.CLOSED) {
            room.reason().ifPresent(reason -> System.out.println(reason.text()));
          }
        });
    room.onPeerLeft(peer -> System.out.println(peer.name() + " is gone"));
  }

  static void files(Peer peer, Supplier<Promise<Optional<byte[]>>> parts) {
    Channel files = peer.openChannel("files", ChannelOptions.reliable().unordered());
    files
        .writeAll(parts) // asks for the next part when there is room for it
        .flatMap(all -> files.drained()) // until all has arrived
        .then(done -> files.close())
        .onError(error -> System.err.println(error.getMessage()));
    peer.onChannel(channel -> channel.onBytes(bytes -> System.out.println(bytes.length)));
  }

  static void count(Channel channel, int from, int to) {
    if (from < to) {
      channel.write("message " + from).then(room -> count(channel, from + 1, to));
    }
  }

  static void talkToForeigners(Peer peer) {
    Channel chat = peer.openChannel("chat", ChannelOptions.reliable().raw());
    chat.onText(text -> System.out.println(text));
    if (chat.send("hello") == SendResult.FULL) {
      System.out.println(chat.bufferedAmount() + " bytes wait: send it again later");
    }
  }
}
