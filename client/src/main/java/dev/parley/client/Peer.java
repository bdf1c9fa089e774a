package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.IncomingDataChannel;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.PeerConnectionConfiguration;
import dev.parley.client.port.PeerConnectionState;
import dev.parley.client.port.Platform;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Another member of the room, and what this side exchanges with it. It outlives any one connection
 * to it; once gone it does not come back, whoever joins next is a new peer. Used on the event loop
 * alone.
 */
public final class Peer {

  private final PeerOutgoing outgoing;
  private final PeerLink link;

  private final PeerChannels channels;

  /** What the peer sends now, with the streams that it named. */
  private final List<Received> tracks = new ArrayList<>();

  private final Listeners<ConnectionState> stateListeners;
  private final Listeners<Profile> profileListeners;
  private final Listeners<Received> trackListeners;
  private final Listeners<MediaTrack> trackRemovedListeners;

  private PeerInfo info;
  private ConnectionState state = ConnectionState.CONNECTING;
  private Optional<PeerCloseReason> closeReason = Optional.empty();

  /**
   * @param self this side's id
   * @param present whether the peer was in the room before this side: then this side offers
   */
  Peer(
      Platform platform,
      PeerInfo info,
      PeerId self,
      boolean present,
      PeerConnectionConfiguration configuration,
      PeerOutgoing outgoing) {
    EventLoop loop = platform.loop();
    this.info = info;
    this.outgoing = outgoing;
    this.stateListeners = new Listeners<>(loop);
    this.profileListeners = new Listeners<>(loop);
    this.trackListeners = new Listeners<>(loop);
    this.trackRemovedListeners = new Listeners<>(loop);
    boolean polite = self.compareTo(info.id()) < 0;
    this.link = new PeerLink(platform, configuration, polite, present, new Events());
    this.channels = new PeerChannels(loop, link::createDataChannel);
  }

  public PeerId id() {
    return info.id();
  }

  /** The {@code sub} of the token with which it joined, where there was one. */
  public Optional<String> user() {
    return info.user();
  }

  public Profile profile() {
    return info.profile();
  }

  /** What people call it; empty where its profile has no name. */
  public String name() {
    return info.profile().name().orElse("");
  }

  /** Whether the server has lost it for the moment and waits for its return. */
  public boolean suspended() {
    return info.suspended();
  }

  /** How this side is connected to it, for data and media. */
  public ConnectionState state() {
    return state;
  }

  /** Why it is closed; empty until then. */
  public Optional<PeerCloseReason> closeReason() {
    return closeReason;
  }

  /** Hears each new state; {@link ConnectionState#CLOSED} is the last. */
  public Registration onState(Consumer<? super ConnectionState> listener) {
    return stateListeners.add(listener);
  }

  /** Hears each new profile. */
  public Registration onProfile(Consumer<? super Profile> listener) {
    return profileListeners.add(listener);
  }

  /** Opens a reliable, ordered channel, of which the other side hears by its {@link #onChannel}. */
  public Channel openChannel(String label) {
    return openChannel(label, ChannelOptions.reliable());
  }

  /**
   * Opens a channel. One with an id opens when both sides have opened it; of another the peer hears
   * by its {@link #onChannel}. On a closed peer the channel is closed from the start, and says so
   * to its listeners.
   *
   * @throws IllegalArgumentException if the id is in use between these two peers, as 127 always is
   */
  public Channel openChannel(String label, ChannelOptions options) {
    return channels.open(label, options);
  }

  /** Hears of each channel that the other side opens; first, at once, of those no one heard of. */
  public Registration onChannel(Consumer<? super Channel> listener) {
    return channels.onChannel(listener);
  }

  /**
   * Hears of each track that the peer sends: at once of those it sends now, then of each new one.
   */
  public Registration onTrack(TrackListener listener) {
    Consumer<Received> told = received -> listener.onTrack(received.track, received.streams);
    Registration registration = trackListeners.add(told);
    for (Received received : List.copyOf(tracks)) {
      trackListeners.tell(told, received);
    }
    return registration;
  }

