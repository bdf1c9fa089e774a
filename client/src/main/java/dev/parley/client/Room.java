package dev.parley.client;

import dev.parley.client.loop.Deferred;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Promise;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.NetworkStatus;
import dev.parley.client.port.Platform;
import dev.parley.protocol.AccessToken;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.ErrorCode;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A room that this side is in: the other peers, what is published to them, and the messages that go
 * by way of the server. Where the server can't be reached it is reconnected to; the peers and what
 * is exchanged with them stay meanwhile. Used on the event loop alone.
 */
public final class Room {

  private final JoinOptions options;
  private final Deferred<Room> joined;
  private final SignalingSession session;
  private final Members members;
  private final Registration networkListener;

  private final Listeners<ConnectionState> stateListeners;
  private final Listeners<Received> messageListeners;
  private final Listeners<RoomError> errorListeners;

  private ConnectionState state = ConnectionState.CONNECTING;
  private Optional<RoomReason> reason = Optional.empty();

  private Room(Platform platform, JoinOptions options) {
    EventLoop loop = platform.loop();
    this.options = options;
    this.joined = new Deferred<>(loop);
    this.stateListeners = new Listeners<>(loop);
    this.messageListeners = new Listeners<>(loop);
    this.errorListeners = new Listeners<>(loop);
    this.session = new SignalingSession(platform, options, new Incoming());
    this.members = new Members(platform, options, session, errorListeners);
    NetworkStatus network = platform.network();
    this.networkListener =
        network.onChange(
            () -> {
              if (network.online()) {
                members.networkChanged();
              }
            });
  }

  static Promise<Room> join(Platform platform, JoinOptions options) {
    Room room = new Room(platform, options);
    room.session.open();
    return room.joined.promise();
  }

  public RoomName name() {
    return options.room();
  }

  /** This side as the others see it; its id is another one after the server lost its memory. */
  public PeerInfo self() {
    return members.self();
  }

  /** The other peers as of now, in the order in which they came. */
  public List<Peer> peers() {
    return members.peers();
  }

  /** How this side is connected to the server. */
  public ConnectionState state() {
    return state;
  }

  /** Why it is reconnecting or closed; else empty. */
  public Optional<RoomReason> reason() {
    return reason;
  }

  /** Hears each new state; {@link ConnectionState#CLOSED} is the last. */
  public Registration onState(Consumer<? super ConnectionState> listener) {
    return stateListeners.add(listener);
  }

  /** Hears of each peer: at once of those present, then of every newcomer. */
  public Registration onPeer(Consumer<? super Peer> listener) {
    return members.onPeer(listener);
  }

  /** Hears of each peer that is gone, after the peer's own listeners. */
  public Registration onPeerLeft(Consumer<? super Peer> listener) {
    return members.onPeerLeft(listener);
  }

