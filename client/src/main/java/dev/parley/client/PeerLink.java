package dev.parley.client;

import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.IncomingDataChannel;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.PeerConnection;
import dev.parley.client.port.PeerConnectionConfiguration;
import dev.parley.client.port.PeerConnectionListener;
import dev.parley.client.port.PeerConnectionState;
import dev.parley.client.port.Platform;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SessionDescription;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** One peer connection with its negotiation, and what is sent by it. Silent once closed. */
final class PeerLink {

  /** The id of the negotiated channel that every connection between Parley peers has. */
  static final int CONTROL_ID = 127;

  static final String CONTROL_LABEL = "parley.control";

  private final PeerLinkListener listener;
  private final PeerConnection connection;
  private final Negotiator negotiator;
  private final Control control;

  /** Null until something is sent. */
  private SentTracks sentTracks;

  private boolean closed;

  PeerLink(
      Platform platform,
      PeerConnectionConfiguration configuration,
      boolean polite,
      boolean offersFirst,
      PeerLinkListener listener) {
    this.listener = listener;
    this.connection = platform.peerConnections().create(configuration, new Events());
    this.negotiator = new Negotiator(connection, platform.loop(), polite, offersFirst, listener);
    // The first of all: so that the very first offer has a section for data, whatever the
    // application wants, and later channels open without another negotiation.
    this.control = new Control(platform.json(), listener);
    control.attach(
        connection.createDataChannel(
            CONTROL_LABEL, ChannelOptions.negotiated(CONTROL_ID), control));
  }

  DataChannel createDataChannel(
      String label, ChannelOptions options, DataChannelListener channelListener) {
    return connection.createDataChannel(label, options, channelListener);
  }

  void publish(MediaStream stream) {
    if (sentTracks == null) {
      sentTracks = new SentTracks(connection, listener::error);
    }
    sentTracks.publish(stream);
  }

  void unpublish(MediaStream stream) {
    if (sentTracks != null) {
      sentTracks.unpublish(stream);
    }
  }

  void remoteDescription(SessionDescription description) {
    negotiator.remoteDescription(description);
  }

  void remoteCandidate(Optional<IceCandidate> candidate) {
    negotiator.remoteCandidate(candidate);
  }

  void configure(PeerConnectionConfiguration configuration) {
    connection.setConfiguration(configuration);
  }

  void restartIce() {
    connection.restartIce();
  }

  /** See {@link Negotiator#wouldRollBackFirstOffer}. */
  boolean wouldRollBackFirstOffer() {
    return negotiator.wouldRollBackFirstOffer();
  }

  /** Whether any description of the other side's was ever taken. */
  boolean isNegotiated() {
    return negotiator.isMet();
  }

  /** Whether an offer of this side's waits for its answer. */
  boolean isOffering() {
    return negotiator.isOffering();
  }

  Optional<SessionDescription> localDescription() {
    return connection.localDescription();
  }

  /** Says something to the other side's client; nothing happens before it can be told. */
  void sendControl(JsonValue message) {
    control.send(message);
  }

  /** Whether the other side's client has ever been heard of by it. */
  boolean isMet() {
    return control.isMet();
  }

  void close() {
    closed = true;
    control.close();
    negotiator.close();
    connection.close();
  }

  /** The connection's events, as long as it is not closed. */
  private final class Events implements PeerConnectionListener {

    @Override
    public void negotiationNeeded() {
      if (!closed) {
        negotiator.negotiationNeeded();
      }
    }

    @Override
    public void iceCandidate(Optional<IceCandidate> candidate) {
      if (!closed) {
        listener.sendCandidate(candidate);
      }
    }

    @Override
    public void connectionStateChange(PeerConnectionState state) {
      if (!closed) {
        listener.state(state);
      }
    }

    @Override
    public void track(MediaTrack track, List<MediaStream> streams) {
      if (!closed) {
        listener.track(track, streams);
      }
    }

    @Override
    public void trackRemoved(MediaTrack track) {
      if (!closed) {
        listener.trackRemoved(track);
      }
    }

    @Override
    public void dataChannel(IncomingDataChannel channel) {
      if (!closed) {
        listener.channel(channel);
      }
    }
  }
}
