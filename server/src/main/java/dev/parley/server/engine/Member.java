package dev.parley.server.engine;

import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.SessionId;
import java.util.Optional;

/**
 * A peer and the way to it.
 *
 * @param kept empty where the session ends with its socket
 */
public record Member(PeerInfo peer, Mailbox mailbox, Optional<Kept> kept) {

  /**
   * What another server needs to let the client resume.
   *
   * @param saved the session's own; see {@link Seat#save}
   */
  public record Kept(SessionId session, String saved) {}
}
