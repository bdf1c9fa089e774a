package dev.parley.client.port;

/** WebRTC's RTCRtpSender (§5.2), as a name for what {@link PeerConnection#addTrack} began. */
public interface RtpSender {}
