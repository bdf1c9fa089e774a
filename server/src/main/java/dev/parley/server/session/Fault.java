package dev.parley.server.session;

/** An exception as it may be logged: its kind and where it came from, but no message to quote. */
public final class Fault extends Exception {
  private static final long serialVersionUID = 1L;

  public Fault(Throwable origin) {
    super(origin.getClass().getName());
    setStackTrace(origin.getStackTrace());
  }
}
