package dev.parley.protocol;

/** The protocol's constants. Limits are those of a server with its defaults. */
public final class Protocol {

  public static final int VERSION = 1;

  /** The WebSocket subprotocol (RFC 6455 §1.9); a client that offers none speaks version 1 too. */
  public static final String SUBPROTOCOL = "parley.v1";

  /** Where the endpoint is mounted unless the application says otherwise. */
  public static final String DEFAULT_PATH = "/signal";

  /**
   * The largest {@code id}, {@code seq} and {@code received}: 2^53 − 1, exact in any JSON parser.
   */
  public static final long MAX_SEQUENCE = 9_007_199_254_740_991L;

  /** After so many frames at the latest a side confirms what it has handled. */
  public static final int ACK_AFTER_FRAMES = 32;

  /** After so long at the latest a side confirms what it has handled. */
  public static final int ACK_AFTER_MILLIS = 5_000;

  private Protocol() {}
}
