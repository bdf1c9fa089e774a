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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** The others, in the order in which they came. */
  private final Map<PeerId, Peer> peers = new LinkedHashMap<>();

  /** What every peer is sent, in the order of publishing, by stream id. */
  private final Map<String, MediaStream> published = new LinkedHashMap<>();

  private final Listeners<Consumer<? super ConnectionState>> stateListeners;
  private final Listeners<Consumer<? super Peer>> peerListeners;
  private final Listeners<Consumer<? super Peer>> peerLeftListeners;
  private final Listeners<MessageListener> messageListeners;
  private final Listeners<Consumer<? super RoomError>> errorListeners;

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
    return List.copyOf(peers.values());
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
      peerListeners.fireOne(listener, l -> l.accept(peer));
    }
    return registration;
  }

  /** Hears of each peer that is gone, after the peer's own listeners. */
  public Registration onPeerLeft(Consumer<? super Peer> listener) {
    return peerLeftListeners.add(listener);
  }

  /** Hears what peers send by {@link #send} and {@link Peer#send}. */
  public Registration onMessage(MessageListener listener) {
    return messageListeners.add(listener);
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
    published.put(stream.id(), stream);
    for (Peer peer : peers()) {
      peer.publish(stream);
    }
  }

  /** Stops sending a stream's tracks; does not stop the tracks. */
  public void unpublish(MediaStream stream) {
    if (published.remove(stream.id()) != null) {
      for (Peer peer : peers()) {
        peer.unpublish(stream);
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
    peers.put(info.id(), peer);
    for (MediaStream stream : published.values()) {
      peer.publish(stream);
    }
    return peer;
  }

  private void remove(Peer peer, PeerCloseReason reason) {
    if (peers.remove(peer.id()) != null) {
      peer.close(reason);
      peerLeftListeners.fire(l -> l.accept(peer));
    }
  }

  private void report(RoomError error) {
    errorListeners.fire(l -> l.accept(error));
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
      if (!peers.containsKey(info.id())) {
        Peer peer = add(info, false);
        peerListeners.fire(l -> l.accept(peer));
      }
    }

    @Override
    public void peerUpdated(PeerInfo info) {
      peer(info.id()).ifPresent(peer -> peer.update(info));
    }

    @Override
    public void peerSuspended(PeerId id, boolean suspended) {
      peer(id).ifPresent(peer -> peer.setSuspended(suspended));
    }

    @Override
    public void peerLeft(PeerId id, LeaveReason reason) {
      peer(id).ifPresent(peer -> remove(peer, PeerCloseReason.of(reason)));
    }

    @Override
    public void description(PeerId from, SessionDescription description) {
      peer(from).ifPresent(peer -> peer.remoteDescription(description));
    }

    @Override
    public void candidate(PeerId from, Optional<IceCandidate> candidate) {
      peer(from).ifPresent(peer -> peer.remoteCandidate(candidate));
    }

    @Override
    public void message(PeerId from, JsonValue data) {
      peer(from).ifPresent(peer -> messageListeners.fire(l -> l.onMessage(peer, data)));
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
      stateListeners.fire(l -> l.accept(state));
      joined.reject(new JoinException(reason));
    }

    /** A peer that is gone, or that failed here, may still be spoken of; that is no error. */
    private Optional<Peer> peer(PeerId id) {
      return Optional.ofNullable(peers.get(id));
    }
  }
}
