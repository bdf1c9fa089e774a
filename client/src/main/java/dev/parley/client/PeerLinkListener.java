package dev.parley.client;

import dev.parley.client.port.IncomingDataChannel;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.PeerConnectionState;
import dev.parley.protocol.IceCandidate;
import java.util.List;
import java.util.Optional;

/** Hears what one connection brings, and what is to be sent to its other end. */
interface PeerLinkListener extends Control.Listener, Negotiator.Listener {

  /**
   * @param candidate empty for the end of candidates
   */
  void sendCandidate(Optional<IceCandidate> candidate);

  void state(PeerConnectionState state);

  void track(MediaTrack track, List<MediaStream> streams);

  void trackRemoved(MediaTrack track);

  void channel(IncomingDataChannel channel);
}
