package dev.parley.demo.page.state;

import dev.parley.client.RoomReason;
import dev.parley.protocol.ErrorCode;
import java.util.Optional;

/** Says why one is not, or no longer, in a room. */
public final class JoinProblem {

  private JoinProblem() {}

  /** What to tell somebody who could not come in. */
  public static String ofRefusal(RoomReason reason) {
    Optional<ErrorCode> error = reason.error();
    if (error.isPresent()) {
      return switch (error.get()) {
        case ROOM_FULL ->
            "This room is full. Try again once somebody has left, or take another room.";
        case INVALID_ROOM -> "The server does not take this room’s name. Try another one.";
        case INVALID_PROFILE -> "The server does not take this name. Try a shorter one.";
        case RATE_LIMITED -> "Too many attempts in a short time. Wait a little, then try again.";
        case UNAVAILABLE -> "The server can’t take anybody in just now. Try again in a minute.";
        default -> "The server did not let you in: " + orSilence(reason.text());
      };
    }
    return reason.kind() == RoomReason.Kind.LOST
        ? "The server can’t be reached. Check your connection, then try again."
        : "The server did not let you in: " + orSilence(reason.text());
  }

  /** What to tell somebody who was in the call. */
  public static String ofEnd(RoomReason reason) {
    return reason.kind() == RoomReason.Kind.LOST
        ? "The connection to the server is lost. Rejoin to see and hear everybody again."
        : "The server ended this call for you: " + orSilence(reason.text());
  }

  private static String orSilence(String text) {
    return text.isEmpty() ? "it did not say why." : text;
  }
}
