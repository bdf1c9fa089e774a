package dev.parley.client;

import dev.parley.client.loop.Deferred;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Promise;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.PeerConnectionConfiguration;
import dev.parley.client.port.Platform;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.SessionDescription;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A room that this side is in: the other peers, what is published to them, and the messages that go
 * by way of the server. Used on the event loop alone.
 */
public final class Room {

  private final Platform platform;
  private final EventLoop loop;
  private final JoinOptions options;
  private final Deferred<Room> joined;
  private final SignalingSession session;

  /** The others, in the order in which they came; few enough to be searched. */
  private final List<Peer> peers = new ArrayList<>();

  /** What every peer is sent, in the order of publishing. */
  private final List<MediaStream> published = new ArrayList<>();

  private final Listeners<ConnectionState> stateListeners;
  private final Listeners<Peer> peerListeners;
  private final Listeners<Peer> peerLeftListeners;
  private final Listeners<Received> messageListeners;
  private final Listeners<RoomError> errorListeners;

  private ConnectionState state = ConnectionState.CONNECTING;
  private Optional<CloseReason> closeReason = Optional.empty();

  /** This side as the others see it; null until welcome. */
  private PeerInfo self;

  /** What the server named last. */
  private List<IceServer> serverIceServers = List.of();

  private Room(Platform platform, JoinOptions options) {
    this.platform = platform;
    this.loop = platform.loop();
    this.options = options;
    this.joined = new Deferred<>(loop);
    this.stateListeners = new Listeners<>(loop);
    this.peerListeners = new Listeners<>(loop);
    this.peerLeftListeners = new Listeners<>(loop);
    this.messageListeners = new Listeners<>(loop);
    this.errorListeners = new Listeners<>(loop);
    this.session = new SignalingSession(platform, options, new Incoming());
  }

  static Promise<Room> join(Platform platform, JoinOptions options) {
    Room room = new Room(platform, options);
    room.session.open();
    return room.joined.promise();
  }

  public RoomName name() {
    return options.room();
  }

  /** This side as the others see it. */
  public PeerInfo self() {
    return self;
  }

  /** The other peers as of now, in the order in which they came. */
  public List<Peer> peers() {
    return List.copyOf(peers);
  }

  public ConnectionState state() {
    return state;
  }

  /** Why it is closed; empty until then. */
  public Optional<CloseReason> closeReason() {
    return closeReason;
  }

  /** Hears each new state; {@link ConnectionState#CLOSED} is the last. */
  public Registration onState(Consumer<? super ConnectionState> listener) {
    return stateListeners.add(listener);
  }

  /** Hears of each peer: at once of those present, then of every newcomer. */
  public Registration onPeer(Consumer<? super Peer> listener) {
    Registration registration = peerListeners.add(listener);
    for (Peer peer : peers()) {
      peerListeners.tell(listener, peer);
    }
    return registration;
  }

  /** Hears of each peer that is gone, after the peer's own listeners. */
  public Registration onPeerLeft(Consumer<? super Peer> listener) {
    return peerLeftListeners.add(listener);
  }

  /** Hears what peers send by {@link #send} and {@link Peer#send}. */
  public Registration onMessage(MessageListener listener) {
    return messageListeners.add(message -> listener.onMessage(message.from, message.data));
  }

  /** Hears what went wrong without ending the room. */
  public Registration onError(Consumer<? super RoomError> listener) {
    return errorListeners.add(listener);
  }

  /**
   * Sends a stream's tracks to every peer, present and to come, until {@link #unpublish}. Called
   * again after the stream got another track, it sends that one too.
   */
  public void publish(MediaStream stream) {
    if (state == ConnectionState.CLOSED) {
      return;
    }
    withdraw(stream);
    published.add(stream);
    for (Peer peer : peers()) {
      peer.publish(stream);
    }
  }

  /** Stops sending a stream's tracks; does not stop the tracks. */
  public void unpublish(MediaStream stream) {
    withdraw(stream);
    for (Peer peer : peers()) {
      peer.unpublish(stream);
    }
  }

  private void withdraw(MediaStream stream) {
    for (int i = 0; i < published.size(); i++) {
      if (published.get(i).id().equals(stream.id())) {
        published.remove(i);
        return;
      }
    }
  }

  /**
   * Sends a message to every other peer by way of the server, in order with all that this side
   * sends so.
   */
  public SendResult send(JsonValue data) {
    return session.send(new ClientMessage.Message(Optional.empty(), data));
  }