  /** Hears of each track that the peer no longer sends. */
  public Registration onTrackRemoved(Consumer<? super MediaTrack> listener) {
    return trackRemovedListeners.add(listener);
  }

  /** Sends it a message by way of the server; it hears it by {@link Room#onMessage}. */
  public SendResult send(JsonValue data) {
    if (state == ConnectionState.CLOSED) {
      return SendResult.CLOSED;
    }
    return outgoing.send(new ClientMessage.Message(Optional.of(id()), data));
  }

  void publish(MediaStream stream) {
    link.publish(stream);
  }

  void unpublish(MediaStream stream) {
    link.unpublish(stream);
  }

  void update(PeerInfo newInfo) {
    info = newInfo;
    profileListeners.fire(newInfo.profile());
  }

  void setSuspended(boolean suspended) {
    info = new PeerInfo(info.id(), info.user(), info.profile(), suspended);
  }

  void remoteDescription(SessionDescription description) {
    link.remoteDescription(description);
  }

  void remoteCandidate(Optional<IceCandidate> candidate) {
    link.remoteCandidate(candidate);
  }

  /** Ends it, its channels first; not called twice. */
  void close(PeerCloseReason reason) {
    link.close();
    closeReason = Optional.of(reason);
    channels.end();
    setState(ConnectionState.CLOSED);
  }

  private void setState(ConnectionState newState) {
    if (state != newState) {
      state = newState;
      stateListeners.fire(newState);
    }
  }

  /** What the connection brings. */
  private final class Events implements PeerLinkListener {

    @Override
    public void sendDescription(SessionDescription description) {
      Optional<PeerId> to = Optional.of(id());
      SendResult result =
          outgoing.send(
              description.type() == SdpType.OFFER
                  ? new ClientMessage.Offer(to, description)
                  : new ClientMessage.Answer(to, description));
      if (result == SendResult.FULL || result == SendResult.TOO_LARGE) {
        // The negotiation now waits for what will not come; that must not go unsaid.
        outgoing.error(
            Peer.this,
            new IllegalStateException(
                "the " + description.type() + " could not be sent: " + result));
      }
    }

    @Override
    public void sendCandidate(Optional<IceCandidate> candidate) {
      // Their end is not told. Programs such as tutorials teach make an RTCIceCandidate of all that
      // comes, which throws for null; and it only lets a hopeless connection fail a little sooner.
      if (candidate.isPresent()) {
        outgoing.send(new ClientMessage.NewIceCandidate(Optional.of(id()), candidate));
      }
    }

    @Override
    public void state(PeerConnectionState connection) {
      if (connection == PeerConnectionState.CONNECTED) {
        setState(ConnectionState.CONNECTED);
      } else if (connection == PeerConnectionState.DISCONNECTED) {
        setState(ConnectionState.RECONNECTING);
      } else if (connection == PeerConnectionState.FAILED) {
        outgoing.failed(Peer.this);
      }
    }

    @Override
    public void track(MediaTrack track, List<MediaStream> streams) {
      forgetTrack(track);
      Received received = new Received(track, streams);
      tracks.add(received);
      trackListeners.fire(received);
    }

    @Override
    public void trackRemoved(MediaTrack track) {
      if (forgetTrack(track)) {
        trackRemovedListeners.fire(track);
      }
    }

    @Override
    public void channel(IncomingDataChannel incoming) {
      channels.incoming(incoming);
    }

    @Override
    public void controlOpened() {}

    @Override
    public void control(String type, JsonValue message) {}

    @Override
    public void error(Throwable cause) {
      outgoing.error(Peer.this, cause);
    }
  }

  /** Whether it was there to be forgotten. */
  private boolean forgetTrack(MediaTrack track) {
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).track == track) {
        tracks.remove(i);
        return true;
      }
    }
    return false;
  }

  /** A track that the peer sends. */
  private static final class Received {

    private final MediaTrack track;
    private final List<MediaStream> streams;

    Received(MediaTrack track, List<MediaStream> streams) {
      this.track = track;
      this.streams = streams;
    }
  }
}
