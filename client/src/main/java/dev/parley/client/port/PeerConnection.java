package dev.parley.client.port;

import dev.parley.client.loop.Promise;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SessionDescription;
import java.util.Optional;

/**
 * WebRTC's RTCPeerConnection (§4.4), operations chain included: what is called is done in order,
 * each when the one before is done.
 */
public interface PeerConnection {

  /**
   * Sets the local description that the signaling state calls for: an answer to a remote offer,
   * else an offer (WebRTC §4.4.2, setLocalDescription without an argument).
   *
   * @return the description that was set
   */
  Promise<SessionDescription> setLocalDescription();

  /**
   * Sets the remote description, with an implicit rollback of a local offer where it is an offer.
   */
  Promise<Void> setRemoteDescription(SessionDescription description);

  /**
   * Adds a remote candidate.
   *
   * @param candidate empty for the end of candidates
   */
  Promise<Void> addIceCandidate(Optional<IceCandidate> candidate);

  SignalingState signalingState();

  /**
   * The pending local description, else the current one, with the candidates gathered so far; empty
   * before the first (WebRTC §4.4.2, localDescription).
   */
  Optional<SessionDescription> localDescription();

  /**
   * Replaces the servers that are used from the next gathering on (WebRTC §4.4.2).
   *
   * @param configuration differs from the former in its servers alone
   */
  void setConfiguration(PeerConnectionConfiguration configuration);

  /** Makes the next offer begin ICE anew; negotiation is needed then (WebRTC §4.4.2). */
  void restartIce();

  /**
   * @throws IllegalArgumentException if the options' id is taken
   */
  DataChannel createDataChannel(String label, ChannelOptions options, DataChannelListener listener);

  /** Begins to send {@code track} as a part of {@code stream}. */
  RtpSender addTrack(MediaTrack track, MediaStream stream);

  /** Stops sending what {@code sender} sends. */
  void removeTrack(RtpSender sender);

  /**
   * Begins to send {@code track} as a part of {@code stream} by a sender that {@link #removeTrack}
   * silenced, in its media section (WebRTC §5.2 replaceTrack and setStreams, §5.4 direction).
   *
   * @param sender of the track's kind
   */
  Promise<Void> reuseSender(RtpSender sender, MediaTrack track, MediaStream stream);

  /** Ends it at once; no event comes from then on. A second time does nothing. */
  void close();
}
