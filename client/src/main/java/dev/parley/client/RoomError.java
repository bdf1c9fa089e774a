package dev.parley.client;

import dev.parley.protocol.ErrorCode;
import java.util.Optional;

/**
 * Something went wrong that did not end the room.
 *
 * @param peer with whom, where it has to do with one
 * @param code the server's, where it refused something; {@link ErrorCode#UNKNOWN_RECIPIENT} is no
 *     cause for worry: a peer left while a message was on its way to it
 * @param detail for a human
 * @param cause what was thrown, where something was
 */
public record RoomError(
    Optional<Peer> peer, Optional<ErrorCode> code, String detail, Optional<Throwable> cause) {

  static RoomError ofMemoryLoss(Optional<Peer> peer, int messages) {
    return new RoomError(
        peer,
        Optional.empty(),
        "messages that may not have been delivered: " + messages,
        Optional.empty());
  }
}
