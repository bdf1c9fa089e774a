package dev.parley.client.port;

/** Makes peer connections. */
public interface PeerConnectionFactory {

  PeerConnection create(PeerConnectionConfiguration configuration, PeerConnectionListener listener);
}
