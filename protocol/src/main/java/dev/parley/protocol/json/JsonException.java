package dev.parley.protocol.json;

/** A text is not JSON (RFC 8259). Its message may quote the text: it is not for a log. */
public final class JsonException extends Exception {
  private static final long serialVersionUID = 1L;

  public JsonException(String message) {
    super(message);
  }
}
