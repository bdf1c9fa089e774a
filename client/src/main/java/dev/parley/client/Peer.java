package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.IncomingDataChannel;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.PeerConnectionConfiguration;
import dev.parley.client.port.Platform;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Another member of the room, and what this side exchanges with it. It outlives any one connection
 * to it, and the server's loss of memory; once closed it does not come back, whoever joins next is
 * a new peer. Used on the event loop alone.
 */
public final class Peer {

  /** The control channel's message by which one says under which id it has joined anew. */
  private static final String REJOINED = "rejoined";

  private final Json json;
  private final PeerId id;
  private final PeerOutgoing outgoing;
  private final PeerSignaling signaling;
  private final PeerLinks links;
  private final PeerChannels channels;
  private final PeerTracks tracks;
  private final Absence absence;
  private final Backlog backlog = new Backlog();

  private final Listeners<ConnectionState> stateListeners;
  private final Listeners<Boolean> suspendedListeners;
  private final Listeners<Profile> profileListeners;

  private PeerInfo info;
  private ConnectionState state = ConnectionState.CONNECTING;
  private Optional<PeerReason> reason = Optional.empty();

  /** Whether this side's own session goes on. */
  private boolean inRoom = true;

  /** See {@link #wasStranger}. */
  private boolean wasStranger;

  /** What {@link #onSuspended} was told last. */
  private boolean toldSuspended;

  /** Whether this side has joined anew since. */
  private boolean rejoined;

  /** See {@link #isSpokenTo}. */
  private boolean spokenTo;

  /**
   * @param present whether the peer was in the room before this side: then this side offers
   */
  Peer(
      Platform platform,
      PeerInfo info,
      boolean present,
      PeerConnectionConfiguration configuration,
      PeerOutgoing outgoing) {
    EventLoop loop = platform.loop();
    this.json = platform.json();
    this.id = info.id();
    this.info = info;
    this.outgoing = outgoing;
    this.stateListeners = new Listeners<>(loop);
    this.suspendedListeners = new Listeners<>(loop);
    this.profileListeners = new Listeners<>(loop);
    this.tracks = new PeerTracks(loop);
    this.absence = new Absence(loop, () -> outgoing.gone(this));
    this.signaling = new PeerSignaling(loop, outgoing, new SignalingLink());
    this.links = new PeerLinks(platform, configuration, present, new Events());
    this.channels = new PeerChannels(loop, json, new ChannelsConnection());
    this.toldSuspended = info.suspended();
    links.setReachable(!toldSuspended);
  }

  /**
   * The id under which this side met it. It stays, though the server, and with it whoever comes
   * later, knows the peer by another one after it has lost its memory.
   */
  public PeerId id() {
    return id;
  }

  /** It as the server knows it as of now. */
  PeerInfo info() {
    return info;
  }

  /** The id by which the server knows it as of now. */
  PeerId address() {
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
    return info.suspended() || absence.lasts();
  }

  /** How this side is connected to it, for data and media. */
  public ConnectionState state() {
    return state;
  }

  /** Why it is reconnecting or closed; else empty. */
  public Optional<PeerReason> reason() {
    return reason;
  }

  /** Hears each new state; {@link ConnectionState#CLOSED} is the last. */
  public Registration onState(Consumer<? super ConnectionState> listener) {
    return stateListeners.add(listener);
  }

