package dev.parley.server.frame;

import dev.parley.protocol.ErrorCode;

/**
 * A frame is not one that the protocol allows. Its message says what is wrong and where, never what
 * was sent. Bears no stack trace: it is a client's mistake, not the program's, and must be cheap.
 */
public final class FrameException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final long ref;

  FrameException(ErrorCode code, String detail, long ref) {
    super(detail, null, false, false);
    this.code = code;
    this.ref = ref;
  }

  /** What an {@code error} frame about it says. */
  public ErrorCode code() {
    return code;
  }

  /** The frame's {@code id}, 0 where it bore none that could be read. */
  public long ref() {
    return ref;
  }
}
