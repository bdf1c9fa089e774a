package dev.parley.server.observe;

import dev.parley.protocol.ErrorCode;
import java.util.Optional;

/** What became of a frame that came. */
public enum Outcome {
  /** Done, or delivered to whom it was for. */
  HANDLED("handled"),
  /** Dropped: a resumed client sent again what had been handled. */
  REPEATED("repeated"),
  MALFORMED(ErrorCode.MALFORMED),
  TOO_LARGE(ErrorCode.TOO_LARGE),
  UNKNOWN_TYPE(ErrorCode.UNKNOWN_TYPE),
  NOT_JOINED(ErrorCode.NOT_JOINED),
  ALREADY_JOINED(ErrorCode.ALREADY_JOINED),
  INVALID_ROOM(ErrorCode.INVALID_ROOM),
  INVALID_PROFILE(ErrorCode.INVALID_PROFILE),
  UNAUTHORIZED(ErrorCode.UNAUTHORIZED),
  FORBIDDEN(ErrorCode.FORBIDDEN),
  ROOM_FULL(ErrorCode.ROOM_FULL),
  RECIPIENT_REQUIRED(ErrorCode.RECIPIENT_REQUIRED),
  UNKNOWN_RECIPIENT(ErrorCode.UNKNOWN_RECIPIENT),
  RECIPIENT_OVERFLOW(ErrorCode.RECIPIENT_OVERFLOW),
  RATE_LIMITED(ErrorCode.RATE_LIMITED),
  SESSION_UNKNOWN(ErrorCode.SESSION_UNKNOWN),
  UNAVAILABLE(ErrorCode.UNAVAILABLE);

  private final String label;
  private final Optional<ErrorCode> error;

  Outcome(String label) {
    this.label = label;
    this.error = Optional.empty();
  }

  Outcome(ErrorCode error) {
    this.label = error.wireName();
    this.error = Optional.of(error);
  }

  /** For a metric's label: an error's name on the wire, or {@code handled} or {@code repeated}. */
  public String label() {
    return label;
  }

  /** The outcome that an error frame with that code told the sender of. */
  public static Outcome of(ErrorCode code) {
    for (Outcome outcome : values()) {
      if (outcome.error.isPresent() && outcome.error.get() == code) {
        return outcome;
      }
    }
    throw new IllegalStateException("no outcome for " + code);
  }
}
