package dev.parley.e2e.page.client;

import dev.parley.browser.BrowserJson;
import dev.parley.browser.BrowserMedia;
import dev.parley.browser.BrowserPromises;
import dev.parley.browser.Parley;
import dev.parley.client.Channel;
import dev.parley.client.Peer;
import dev.parley.client.Room;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.MediaStream;
import dev.parley.protocol.Profile;
import java.util.HashMap;
import java.util.Map;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** Does what a test says and writes down what it hears. */
final class PageDriver implements Driver {

  private final BrowserJson json = new BrowserJson();
  private final Diary diary;
  private final Map<String, Peer> peers = new HashMap<>();

  /** By peer's name and label. */
  private final Map<String, Channel> channels = new HashMap<>();

  private Room room;
  private MediaStream published;
  private int chatId;

  PageDriver(Diary diary) {
    this.diary = diary;
  }

  @Override
  public JSPromise<JSString> join(String url, String roomName, String name, int newChatId) {
    chatId = newChatId;
    return BrowserPromises.toJs(
        Parley.join(url, roomName, name)
            .then(this::joined)
            .map(joined -> JSString.valueOf(joined.self().id().value())));
  }

  private void joined(Room joined) {
    room = joined;
    diary.write("joined");
    room.onState(
        state ->
            diary.write(
                "room "
                    + state.name()
                    + room.reason().map(reason -> " " + reason.kind().name()).orElse("")));
    room.onPeerLeft(peer -> diary.write("left " + peer.name()));
    room.onMessage((peer, data) -> diary.write("message " + peer.name() + " " + data.toJson()));
    room.onError(error -> diary.write("error " + error.detail()));
    room.onPeer(this::met);
  }

  private void met(Peer peer) {
    peers.put(peer.name(), peer);
    diary.write("peer " + peer.name());
    peer.onState(
        state ->
            diary.write(
                "state "
                    + peer.name()
                    + " "
                    + state.name()
                    + peer.reason().map(reason -> " " + reason.name()).orElse("")));
    peer.onSuspended(suspended -> diary.write("suspended " + peer.name() + " " + suspended));
    peer.onProfile(profile -> diary.write("profile " + profile.name().orElse("")));
    peer.onChannel(channel -> listen(peer, channel));
    peer.onTrack(
        (track, streams) -> {
          diary.write("track " + peer.name() + " " + track.kind().name());
          streams.forEach(stream -> Screen.show(peer.name(), stream));
        });
    peer.onTrackRemoved(
        track -> {
          diary.write("removed " + peer.name() + " " + track.kind().name());
          Screen.clear();
        });
    if (chatId >= 0) {
      listen(peer, peer.openChannel("chat", ChannelOptions.negotiated(chatId)));
    }
  }

  private void listen(Peer peer, Channel channel) {
    String name = peer.name() + " " + channel.label();
    channels.put(name, channel);
    channel.onOpen(() -> diary.write("open " + name));
    channel.onText(text -> diary.write("text " + name + " " + text));
    channel.onBytes(bytes -> diary.write("bytes " + name + " " + Bytes.describe(bytes)));
    channel.onError(error -> diary.write("error " + name + " " + error.getMessage()));
    channel.onClose(() -> diary.write("close " + name));
  }

  @Override
  public void open(String peer, String label, int id) {
    ChannelOptions options = id < 0 ? ChannelOptions.reliable() : ChannelOptions.negotiated(id);
    listen(peers.get(peer), peers.get(peer).openChannel(label, options));
  }

  @Override
  public String sendText(String peer, String label, String text) {
    return channels.get(peer + " " + label).send(text).name();
  }

  @Override
  public String sendBytes(String peer, String label, int size) {
    return channels.get(peer + " " + label).send(Bytes.counting(size)).name();
  }

  @Override
  public void close(String peer, String label) {
    channels.get(peer + " " + label).close();
  }

  @Override
  public String message(String text) {
    return room.send(json.string(text)).name();
  }

  @Override
  public void rename(String name) {
    room.updateProfile(Profile.named(json, name));
  }

  @Override
  public JSPromise<JSString> publish(boolean audio, boolean video) {
    return BrowserPromises.toJs(
        BrowserMedia.userMedia(audio, video)
            .then(
                stream -> {
                  unpublish();
                  published = stream;
                  room.publish(stream);
                })
            .map(stream -> JSString.valueOf(stream.id())));
  }

  @Override
  public void unpublish() {
    if (published != null) {
      room.unpublish(published);
      published.tracks().forEach(track -> track.stop());
      published = null;
    }
  }

  @Override
  public void leave() {
    room.leave();
  }
}
