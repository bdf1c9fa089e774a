package dev.parley.client;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.PeerId;

/** What a peer wants of its room. */
interface PeerOutgoing {

  /** This side's id as of now. */
  PeerId self();

  SendResult send(ClientMessage.Relayed message);

  /** Whether there is room for what waited for a peer. */
  boolean hasRoom();

  /** Whether the server takes a message to one peer with so many bytes of data. */
  boolean fits(long bytes);

  /** So many messages to the peer were accepted and may not be delivered. */
  void lost(Peer peer, int messages);

  /** Of an absent peer: it has not come back, and the connection to it is gone too. */
  void gone(Peer peer);

  /** Of an absent peer: it says that it is in the room under that id; to be verified. */
  void claims(Peer peer, PeerId id);

  /**
   * The peer took this side for gone, and has met it since as someone new. Of what it kept of this
   * side nothing is left, so to this side it is someone new as well.
   *
   * @param connection the number of the connection that this side is to offer; 0 if it offers none
   * @return what it is from now on; null if this side left the room when it heard, or if the peer
   *     did so too often and is not listened to
   */
  Peer meetAnew(Peer peer, int connection);

  /** Something went wrong that did not end it. */
  void error(Peer peer, Throwable cause);
}
