package dev.parley.client;

/** A room could not be joined. */
public final class JoinException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient RoomReason reason;

  JoinException(RoomReason reason) {
    super(reason.error().map(code -> code.wireName() + ": ").orElse("") + reason.text());
    this.reason = reason;
  }

  public RoomReason reason() {
    return reason;
  }
}
