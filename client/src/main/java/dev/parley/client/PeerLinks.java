package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.IncomingDataChannel;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.PeerConnectionConfiguration;
import dev.parley.client.port.PeerConnectionState;
import dev.parley.client.port.Platform;
import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * The connections between this side and one peer, one after the other, numbered by both sides alike
 * (PROTOCOL.md, Connections): whoever finds that one can't be mended begins the next.
 */
final class PeerLinks {

  /** Past it a peer's number is not believed: no two live to see so many connections. */
  private static final int MAX_NUMBER = 1_000_000;

  /** How long the server may take to say that the peer has left; half a second is a bad line. */
  static final int FAREWELL_MILLIS = 500;

  private final Platform platform;
  private final EventLoop loop;
  private final PeerLinksListener listener;
  private final Recovery recovery;
  private final Events events = new Events();

  /** This side's key for this peer. */
  private final String key;

  /** The peer's key for this side; null until it is known, and always of a foreign peer. */
  private String peerKey;

  private PeerConnectionConfiguration configuration;
  private int number = 1;
  private PeerLink link;

  /** The last that was found to be gone; null before the first. */
  private PeerLink broken;

  private boolean connected;

  /** Whether it ever was: then both sides have kept something of the other. */
  private boolean met;

  private boolean closed;

  /** What is sent to the peer, by whichever connection. */
  private final Published published = new Published();

  /**
   * @param offersFirst whether this side is the newcomer
   */
  PeerLinks(
      Platform platform,
      PeerConnectionConfiguration configuration,
      boolean offersFirst,
      PeerLinksListener listener) {
    this.platform = platform;
    this.loop = platform.loop();
    this.configuration = configuration;
    this.listener = listener;
    this.key = ConnectionKey.random(platform.random());
    this.recovery = new Recovery(loop, new Remedies());
    this.link = newLink(offersFirst);
  }

  private PeerLink newLink(boolean offersFirst) {
    return new PeerLink(platform, configuration, listener.isPolite(), offersFirst, events);
  }

  DataChannel createDataChannel(
      String label, ChannelOptions options, DataChannelListener channelListener) {
    return link.createDataChannel(label, options, channelListener);
  }

  void publish(MediaStream stream) {
    published.add(stream);
    link.publish(stream);
  }

  void unpublish(MediaStream stream) {
    published.remove(stream);
    link.unpublish(stream);
  }

  /** The servers to be used from the next gathering on. */
  void configure(PeerConnectionConfiguration newConfiguration) {
    configuration = newConfiguration;
    link.configure(newConfiguration);
  }

  /**
   * They are the connections to a peer that was met anew.
   *
   * @param firstNumber the number of the first connection, before it is offered; 0 if the peer has
   *     offered one
   */
  void follow(PeerLinks former, int firstNumber) {
    recovery.follow(former.recovery);
    number = Math.max(firstNumber, number);
  }

  /** See {@link Recovery#admitsAnother}. */
  boolean admitsAnother() {
    return recovery.admitsAnother();
  }

  /** The number of a connection after all that this side and the peer, which names one, know of. */
  int numberAfter(ConnectionId id) {
    return highest(id) + 1;
  }

  private int highest(ConnectionId id) {
    return Math.max(number, Math.min(ConnectionKey.number(id), MAX_NUMBER));
  }

  /** This side's name for the connection as of now. */
  ConnectionId id() {
    return ConnectionKey.of(key, number);
  }

  /** Whether {@code id} is one by which the peer names its connections to this side. */
  boolean isPeers(ConnectionId id) {
    return ConnectionKey.key(id).equals(peerKey);
  }

  /**
   * Whether the peer names a connection as one does who never was connected to this side, though it
   * was.
   */
  boolean isForgotten(ConnectionId id) {
    return met && peerKey != null && !isPeers(id);
  }

  /**
   * The peer shows its key for this side, as one does to whom it knows from before.
   *
   * @return whether it was news, and it is to be shown this side's
   */
  boolean showedName(ConnectionId id) {
    String itsKey = ConnectionKey.key(id);
    if (itsKey.equals(peerKey)) {
      return false;
    }
    boolean forgotten = peerKey != null;
    if (forgotten && !admitsAnother()) {
      return false;
    }
    peerKey = itsKey;
    if (forgotten) {
      // To the peer this side is someone new, who has another connection.
      number = highest(id);
      recovery.replace();
    }
    return !forgotten;
  }

  boolean isConnected() {
    return connected;
  }

  void remoteDescription(SessionDescription description, Optional<ConnectionId> connection) {
    boolean isOffer = description.type() == SdpType.OFFER;
    if (!isOffer && connection.isPresent() && link.isNegotiated() && !isPeers(connection.get())) {
      showedName(connection.get()); // an answer to what it knows nothing of any more
      return;
    }
    if (isCurrent(connection, isOffer)) {
      if (isOffer && link.wouldRollBackFirstOffer()) {
        replaceLink(false);
      }
      link.remoteDescription(description);
    }
  }

  void remoteCandidate(Optional<IceCandidate> candidate, Optional<ConnectionId> connection) {
    if (isCurrent(connection, false)) {
      link.remoteCandidate(candidate);
    }
  }

