package dev.parley.server.redis;

import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.RoomName;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.RemoteSession;
import dev.parley.server.frame.TextFrame;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A session that is just being made this node's, for another socket: there is nothing to claim.
 *
 * @param settled when it is known whether it was
 */
record FoundHere(RoomName room, PeerInfo peer, String saved, CompletableFuture<Void> settled)
    implements RemoteSession {

  @Override
  public CompletableFuture<Optional<Claimed>> claim(
      long received, String newSaved, Mailbox mailbox, TextFrame announcement) {
    return settled.thenApply(known -> Optional.empty());
  }
}
