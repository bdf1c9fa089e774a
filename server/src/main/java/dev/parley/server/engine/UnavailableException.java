package dev.parley.server.engine;

/** What holds the rooms can't be reached at present; whether the step was done is not known. */
public final class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