  /** Whether something is of the connection as of now, which one that an offer begins becomes. */
  private boolean isCurrent(Optional<ConnectionId> connection, boolean isOffer) {
    if (connection.isEmpty() || closed) {
      return !closed; // a listener that heard of the peer just now may have closed it
    }
    String itsKey = ConnectionKey.key(connection.get());
    int itsNumber = ConnectionKey.number(connection.get());
    // With another key the peer has forgotten this side, and counts from one again.
    boolean isAfresh = peerKey != null && !peerKey.equals(itsKey);
    if (isAfresh && !isOffer && link.isNegotiated()) {
      return false;
    }
    boolean begins = isOffer && (isAfresh || itsNumber > number) && itsNumber <= MAX_NUMBER;
    if (begins && !admitsAnother()) {
      return false; // if it is honest it will begin another
    }
    peerKey = itsKey;
    if (begins) {
      number = itsNumber;
      recovery.replaced(); // before the next is made, which may fail: then there is a time for it
      replaceLink(false);
    }
    return itsNumber == number && !closed;
  }

  /** See {@link PeerSignaling.Link#localDescription}. */
  Optional<SessionDescription> localDescription() {
    return link.localDescription();
  }

  /** Says something to the other side's client; nothing happens before it can be told. */
  void sendControl(JsonValue message) {
    link.sendControl(message);
  }

  /** Whether the peer can be told of an offer now; at first it can. */
  void setReachable(boolean reachable) {
    recovery.setReachable(reachable);
  }

  void networkChanged() {
    recovery.networkChanged();
  }

  /**
   * What was under way when the server lost its memory may not have arrived, or its answer not: to
   * say the offer again would get a second answer to what may have had one, taken for the answer to
   * the next. Another connection leaves nothing to be mistaken.
   */
  void mendAfterLoss() {
    if (link.isOffering()) {
      recovery.replace();
    }
  }

  /** Begins another connection, whatever the state of this one. */
  void replace() {
    recovery.replace();
  }

  /** Whether the other side's client has been heard of by the connection as of now. */
  boolean isMet() {
    return link.isMet();
  }

  /** Whether the connection as of now was found to be gone. */
  boolean isBroken() {
    return link == broken;
  }

  /**
   * The connection is gone, whatever the platform says. Whoever leaves closes it too, and what the
   * server says of that comes a moment later: it is waited for.
   */
  void broken() {
    PeerLink gone = link;
    if (gone == broken) {
      return;
    }
    broken = gone;
    loop.schedule(
        FAREWELL_MILLIS,
        () -> {
          if (gone == link && !closed) {
            listener.broken();
          }
          if (gone == link && !closed) {
            connected = false;
            listener.disconnected();
            recovery.replace(); // an ICE restart mends the way, not what has ended
          }
        });
  }

  void close() {
    closed = true;
    connected = false;
    recovery.stop();
    link.close();
  }

  private void replaceLink(boolean offersFirst) {
    if (connected) {
      connected = false;
      listener.disconnected();
    }
    if (!closed) {
      listener.connectionEnds();
    }
    if (closed) {
      return; // by a listener that heard of either
    }
    link.close();
    link = newLink(offersFirst);
    for (Publication publication : published.all()) {
      publication.by(link);
    }
    listener.connectionBegins();
  }

  private final class Remedies implements Recovery.Remedies {

    @Override
    public void disconnected() {
      listener.disconnected();
    }

    @Override
    public void restartIce() {
      if (link.isNegotiated() && !closed) { // else ICE has not begun: an offer waits for the peer
        link.restartIce();
      }
    }

    @Override
    public boolean replace() {
      if (peerKey == null || closed) {
        return false;
      }
      number++;
      replaceLink(true);
      return true;
    }
  }

  /** What the connection as of now brings; a former one is silent. */
  private final class Events implements PeerLinkListener {

    @Override
    public void sendDescription(SessionDescription description) {
      listener.sendDescription(description, id());
    }

    @Override
    public void sendCandidate(Optional<IceCandidate> candidate) {
      listener.sendCandidate(candidate, id());
    }

    @Override
    public void state(PeerConnectionState state) {
      if (closed) {
        return;
      }
      boolean was = connected;
      connected = state == PeerConnectionState.CONNECTED;
      met |= connected;
      if (connected && !was) {
        listener.connected();
      } else if (state == PeerConnectionState.FAILED
          || state == PeerConnectionState.DISCONNECTED
          || was && !connected) {
        listener.disconnected();
      }
      if (!closed) {
        recovery.stateChanged(state);
      }
    }

    @Override
    public void track(MediaTrack track, List<MediaStream> streams) {
      listener.track(track, streams);
    }

    @Override
    public void trackRemoved(MediaTrack track) {
      listener.trackRemoved(track);
    }

    @Override
    public void channel(IncomingDataChannel channel) {
      listener.channel(channel);
    }

    @Override
    public void controlOpened() {
      listener.controlOpened();
    }

    @Override
    public void control(String type, JsonValue message) {
      listener.control(type, message);
    }

    @Override
    public void controlClosed() {
      broken();
    }

    @Override
    public void offerUnacceptable() {
      recovery.negotiationFailed();
    }

    @Override
    public void error(Throwable cause) {
      listener.error(cause);
    }
  }
}
