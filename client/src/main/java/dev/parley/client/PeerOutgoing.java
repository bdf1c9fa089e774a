package dev.parley.client;

import dev.parley.protocol.ClientMessage;

/** What a peer wants of its room. */
interface PeerOutgoing {

  SendResult send(ClientMessage.Relayed message);

  /** The connection to it failed for good. */
  void failed(Peer peer);

  /** Something went wrong that did not end it. */
  void error(Peer peer, Throwable cause);
}
