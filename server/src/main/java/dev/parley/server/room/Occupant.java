package dev.parley.server.room;

import dev.parley.protocol.PeerInfo;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member;

/** A member as its room knows it. Guarded by the room's lock. */
final class Occupant {

  private final Mailbox mailbox;
  private PeerInfo peer;

  /** Of the last suspension or resumption that was taken notice of. */
  private long generation;

  Occupant(Member member) {
    mailbox = member.mailbox();
    peer = member.peer();
  }

  Mailbox mailbox() {
    return mailbox;
  }

  PeerInfo peer() {
    return peer;
  }

  /** Takes all of it but whether it is suspended. */
  void update(PeerInfo changed) {
    peer = new PeerInfo(changed.id(), changed.user(), changed.profile(), peer.suspended());
  }

  /**
   * @return whether this changed anything
   */
  boolean suspended(boolean suspended, long newGeneration) {
    if (newGeneration <= generation) {
      return false;
    }
    generation = newGeneration;
    if (peer.suspended() == suspended) {
      return false;
    }
    peer = new PeerInfo(peer.id(), peer.user(), peer.profile(), suspended);
    return true;
  }
}
