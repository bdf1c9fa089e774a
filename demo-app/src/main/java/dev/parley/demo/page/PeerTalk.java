package dev.parley.demo.page;

import dev.parley.client.Channel;
import dev.parley.client.ConnectionState;
import dev.parley.client.Peer;
import dev.parley.client.SendResult;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.demo.page.state.ChatLine;
import dev.parley.demo.page.state.Connection;
import dev.parley.demo.page.state.DemoState;
import dev.parley.demo.page.state.DeviceStatus;
import dev.parley.demo.page.state.Participant;
import dev.parley.protocol.json.Json;
import java.util.List;

/**
 * What goes between this page and one peer: its picture and sound, and two data channels, {@code
 * chat} with plain text and {@code status} with {@link DeviceStatus} as JSON. Both sides open them
 * under agreed ids, so they are there with the first offer.
 */
final class PeerTalk {

  private static final String CHAT = "chat";
  private static final int CHAT_ID = 0;
  private static final String STATUS = "status";
  private static final int STATUS_ID = 1;

  private final Peer peer;
  private final DemoState state;
  private final Json json;
  private final Channel status;
  private final Channel agreedChat;

  /** The one to write to: the peer's own, if it opened one, since then it may not know ours. */
  private Channel chat;

  private boolean wasConnected;

  /**
   * @param opened called whenever a channel opens
   */
  PeerTalk(Peer peer, DemoState state, Json json, Runnable opened) {
    this.peer = peer;
    this.state = state;
    this.json = json;
    agreedChat = peer.openChannel(CHAT, ChannelOptions.negotiated(CHAT_ID));
    chat = agreedChat;
    status = peer.openChannel(STATUS, ChannelOptions.negotiated(STATUS_ID));
    chat.onOpen(opened);
    chat.onText(this::heard);
    status.onText(this::statusChanged);
    peer.onChannel(this::channelOpened);
    peer.onTrack(this::sees);
    peer.onTrackRemoved(track -> refresh());
    peer.onState(this::connectionChanged);
    peer.onProfile(profile -> state.update(id(), p -> p.withName(nameOf(peer))));
    // Waits in the channel until it opens.
    sendStatus();
  }

  static Participant newcomer(Peer peer) {
    return Participant.newcomer(peer.id().value(), nameOf(peer));
  }

  /** Whether the peer is going to get it, unless it goes before. */
  boolean say(String text) {
    return chat.send(text) == SendResult.ACCEPTED;
  }

  /** Tells the peer which of one's devices are on. */
  void sendStatus() {
    status.send(state.devices().status().toJson(json));
  }

  private String id() {
    return peer.id().value();
  }

  String name() {
    return nameOf(peer);
  }

  private static String nameOf(Peer peer) {
    String name = peer.name().strip();
    return name.isEmpty() ? "Guest" : name;
  }

  private void heard(String text) {
    state.chatted(new ChatLine(nameOf(peer), text, Clock.now(), false));
  }

  private void statusChanged(String text) {
    DeviceStatus.parse(json, text)
        .ifPresent(devices -> state.update(id(), p -> p.withDevices(devices)));
  }

  private void channelOpened(Channel opened) {
    if (opened.label().equals(CHAT)) {
      chat = opened;
      opened.onText(this::heard);
      opened.onClose(() -> chatClosed(opened));
    }
  }

  private void chatClosed(Channel closed) {
    if (chat == closed) {
      chat = agreedChat;
    }
  }

  private void sees(MediaTrack track, List<MediaStream> streams) {
    if (!streams.isEmpty()) {
      state.update(id(), p -> p.withStream(streams.get(0)));
    }
  }

  /** The stream is the same one, with a track less. */
  private void refresh() {
    state.update(id(), p -> p);
  }

  private void connectionChanged(ConnectionState connection) {
    switch (connection) {
      case CONNECTING -> become(Connection.CONNECTING);
      case CONNECTED -> {
        wasConnected = true;
        become(Connection.CONNECTED);
      }
      case RECONNECTING -> become(wasConnected ? Connection.RECONNECTING : Connection.FAILED);
      case CLOSED -> {} // Call removes it, or says why not.
    }
  }

  private void become(Connection connection) {
    state.update(id(), p -> p.withConnection(connection));
  }
}