  /** Hears what peers send by {@link #send(JsonValue)} and {@link Peer#send(JsonValue)}. */
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
    if (state != ConnectionState.CLOSED) {
      members.publish(stream);
    }
  }

  /** Stops sending a stream's tracks; does not stop the tracks. */
  public void unpublish(MediaStream stream) {
    members.unpublish(stream);
  }

  /**
   * Sends a message to every other peer by way of the server, in order with all that this side
   * sends so. While the server can't be reached the message waits, and is delivered after. Each
   * peer gets it once, unless the server loses its memory while the message is under way, or the
   * peer can't reach the server for so long that more waits for it than is kept: then an {@link
   * #onError} tells how many may not have come. What is not accepted is sent to no one.
   */
  public SendResult send(JsonValue data) {
    return members.send(data);
  }

  /** Sends a JSON string; see {@link #send(JsonValue)}. */
  public SendResult send(String text) {
    return members.send(members.text(text));
  }

  /** Replaces what this side says of itself; the others hear it by {@link Peer#onProfile}. */
  public SendResult updateProfile(Profile profile) {
    SendResult result = session.update(new ClientMessage.Update(profile));
    if (result == SendResult.ACCEPTED) {
      PeerInfo self = members.self();
      members.setSelf(new PeerInfo(self.id(), self.user(), profile, self.suspended()));
    }
    return result;
  }

  /**
   * Shows the server a newer token before the one of the join expires, of the same {@code sub} and
   * room. One that is not good is told by {@link #onError}, and the former one holds.
   */
  public SendResult renewToken(AccessToken token) {
    return session.renew(token);
  }

  /** Leaves the room and closes every peer; the room is closed when this returns. */
  public void leave() {
    session.leave();
  }

  private void setState(ConnectionState newState, Optional<RoomReason> why) {
    if (state == ConnectionState.CLOSED) {
      return; // by a listener that heard what led to this
    }
    state = newState;
    reason = why;
    stateListeners.fire(newState);
  }

  /** What the session hears from the server. */
  private final class Incoming implements SessionListener {

    @Override
    public void joined(ServerMessage.Welcome welcome) {
      members.setSelf(welcome.peer());
      members.setIceServers(welcome.iceServers());
      for (PeerInfo info : welcome.peers()) {
        members.arrived(info, true);
      }
      state = ConnectionState.CONNECTED;
      joined.resolve(Room.this);
    }

    @Override
    public void lost(RoomReason why) {
      members.setSignaling(false);
      setState(ConnectionState.RECONNECTING, Optional.of(why));
    }

    @Override
    public void resumed(List<IceServer> iceServers) {
      members.setIceServers(iceServers);
      members.setSignaling(true);
      members.sendWaiting();
      setState(ConnectionState.CONNECTED, Optional.empty());
    }

    @Override
    public void rejoined(ServerMessage.Welcome welcome, List<ClientMessage> unsent, int doubtful) {
      members.setSelf(welcome.peer());
      members.setIceServers(welcome.iceServers());
      members.rejoined(welcome.peers(), unsent);
      if (doubtful > 0 && state != ConnectionState.CLOSED) {
        errorListeners.fire(RoomError.ofMemoryLoss(Optional.empty(), doubtful));
      }
      setState(ConnectionState.CONNECTED, Optional.empty());
    }

    @Override
    public void confirmed() {
      members.sendWaiting();
    }

    @Override
    public void peerJoined(PeerInfo info) {
      members.arrived(info, false);
    }

    @Override
    public void peerUpdated(PeerInfo info) {
      members.updated(info);
    }

    @Override
    public void peerSuspended(PeerId id, boolean suspended) {
      members.suspended(id, suspended);
    }

    @Override
    public void peerLeft(PeerId id, LeaveReason leaveReason) {
      members.left(id, leaveReason);
    }

    @Override
    public void description(
        PeerId from, SessionDescription description, Optional<ConnectionId> connection) {
      Peer peer = members.sender(from, connection);
      if (peer != null) {
        peer.remoteDescription(description, connection);
      }
    }

    @Override
    public void candidate(
        PeerId from, Optional<IceCandidate> candidate, Optional<ConnectionId> connection) {
      if (candidate.isEmpty() && connection.isPresent()) {
        members.showedName(from, connection.get());
        return;
      }
      Peer peer = members.sender(from, connection);
      if (peer != null) {
        peer.remoteCandidate(candidate, connection);
      }
    }

    @Override
    public void message(PeerId from, JsonValue data) {
      Peer peer = members.sender(from, Optional.empty());
      if (peer != null) {
        messageListeners.fire(new Received(peer, data));
      }
    }

    @Override
    public void iceServers(List<IceServer> iceServers) {
      members.setIceServers(iceServers);
    }

    @Override
    public void error(ServerMessage.ErrorMessage error, Optional<ClientMessage> about) {
      boolean signaling =
          about.isPresent()
              && about.get() instanceof ClientMessage.Relayed
              && !(about.get() instanceof ClientMessage.Message);
      ErrorCode code = error.code();
      if (signaling && (code == ErrorCode.RECIPIENT_OVERFLOW || code == ErrorCode.RATE_LIMITED)) {
        members.undelivered((ClientMessage.Relayed) about.get());
      } else if (!signaling || code != ErrorCode.UNKNOWN_RECIPIENT) {
        errorListeners.fire(
            new RoomError(Optional.empty(), Optional.of(code), error.detail(), Optional.empty()));
      } // else the peer has just left, of which this side is about to hear
    }

    @Override
    public void ended(RoomReason why) {
      networkListener.remove();
      state = ConnectionState.CLOSED;
      reason = Optional.of(why);
      members.end();
      stateListeners.fire(state);
      joined.reject(new JoinException(why));
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
