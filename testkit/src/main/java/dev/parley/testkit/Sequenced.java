package dev.parley.testkit;

import dev.parley.protocol.Codec;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** What the relay said in one session, numbered, and kept until it is confirmed. */
final class Sequenced {

  /** What PROTOCOL.md allows, Resuming; its limit in bytes is not kept here. */
  static final int MAX_KEPT = 256;

  private record Kept(long seq, String text) {}

  private final Codec codec;
  private final Queue<Kept> kept = new ArrayDeque<>();
  private long last;
  private long confirmed;

  Sequenced(Codec codec) {
    this.codec = codec;
  }

  boolean isFull() {
    return kept.size() == MAX_KEPT;
  }

  /** The next frame's text. */
  String add(ServerMessage message) {
    last++;
    String text = codec.encode(new ServerFrame(last, message));
    kept.add(new Kept(last, text));
    return text;
  }

  /** Whether a client may say that it has handled all up to that number. */
  boolean canBeConfirmed(long seq) {
    return seq >= confirmed && seq <= last;
  }

  void confirm(long seq) {
    confirmed = Math.max(confirmed, Math.min(seq, last));
    while (!kept.isEmpty() && kept.peek().seq <= confirmed) {
      kept.remove();
    }
  }

  /** Says all that is not confirmed, in order. */
  void sayAgain(Consumer<String> socket) {
    kept.forEach(frame -> socket.accept(frame.text));
  }
}
