package dev.parley.server.transport;

/** An exception as it may be logged: its kind and where it came from, but no message to quote. */
final class Fault extends Exception {
  private static final long serialVersionUID = 1L;

  Fault(Throwable origin) {
    super(origin.getClass().getName());
    setStackTrace(origin.getStackTrace());
  }
}
