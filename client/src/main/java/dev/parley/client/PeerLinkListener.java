package dev.parley.client;

import dev.parley.client.port.IncomingDataChannel;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.PeerConnectionState;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SessionDescription;
import java.util.List;
import java.util.Optional;

/** Hears what one connection brings, and what is to be sent to its other end. */
interface PeerLinkListener extends Control.Listener {

  void sendDescription(SessionDescription description);

  /**
   * @param candidate empty for the end of candidates
   */
  void sendCandidate(Optional<IceCandidate> candidate);

  void state(PeerConnectionState state);

  void track(MediaTrack track, List<MediaStream> streams);

  void trackRemoved(MediaTrack track);

  void channel(IncomingDataChannel channel);

  /** The connection can't take what the other side offers: see {@link Negotiator}. */
  void offerUnacceptable();

  /** Negotiation failed for now; the connection goes on as it was. */
  void error(Throwable cause);
}
