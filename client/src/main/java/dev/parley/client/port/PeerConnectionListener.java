package dev.parley.client.port;

import dev.parley.protocol.IceCandidate;
import java.util.List;
import java.util.Optional;

/** Is told of one peer connection's events, on the event loop; the names are WebRTC's. */
public interface PeerConnectionListener {

  void negotiationNeeded();

  /**
   * A local candidate, to be sent to the other side.
   *
   * @param candidate empty for the end of candidates
   */
  void iceCandidate(Optional<IceCandidate> candidate);

  void connectionStateChange(PeerConnectionState state);

  /** The other side began to send a track. */
  void track(MediaTrack track, List<MediaStream> streams);

  /** The other side stopped sending a track. */
  void trackRemoved(MediaTrack track);

  /** The other side opened a channel in-band (RFC 8832). */
  void dataChannel(IncomingDataChannel channel);
}
