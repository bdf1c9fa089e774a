package dev.parley.server.engine;

import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.RoomName;
import dev.parley.server.frame.TextFrame;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A session that is not at home here, as it was when it was looked for. */
public interface RemoteSession {

  RoomName room();

  PeerInfo peer();

  /** What its last home saved of it: see {@link Seat#save}. */
  String saved();

  /**
   * Makes this server its home. From then on the mailbox is offered, first, what the client has not
   * received, and every other server is told {@link Mailbox#lost}.
   *
   * @param received the number of the last frame that the client has
   * @param saved in the place of what was
   * @param announcement for the others, if they were told of a suspension
   * @return empty, and nothing is changed, if the session has ended or moved since it was looked
   *     for, or its mailbox does not reach back to what the client has
   */
  CompletableFuture<Optional<Claimed>> claim(
      long received, String saved, Mailbox mailbox, TextFrame announcement);

  /**
   * A session that is at home here now.
   *
   * @param handled the number of the client's last frame that was handled
   */
  record Claimed(Seat seat, long handled) {}
}
