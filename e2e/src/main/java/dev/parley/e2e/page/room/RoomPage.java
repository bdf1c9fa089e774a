package dev.parley.e2e.page.room;

import dev.parley.browser.Parley;
import dev.parley.client.Channel;
import dev.parley.client.ChannelState;
import dev.parley.client.Peer;
import dev.parley.client.Room;
import dev.parley.client.port.ChannelOptions;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;

/** A client without a face: everybody in a room sends text to everybody by data channels. */
public final class RoomPage implements RoomControls {

  private final List<Channel> channels = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final RoomMedia media = new RoomMedia();
  private Room room;
  private int closedChannels;
  private boolean negotiated;
  private double start;
  private double millisToOpen = -1;

  private RoomPage() {}

  public static void main(String[] args) {
    expose(new RoomPage());
  }

  @Override
  public void join(String name, String roomName, boolean bothOpen) {
    negotiated = bothOpen;
    start = now();
    Parley.join("/signal", roomName, name).then(this::enter).onError(e -> note(e.toString()));
  }

  private void enter(Room joined) {
    room = joined;
    room.onError(error -> note(error.detail()));
    room.onPeer(this::meet);
  }

  private void meet(Peer peer) {
    peer.onChannel(channel -> use(peer, channel));
    media.listen(peer);
    // Of those who agree on no id some are pages that know nothing of Parley.
    ChannelOptions options =
        negotiated ? ChannelOptions.negotiated(0) : ChannelOptions.reliable().raw();
    use(peer, peer.openChannel("chat", options));
  }

  private void use(Peer peer, Channel channel) {
    channels.add(channel);
    channel.onOpen(
        () -> {
          noteTime();
          channel.onClose(() -> closedChannels++);
        });
    channel.onText(text -> heard.add(peer.name() + ": " + text));
    channel.onError(error -> note(error.toString()));
  }

  private void noteTime() {
    if (millisToOpen < 0) {
      millisToOpen = now() - start;
    }
  }

  private void note(String error) {
    errors.add(error);
  }

  @Override
  public boolean joined() {
    return room != null;
  }

  @Override
  public void leave() {
    room.leave();
  }

  @Override
  public int openChannels() {
    return open().size();
  }

  @Override
  public int closedChannels() {
    return closedChannels;
  }

  private List<Channel> open() {
    return channels.stream().filter(channel -> channel.state() == ChannelState.OPEN).toList();
  }

  @Override
  public double millisToOpen() {
    return millisToOpen;
  }

  @Override
  public void say(String text) {
    open().forEach(channel -> channel.send(text));
  }

  @Override
  public String heard() {
    return String.join("\n", heard);
  }

  @Override
  public void prepareMedia() {
    media.prepare(error -> note(error.toString()));
  }

  @Override
  public boolean mediaReady() {
    return media.isReady();
  }

  @Override
  public void toggle(int stream) {
    media.toggle(room, stream);
  }

  @Override
  public String tracks(int stream) {
    return media.tracks(stream);
  }

  @Override
  public String remoteTracks() {
    return media.remoteTracks();
  }

  @Override
  public String peers() {
    return String.join(
        "\n", room.peers().stream().map(peer -> peer.name() + ": " + peer.state()).toList());
  }

  @Override
  public String errors() {
    return String.join("\n", errors);
  }

  @JSBody(script = "return performance.now();")
  private static native double now();

  @JSBody(params = "controls", script = "window.page = controls;")
  private static native void expose(RoomControls controls);
}
