package dev.parley.client;

import dev.parley.client.Strangers.Stranger;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.PeerConnectionConfiguration;
import dev.parley.client.port.Platform;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The room's other members, as far as this side knows them, and what is published to them.
 *
 * <p>A server that lost its memory gives everyone another id. The connections between the peers do
 * not care; so a peer that is gone from the server and not from this side is <em>absent</em>, and
 * who comes while someone is may be that one, a <em>stranger</em> until it shows that it is (by the
 * connection's name, which only the two know), or that it is not, or time is up.
 */
final class Members {

  private final Platform platform;
  private final EventLoop loop;
  private final JoinOptions options;
  private final Listeners<Peer> peerListeners;
  private final Listeners<Peer> peerLeftListeners;
  private final Listeners<RoomError> errorListeners;
  private final SignalingSession session;
  private final PeerOutgoing outgoing = new Outgoing();

  /** The others, in the order in which they came; few enough to be searched. */
  private final List<Peer> peers = new ArrayList<>();

  private final Strangers strangers;

  /** What every peer is sent, in the order of publishing. */
  private final Published published = new Published();

  /** What the server named last. */
  private List<IceServer> serverIceServers = new ArrayList<>();

  /** This side as the others see it; null until welcome. */
  private PeerInfo self;

  /** Whether this side is no longer in the room. */
  private boolean ended;

  Members(
      Platform platform,
      JoinOptions options,
      SignalingSession session,
      Listeners<RoomError> errorListeners) {
    this.platform = platform;
    this.loop = platform.loop();
    this.options = options;
    this.session = session;
    this.errorListeners = errorListeners;
    this.strangers = new Strangers(loop, this::introduce);
    this.peerListeners = new Listeners<>(loop);
    this.peerLeftListeners = new Listeners<>(loop);
  }

  PeerInfo self() {
    return self;
  }

  void setSelf(PeerInfo newSelf) {
    self = newSelf;
  }

  List<Peer> peers() {
    return List.copyOf(peers);
  }

  /** See {@link Room#onPeer}. */
  Registration onPeer(Consumer<? super Peer> listener) {
    Registration registration = peerListeners.add(listener);
    for (Peer peer : peers()) {
      peerListeners.tell(listener, peer);
    }
    return registration;
  }

  /** See {@link Room#onPeerLeft}. */
  Registration onPeerLeft(Consumer<? super Peer> listener) {
    return peerLeftListeners.add(listener);
  }

  void publish(MediaStream stream) {
    published.add(stream);
    for (Peer peer : peers()) {
      peer.publish(stream);
    }
  }

  void unpublish(MediaStream stream) {
    published.remove(stream);
    for (Peer peer : peers()) {
      peer.unpublish(stream);
    }
  }

  JsonValue text(String text) {
    return platform.json().string(text);
  }

  /** See {@link Room#send(JsonValue)}. */
  SendResult send(JsonValue data) {
    boolean together = true;
    for (Peer peer : peers) {
      together = together && !peer.isBehind();
    }
    if (together) {
      return session.send(new ClientMessage.Message(Optional.empty(), data));
    }
    // To each by itself: what goes to all reaches also those who are absent here and back there,
    // before what waits for them. Whoever is present gets it, or no one does; one that is absent
    // may be so for good, and misses it rather than keep it from the others.
    SendResult result = SendResult.FULL;
    for (Peer peer : peers) {
      SendResult one = peer.check(data);
      if (one == SendResult.ACCEPTED) {
        result = one;
      } else if (one == SendResult.TOO_LARGE || !peer.isAbsent()) {
        return one;
      }
    }
    if (result == SendResult.FULL) {
      return result; // they are absent, all of them
    }
    for (Peer peer : peers) {
      peer.keep(data);
    }
    sendWaiting();
    return result;
  }

  /** Sends what waits for peers, as far as there is room for it now. */
  void sendWaiting() {
    for (Peer peer : peers()) {
      peer.sendWaiting();
    }
  }

  /** The servers to be used from now on. */
  void setIceServers(List<IceServer> iceServers) {
    serverIceServers = iceServers;
    for (Peer peer : peers) {
      peer.configure(configuration());
    }
  }

  private PeerConnectionConfiguration configuration() {
    List<IceServer> iceServers = new ArrayList<>(serverIceServers);
    iceServers.addAll(options.iceServers());
    return new PeerConnectionConfiguration(iceServers, options.relayOnly());
  }

  /** This side's own session was lost, or goes on again. */
  void setSignaling(boolean now) {
    strangers.setSignaling(now);
    for (Peer peer : peers()) {
      peer.setSignaling(now);
    }
  }

  void networkChanged() {
    for (Peer peer : peers()) {
      peer.networkChanged();
    }
  }

  /**
   * This side is in the room anew, and everyone else may be: with those the server names.
   *
   * @param unsent what was to be sent before and has not been, in order
   */
  void rejoined(List<PeerInfo> present, List<ClientMessage> unsent) {
    strangers.removeAll();
    strangers.setSignaling(true);
    for (int i = unsent.size() - 1; i >= 0; i--) {
      if (unsent.get(i) instanceof ClientMessage.Message) {
        keepFirst((ClientMessage.Message) unsent.get(i));
      }
    }
    for (Peer peer : peers) {
      peer.setAbsent(); // all of them before a listener sends something
    }
    for (Peer peer : peers()) {
      if (!ended) { // by a listener that heard of one before
        peer.setSignaling(true);
      }
    }
    for (PeerInfo info : present) {
      if (ended) {
        return;
      }
      Peer known = find(info.id());
      if (known != null) {
        known.returned(info); // only this side's session was lost
      } else {
        arrived(info, true);
      }
    }
    for (Peer peer : peers()) {
      peer.tellRejoined();
    }
  }

  /** A message waits again that was sent before all that waits now. */
  private void keepFirst(ClientMessage.Message message) {
    for (Peer peer : peers) {
      if (message.to().isEmpty() || message.to().get().equals(peer.address())) {
        peer.keepFirst(message.data());
      }
    }
  }

  /**
   * Someone is in the room; whom this side knows under that id, itself too, it does not meet again.
   *
   * @param present whether it was there before this side
   */
  void arrived(PeerInfo info, boolean present) {
    PeerId id = info.id();
    if (find(id) != null || strangers.find(id) != null || id.equals(self.id())) {
      return;
    }
    if (!someoneIsAbsent()) {
      peerListeners.fire(add(info, present));
      return;
    }
    strangers.add(info, present);
    for (Peer peer : peers()) {
      if (peer.isAbsent() && id.equals(peer.claimed())) {
        peer.showNameTo(id);
      }
    }
  }

  private Peer add(PeerInfo info, boolean present) {
    Peer peer = new Peer(platform, info, present, configuration(), outgoing);
    peers.add(peer);
    for (Publication publication : published.all()) {
      publication.to(peer);
    }
    return peer;
  }

  private Peer introduce(Stranger stranger) {
    strangers.remove(stranger);
    Peer peer = add(stranger.info(), stranger.present());
    peer.setWasStranger();
    peerListeners.fire(peer);
    if (stranger.shown() != null) {
      peer.showedName(stranger.shown());
    }
    return peer;
  }

  private boolean someoneIsAbsent() {
    for (Peer peer : peers) {
      if (peer.isAbsent()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The peer that the server knows by that id; null for one that is gone, of which others may still
   * speak.
   */
  Peer find(PeerId id) {
    for (Peer peer : peers) {
      if (peer.address().equals(id)) {
        return peer;
      }
    }
    return null;
  }

  /**
   * The peer that says something, a stranger being one from then on; null for one that is gone.
   *
   * @param connection the name of the connection that it is about, where it names one
   */
  Peer sender(PeerId id, Optional<ConnectionId> connection) {
    if (connection.isPresent()) {
      recognize(id, connection.get());
    }
    Stranger stranger = strangers.find(id);
    return stranger == null ? find(id) : introduce(stranger);
  }

  /** Someone shows a connection's name, as one does to whom it knows from before. */
  void showedName(PeerId id, ConnectionId connection) {
    if (recognize(id, connection)) {
      return;
    }
    Stranger stranger = strangers.find(id);
    Peer peer = find(id);
    if (stranger != null) {
      stranger.setShown(connection);
    } else if (peer != null) {
      peer.showedName(connection);
    }
  }

  /** Whether one is the absent peer of which this is the name of a connection; it then returns. */
  private boolean recognize(PeerId id, ConnectionId connection) {
    for (Peer peer : peers()) {
      if (peer.isAbsent() && peer.isNamed(connection)) {
        tryReturn(peer, id);
        return true;
      }
    }
    return false;
  }

  private void tryReturn(Peer peer, PeerId id) {
    Stranger stranger = strangers.find(id);
    Peer introduced = find(id);
    if (stranger != null && isSame(stranger.info(), peer)) {
      strangers.remove(stranger);
      peer.returned(stranger.info());
    } else if (introduced != null && introduced != peer && isSame(introduced.info(), peer)) {
      // It was too slow, and taken for someone new.
      PeerInfo info = introduced.info();
      // Some of what waits it may have had as that one; after that the rest would come too late.
      if (introduced.isSpokenTo()) {
        peer.loseMessages();
      }
      remove(introduced, PeerReason.DISCONNECTED);
      if (!ended) { // by a listener that heard of that
        peer.returned(info);
      }
    }
    introduceAllIfAllAreBack();
  }

  /** Whether the server says of both that they are the same user, if any. */
  private static boolean isSame(PeerInfo info, Peer peer) {
    return info.user().orElse("").equals(peer.user().orElse(""));
  }

  private void introduceAllIfAllAreBack() {
    while (strangers.first() != null && !someoneIsAbsent()) {
      introduce(strangers.first());
    }
  }

  /** The server could not deliver what was to connect this side with a peer. */
  void undelivered(ClientMessage.Relayed message) {
    for (Peer peer : peers) {
      if (peer.isAuthorOf(message)) {
        peer.undelivered(message);
        return;
      }
    }
  }

  void updated(PeerInfo info) {
    strangers.update(info);
    Peer peer = find(info.id());
    if (peer != null) {
      peer.update(info);
    }
  }

  void suspended(PeerId id, boolean suspended) {
    Stranger stranger = strangers.find(id);
    if (stranger != null) {
      PeerInfo info = stranger.info();
      strangers.update(new PeerInfo(info.id(), info.user(), info.profile(), suspended));
    }
    Peer peer = find(id);
    if (peer != null) {
      peer.setSuspended(suspended);
    }
  }

  void left(PeerId id, LeaveReason reason) {
    Stranger stranger = strangers.find(id);
    if (stranger != null) {
      strangers.remove(stranger);
    }
    Peer peer = find(id);
    if (peer == null) {
      return;
    }
    if (reason == LeaveReason.EXPIRED && peer.isConnected()) {
      peer.setAbsent(); // it can't reach the server; this side can reach it
      peer.reachabilityChanged();
    } else {
      remove(peer, PeerReason.of(reason));
    }
  }

  private void remove(Peer peer, PeerReason reason) {
    for (int i = 0; i < peers.size(); i++) {
      if (peers.get(i) == peer) {
        peers.remove(i);
        peer.close(reason);
        peerLeftListeners.fire(peer);
        introduceAllIfAllAreBack();
        return;
      }
    }
  }

  /** This side is no longer in the room. */
  void end() {
    ended = true;
    strangers.removeAll();
    for (Peer peer : peers()) {
      remove(peer, PeerReason.ROOM_CLOSED);
    }
    published.clear();
  }

  /** What peers want of their room. */
  private final class Outgoing implements PeerOutgoing {

    @Override
    public PeerId self() {
      return self.id();
    }

    @Override
    public SendResult send(ClientMessage.Relayed message) {
      return session.send(message);
    }

    @Override
    public boolean hasRoom() {
      return session.hasRoom();
    }

    @Override
    public boolean fits(long bytes) {
      return session.fits(bytes);
    }

    @Override
    public void lost(Peer peer, int messages) {
      if (messages > 0 && !ended) {
        errorListeners.fire(RoomError.ofMemoryLoss(Optional.of(peer), messages));
      }
    }

    @Override
    public void gone(Peer peer) {
      remove(peer, PeerReason.EXPIRED);
    }

    @Override
    public void claims(Peer peer, PeerId id) {
      Peer introduced = find(id);
      if (strangers.find(id) != null || introduced != null && introduced.wasStranger()) {
        peer.showNameTo(id);
      } else if (introduced != null) {
        gone(peer); // what it was once, before it was met as this one
      }
    }

    @Override
    public Peer meetAnew(Peer peer, int connection) {
      if (!peer.admitsAnother()) {
        return null;
      }
      remove(peer, PeerReason.EXPIRED);
      if (ended) {
        return null;
      }
      Peer anew = add(peer.info(), connection > 0);
      anew.follow(peer, connection);
      peerListeners.fire(anew);
      return anew;
    }

    @Override
    public void error(Peer peer, Throwable cause) {
      errorListeners.fire(
          new RoomError(Optional.of(peer), Optional.empty(), cause.toString(), Optional.of(cause)));
    }
  }
}
