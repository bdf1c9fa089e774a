package dev.parley.client;

import dev.parley.client.port.MediaStream;

/**
 * A stream that is sent. What sending takes is called by way of it alone, so that a page which
 * never publishes one does not load it: TeaVM leaves out what only a class can reach of which no
 * object is made.
 */
// Not final: what a final class does is linked whether or not there is an object of it.
class Publication {

  private final MediaStream stream;

  Publication(MediaStream stream) {
    this.stream = stream;
  }

  MediaStream stream() {
    return stream;
  }

  /** Sends it to a peer, by its connection as of now and each later one. */
  void to(Peer peer) {
    peer.publish(stream);
  }

  /** Sends it by one connection. */
  void by(PeerLink link) {
    link.publish(stream);
  }
}
