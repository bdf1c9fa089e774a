package dev.parley.client.port;

import dev.parley.protocol.WireName;

/** WebRTC's RTCSignalingState (§4.3.1); its values are these by their {@link WireName}. */
public enum SignalingState {
  STABLE,
  HAVE_LOCAL_OFFER,
  HAVE_REMOTE_OFFER,
  HAVE_LOCAL_PRANSWER,
  HAVE_REMOTE_PRANSWER,
  CLOSED
}