  /** Replaces what this side says of itself; the others hear it by {@link Peer#onProfile}. */
  public SendResult updateProfile(Profile profile) {
    SendResult result = session.send(new ClientMessage.Update(profile));
    if (result == SendResult.ACCEPTED) {
      self = new PeerInfo(self.id(), self.user(), profile, self.suspended());
    }
    return result;
  }

  /** Leaves the room and closes every peer; the room is closed when this returns. */
  public void leave() {
    session.leave();
  }

  private Peer add(PeerInfo info, boolean present) {
    List<IceServer> iceServers = new ArrayList<>(serverIceServers);
    iceServers.addAll(options.iceServers());
    Peer peer =
        new Peer(
            platform,
            info,
            self.id(),
            present,
            new PeerConnectionConfiguration(iceServers, options.relayOnly()),
            new Outgoing());
    peers.add(peer);
    for (MediaStream stream : published) {
      peer.publish(stream);
    }
    return peer;
  }

  private void remove(Peer peer, PeerCloseReason reason) {
    for (int i = 0; i < peers.size(); i++) {
      if (peers.get(i) == peer) {
        peers.remove(i);
        peer.close(reason);
        peerLeftListeners.fire(peer);
        return;
      }
    }
  }

  /**
   * The peer of that id; null for one that is gone or failed here, of which others may still speak.
   */
  private Peer find(PeerId id) {
    for (Peer peer : peers) {
      if (peer.id().equals(id)) {
        return peer;
      }
    }
    return null;
  }

  private void report(RoomError error) {
    errorListeners.fire(error);
  }

  /** What peers want of their room. */
  private final class Outgoing implements PeerOutgoing {

    @Override
    public SendResult send(ClientMessage.Relayed message) {
      return session.send(message);
    }

    @Override
    public void failed(Peer peer) {
      remove(peer, PeerCloseReason.FAILED);
    }

    @Override
    public void error(Peer peer, Throwable cause) {
      report(
          new RoomError(Optional.of(peer), Optional.empty(), cause.toString(), Optional.of(cause)));
    }
  }

  /** What the session hears from the server. */
  private final class Incoming implements SessionListener {

    @Override
    public void joined(ServerMessage.Welcome welcome) {
      self = welcome.peer();
      serverIceServers = welcome.iceServers();
      for (PeerInfo info : welcome.peers()) {
        add(info, true);
      }
      state = ConnectionState.CONNECTED;
      joined.resolve(Room.this);
    }

    @Override
    public void peerJoined(PeerInfo info) {
      if (find(info.id()) == null) {
        peerListeners.fire(add(info, false));
      }
    }

    @Override
    public void peerUpdated(PeerInfo info) {
      Peer peer = find(info.id());
      if (peer != null) {
        peer.update(info);
      }
    }

    @Override
    public void peerSuspended(PeerId id, boolean suspended) {
      Peer peer = find(id);
      if (peer != null) {
        peer.setSuspended(suspended);
      }
    }

    @Override
    public void peerLeft(PeerId id, LeaveReason reason) {
      Peer peer = find(id);
      if (peer != null) {
        remove(peer, PeerCloseReason.of(reason));
      }
    }

    @Override
    public void description(PeerId from, SessionDescription description) {
      Peer peer = find(from);
      if (peer != null) {
        peer.remoteDescription(description);
      }
    }

    @Override
    public void candidate(PeerId from, Optional<IceCandidate> candidate) {
      Peer peer = find(from);
      if (peer != null) {
        peer.remoteCandidate(candidate);
      }
    }

    @Override
    public void message(PeerId from, JsonValue data) {
      Peer peer = find(from);
      if (peer != null) {
        messageListeners.fire(new Received(peer, data));
      }
    }

    @Override
    public void iceServers(List<IceServer> iceServers) {
      serverIceServers = iceServers;
    }

    @Override
    public void error(ServerMessage.ErrorMessage error) {
      report(
          new RoomError(
              Optional.empty(), Optional.of(error.code()), error.detail(), Optional.empty()));
    }

    @Override
    public void ended(CloseReason reason) {
      state = ConnectionState.CLOSED;
      closeReason = Optional.of(reason);
      for (Peer peer : peers()) {
        remove(peer, PeerCloseReason.ROOM_CLOSED);
      }
      published.clear();
      stateListeners.fire(state);
      joined.reject(new JoinException(reason));
    }
  }

  /** A message by way of the server. */
  private static final class Received {

    private final Peer from;
    private final JsonValue data;

    Received(Peer from, JsonValue data) {
      this.from = from;
      this.data = data;
    }
  }
}
