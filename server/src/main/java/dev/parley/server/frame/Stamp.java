package dev.parley.server.frame;

import dev.parley.protocol.PeerId;
import java.nio.charset.StandardCharsets;

/** The sender's name as every frame relayed from it begins: made once a session. */
public final class Stamp {

  private final PeerId from;
  private final byte[] head;

  public Stamp(PeerId from) {
    this.from = from;
    // A peer id has no character that JSON escapes.
    this.head = ("{\"from\":\"" + from + "\"").getBytes(StandardCharsets.US_ASCII);
  }

  public PeerId from() {
    return from;
  }

  byte[] head() {
    return head;
  }
}
