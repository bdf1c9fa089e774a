package dev.parley.client;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.PeerId;

/** What a peer wants of its room. */
interface PeerOutgoing {

  /** This side's id as of now. */
  PeerId self();

  SendResult send(ClientMessage.Relayed message);

  /** Whether a message to each peer of the room can be sent now. */
  boolean hasRoom();

  /** Of an absent peer: it has not come back, and the connection to it is gone too. */
  void gone(Peer peer);

  /** Of an absent peer: it says that it is in the room under that id; to be verified. */
  void claims(Peer peer, PeerId id);

  /** Something went wrong that did not end it. */
  void error(Peer peer, Throwable cause);
}
