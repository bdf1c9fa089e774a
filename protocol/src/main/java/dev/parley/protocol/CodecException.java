package dev.parley.protocol;

/**
 * A frame is not a message of the protocol: the only way in which {@link Codec} refuses a text. Its
 * message names the member and what is allowed, never what was sent.
 */
public final class CodecException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final long ref;

  CodecException(ErrorCode code, String detail, long ref) {
    super(detail);
    this.code = code;
    this.ref = ref;
  }

  /** What an {@code error} frame about it says; {@link ErrorCode#UNKNOWN_TYPE} a client skips. */
  public ErrorCode code() {
    return code;
  }

  /** The refused frame's {@code id} or {@code seq}, 0 where it bore none that could be read. */
  public long ref() {
    return ref;
  }
}