  /** Hears each change of {@link #suspended()}. */
  public Registration onSuspended(Consumer<? super Boolean> listener) {
    return suspendedListeners.add(listener);
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
   * Opens a channel. One with an id is opened by both sides. A reliable one is open when both have
   * done so, and loses nothing; a raw one, or one that may lose messages, is open as soon as there
   * is a connection, and what it sends before the other side has opened it too may be lost. Of a
   * channel without an id the peer hears by its {@link #onChannel}. On a closed peer the channel is
   * closed from the start, and says so to its listeners.
   *
   * <p>An id can be used anew as soon as its channel is closed here; the new one waits for the
   * other side to have let go of it as well.
   *
   * @throws IllegalArgumentException if the id is in use between these two peers, as 127 always is;
   *     if a message may be longer than {@link ChannelOptions#DEFAULT_MAX_MESSAGE_BYTES} without an
   *     id: a side that does not open the channel itself takes none
   */
  public Channel openChannel(String label, ChannelOptions options) {
    return channels.open(label, options);
  }

  /**
   * Hears of each channel that the other side opens; first, at once, of those no one heard of. What
   * came by them, where they are reliable, their listeners hear as soon as this one returns.
   */
  public Registration onChannel(Consumer<? super Channel> listener) {
    return channels.onChannel(listener);
  }

  /**
   * Hears of each track that the peer sends: at once of those it sends now, then of each new one.
   */
  public Registration onTrack(TrackListener listener) {
    return tracks.onTrack(listener);
  }

  /** Hears of each track that the peer no longer sends. */
  public Registration onTrackRemoved(Consumer<? super MediaTrack> listener) {
    return tracks.onRemoved(listener);
  }

  /**
   * Sends it a message by way of the server; it hears it by {@link Room#onMessage}. While either
   * side is away the message waits.
   */
  public SendResult send(JsonValue data) {
    if (state == ConnectionState.CLOSED) {
      return SendResult.CLOSED;
    }
    if (!isBehind()) {
      spokenTo = true;
      return outgoing.send(new ClientMessage.Message(Optional.of(address()), data));
    }
    SendResult result = check(data);
    if (result == SendResult.ACCEPTED) {
      backlog.add(data);
    }
    return result;
  }

  /** Sends it a JSON string; see {@link #send(JsonValue)}. */
  public SendResult send(String text) {
    return send(json.string(text));
  }

  /** Whether it came when it might have been a peer that was absent. */
  boolean wasStranger() {
    return wasStranger;
  }

  void setWasStranger() {
    wasStranger = true;
  }

  /** Whether it was ever sent a message by itself, or instead of everyone. */
  boolean isSpokenTo() {
    return spokenTo;
  }

  /** Whether what is sent to it now has to wait: for its return, or behind what waits already. */
  boolean isBehind() {
    return absence.lasts() || !backlog.isEmpty();
  }

  /** Whether a message may wait for it. */
  SendResult check(JsonValue data) {
    if (!outgoing.fits(Utf8.length(data.toJson()))) {
      return SendResult.TOO_LARGE;
    }
    return backlog.hasRoom() ? SendResult.ACCEPTED : SendResult.FULL;
  }

  /** Lets a message wait, or, where there is no room, be lost to this peer. */
  void keep(JsonValue data) {
    if (backlog.hasRoom()) {
      backlog.add(data);
    } else {
      backlog.lose();
    }
  }

  /** Lets a message wait that was sent before all that waits. */
  void keepFirst(JsonValue data) {
    backlog.addFirst(data);
  }

  /** Lets go of the messages that wait. */
  void loseMessages() {
    backlog.loseAll();
  }

  /** Sends what waits, as far as the session takes it; then says what was lost. */
  void sendWaiting() {
    if (absence.lasts()) {
      return;
    }
    while (!backlog.isEmpty()) {
      SendResult result =
          outgoing.hasRoom()
              ? outgoing.send(new ClientMessage.Message(Optional.of(address()), backlog.first()))
              : SendResult.FULL;
      if (result == SendResult.FULL) {
        return; // until something is confirmed
      }
      spokenTo = true;
      backlog.removeFirst();
      if (result != SendResult.ACCEPTED) {
        backlog.lose(); // another server takes less than the one before
      }
    }
    outgoing.lost(this, backlog.takeLost());
  }

  void publish(MediaStream stream) {
    links.publish(stream);
  }

  void unpublish(MediaStream stream) {
    links.unpublish(stream);
  }

  void update(PeerInfo newInfo) {
    info = newInfo;
    profileListeners.fire(newInfo.profile());
  }

  void setSuspended(boolean suspended) {
    info = new PeerInfo(info.id(), info.user(), info.profile(), suspended);
    reachabilityChanged();
  }

  /** This side's own session was lost, or goes on again. */
  void setSignaling(boolean now) {
    inRoom = now;
    reachabilityChanged();
  }

  /** Acts on, and tells, what is so of both sides now. */
  void reachabilityChanged() {
    links.setReachable(inRoom && !suspended());
    if (toldSuspended != suspended()) {
      toldSuspended = suspended();
      suspendedListeners.fire(toldSuspended);
    }
  }

  void configure(PeerConnectionConfiguration configuration) {
    links.configure(configuration);
  }

  void networkChanged() {
    links.networkChanged();
  }

  /** See {@link PeerLinks#follow}. */
  void follow(Peer former, int firstNumber) {
    links.follow(former.links, firstNumber);
  }

  /** See {@link Recovery#admitsAnother}. */
  boolean admitsAnother() {
    return links.admitsAnother();
  }

  boolean isAbsent() {
    return absence.lasts();
  }

  boolean isConnected() {
    return links.isConnected();
  }

  /** The server knows no more of it; it may have joined anew, or be about to. Tells no one yet. */
  void setAbsent() {
    absence.begin(links.isConnected());
  }

  /** Tells the peer, past the server, under which id this side is in the room now. */
  void tellRejoined() {
    rejoined = true;
    links.sendControl(
        json.object().put("type", REJOINED).put("peer", outgoing.self().value()).build());
  }

  /** The id under which it says that it has joined anew; null where it has said nothing. */
  PeerId claimed() {
    return absence.claimed();
  }

  /** Shows someone who this is. */
  void showNameTo(PeerId id) {
    signaling.showName(id);
  }

  /** It shows the name of a connection to this side, of which this side may know nothing. */
  void showedName(ConnectionId connection) {
    if (links.isForgotten(connection)) {
      outgoing.meetAnew(this, links.numberAfter(connection));
    } else if (links.showedName(connection)) {
      showNameTo(address());
    }
  }

  /** Whether that is the name of a connection that only this peer and this side know. */
  boolean isNamed(ConnectionId connection) {
    return links.isPeers(connection);
  }

  /** It is in the room again, as {@code newInfo}. */
  void returned(PeerInfo newInfo) {
    absence.end();
    boolean renamed = !newInfo.profile().value().toJson().equals(info.profile().value().toJson());
    info = newInfo;
    showNameTo(address());
    sendWaiting(); // before listeners can send something
    if (state == ConnectionState.CLOSED) {
      return; // by a listener that heard of what was lost
    }
    reachabilityChanged();
    links.mendAfterLoss();
    if (renamed) {
      profileListeners.fire(newInfo.profile());
    }
  }

  /** See {@link PeerSignaling#isAuthorOf}. */
  boolean isAuthorOf(ClientMessage.Relayed message) {
    return signaling.isAuthorOf(message);
  }

  /** See {@link PeerSignaling#undelivered}. */
  void undelivered(ClientMessage.Relayed message) {
    signaling.undelivered(message);
  }

  void remoteDescription(SessionDescription description, Optional<ConnectionId> connection) {
    if (connection.isEmpty() || !links.isForgotten(connection.get())) {
      links.remoteDescription(description, connection);
      return;
    }
    // An answer is to what the connection before offered: there is another offer to be made.
    boolean isOffer = description.type() == SdpType.OFFER;
    Peer anew = outgoing.meetAnew(this, isOffer ? 0 : links.numberAfter(connection.get()));
    if (isOffer && anew != null) {
      anew.remoteDescription(description, connection);
    }
  }

  void remoteCandidate(Optional<IceCandidate> candidate, Optional<ConnectionId> connection) {
    links.remoteCandidate(candidate, connection);
  }

  /** Ends it, its channels first; not called twice. */
  void close(PeerReason why) {
    absence.end();
    links.close();
    channels.end();
    setState(ConnectionState.CLOSED, Optional.of(why));
    backlog.loseAll();
    outgoing.lost(this, backlog.takeLost());
  }

  private void setState(ConnectionState newState, Optional<PeerReason> why) {
    if (state != newState) {
      state = newState;
      reason = why;
      stateListeners.fire(newState);
    }
  }

  /** What is sent by way of the server is of the connection as of now. */
  private final class SignalingLink implements PeerSignaling.Link {

    @Override
    public PeerId address() {
      return Peer.this.address();
    }

    @Override
    public Optional<ConnectionId> connection() {
      return state == ConnectionState.CLOSED ? Optional.empty() : Optional.of(links.id());
    }

    @Override
    public Optional<SessionDescription> localDescription() {
      return links.localDescription();
    }

    @Override
    public void replace() {
      links.replace();
    }

    @Override
    public void failed(RuntimeException cause) {
      outgoing.error(Peer.this, cause);
    }
  }

  /** What its connections bring. */
  private final class Events implements PeerLinksListener {

    @Override
    public boolean isPolite() {
      return outgoing.self().compareTo(address()) < 0;
    }

    @Override
    public void sendDescription(SessionDescription description, ConnectionId connection) {
      signaling.send(description, connection);
    }

    @Override
    public void sendCandidate(Optional<IceCandidate> candidate, ConnectionId connection) {
      // Their end is not told. Programs such as tutorials teach make an RTCIceCandidate of all that
      // comes, which throws for null; and it only lets a hopeless connection fail a little sooner.
      if (candidate.isPresent()) {
        signaling.send(candidate.get(), connection);
      }
    }

    @Override
    public void connected() {
      absence.connectionBack();
      setState(ConnectionState.CONNECTED, Optional.empty());
    }

    @Override
    public void disconnected() {
      absence.connectionLost();
      setState(ConnectionState.RECONNECTING, Optional.of(PeerReason.UNREACHABLE));
    }

    @Override
    public void broken() {
      if (absence.lasts()) {
        // It closed the connection itself: it has left, or takes this side for gone.
        outgoing.gone(Peer.this);
      }
    }

    @Override
    public void connectionEnds() {
      channels.detach();
      tracks.removeAll();
    }

    @Override
    public void connectionBegins() {
      channels.reattach();
    }

    @Override
    public void track(MediaTrack track, List<MediaStream> streams) {
      tracks.add(track, streams);
    }

    @Override
    public void trackRemoved(MediaTrack track) {
      tracks.remove(track);
    }

    @Override
    public void channel(IncomingDataChannel incoming) {
      channels.incoming(incoming);
    }

    @Override
    public void controlOpened() {
      if (rejoined) {
        tellRejoined(); // there may have been no way when it happened
      }
      channels.controlOpened();
    }

    @Override
    public void control(String type, JsonValue message) {
      if (type.equals(REJOINED)) {
        Optional<JsonValue> id = message.member("peer");
        if (id.isPresent() && id.get().type() == JsonType.STRING) {
          claim(id.get().string());
        }
      } else {
        channels.control(type, message);
      }
    }

    private void claim(String id) {
      try {
        PeerId claimed = new PeerId(id);
        if (absence.claim(claimed)) {
          outgoing.claims(Peer.this, claimed);
        }
      } catch (IllegalArgumentException e) {
        // No one can have that id.
      }
    }

    @Override
    public void error(Throwable cause) {
      outgoing.error(Peer.this, cause);
    }
  }

  /** What channels need of the connection. */
  private final class ChannelsConnection implements PeerChannels.Connection {

    @Override
    public DataChannel create(String label, ChannelOptions options, DataChannelListener listener) {
      return links.createDataChannel(label, options, listener);
    }

    @Override
    public void tell(JsonValue message) {
      links.sendControl(message);
    }

    @Override
    public void broken() {
      links.broken();
    }

    @Override
    public boolean isMet() {
      return links.isMet();
    }

    @Override
    public boolean isClosed() {
      return links.isBroken();
    }
  }
}
