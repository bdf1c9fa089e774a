package dev.parley.server.engine;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.server.frame.TextFrame;
import java.util.concurrent.CompletableFuture;

/**
 * One member's place in its room, and all that it can do there. See {@link Engine} for order and
 * for when what is returned completes: in the order of the calls. Once the member has left, nothing
 * is done; once it was {@link Mailbox#lost}, what is asked fails with a {@link
 * LostMemberException}.
 *
 * <p>Where a client numbers its frames, what one of them asks for bears its number, and is done
 * with it in one step: done once, however often the step has to be asked for. 0 is no number.
 */
public interface Seat {

  /** Passes a frame to one other member. */
  CompletableFuture<RelayResult> send(long number, PeerId to, TextFrame frame);

  /** Passes a frame to the only other member. */
  CompletableFuture<RelayResult> sendToOnlyOther(long number, TextFrame frame);

  /** Passes a frame to every other member, of whom there may be none. */
  CompletableFuture<RelayResult> broadcast(long number, TextFrame frame);

  /**
   * Changes what newcomers are told of this member, and tells the others.
   *
   * @param peer as it is now, but for being suspended, which only {@link #suspend} and {@link
   *     #resume} change
   */
  CompletableFuture<Void> update(long number, PeerInfo peer, TextFrame announcement);

  /**
   * Puts a frame into the member's own mailbox, which is told of a refusal as of an announcement's.
   */
  CompletableFuture<Void> tell(long number, TextFrame frame);

  /** The client's frame of that number asked for nothing that concerns the room, and is handled. */
  CompletableFuture<Void> handled(long number);

  /**
   * Whether so much of what it, or others here, asked for is not done that the client had better be
   * read on only when its last frame is done with: a snapshot. What is asked for all the same is
   * not refused for that, until it is much more.
   */
  boolean isBusy();

  /** The client has all frames of its mailbox up to that number: they are not needed any more. */
  void confirm(long received);

  /**
   * Keeps what another server needs to let the client resume, in the place of what was kept before.
   */
  CompletableFuture<Void> save(String state);

  /**
   * The member's socket is gone, its session is not: newcomers and the others are told. What is
   * sent to it goes into its mailbox as before.
   *
   * @param millis for how long it waits for another socket, should this server not live to end it
   * @param generation counts this and {@link #resume} together. They may come in any order: one
   *     that is not newer than the newest is without effect, so that the last state is the true
   *     one, and nobody is told of what is over already.
   */
  void suspend(long generation, int millis, TextFrame announcement);

  /** The member is there again; {@code generation} as for {@link #suspend}. */
  void resume(long generation, TextFrame announcement);

  /**
   * This server does not know any more what of the member's steps was done, and lets it go: as if
   * it had died, so that another server, or this one, can go on with its session.
   */
  void abandon();

  /** Ends the membership and tells the others; without effect when it has ended. */
  void leave(TextFrame announcement);
}
