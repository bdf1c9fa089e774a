package dev.parley.client;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What this side said in its session and the server has not confirmed yet, in order: said again
 * when the session is resumed. Bounded as the server's own keeping is (PROTOCOL.md, Resuming).
 */
final class Unconfirmed {

  /** For the application's messages. */
  static final int MAX_FRAMES = 256;

  static final int MAX_BYTES = 512 * 1024;

  /**
   * For messages that waited for a peer: room is left for what is sent now, and in the peer's
   * mailbox, which the server bounds in the same way, for what others send it.
   */
  private static final int MAX_WAITED = MAX_FRAMES / 4;

  /**
   * How many times as much for all else: an offer that no one gets leaves a negotiation hanging,
   * and a room of 250 may want 250 of them.
   */
  private static final int SIGNALING = 8;

  /** One frame, with the number that it bears. */
  private static final class Kept {

    private final long id;
    private final ClientMessage message;
    private final String text;
    private final long bytes;

    /** Whether a socket was given it: then the server may have handled it. */
    private boolean said;

    Kept(long id, ClientMessage message, String text, long bytes) {
      this.id = id;
      this.message = message;
      this.text = text;
      this.bytes = bytes;
    }
  }

  private final Codec codec;
  private List<Kept> frames = new ArrayList<>();
  private long bytes;
  private long lastId;

  Unconfirmed(Codec codec) {
    this.codec = codec;
  }

  /**
   * Takes a message, unless it is too large or too much is kept already.
   *
   * @param frameBytes the largest frame that the server takes
   * @param socket is given the frame; null while there is none that could be
   */
  SendResult add(ClientMessage message, int frameBytes, Consumer<String> socket) {
    long id = lastId + 1;
    String text = codec.encode(new ClientFrame(id, message));
    long length = Utf8.length(text);
    int share = message instanceof ClientMessage.Message ? 1 : SIGNALING;
    if (length > frameBytes || length > share * MAX_BYTES) {
      return SendResult.TOO_LARGE;
    }
    if (frames.size() >= share * MAX_FRAMES || bytes + length > share * MAX_BYTES) {
      return SendResult.FULL;
    }
    lastId = id;
    bytes += length;
    Kept kept = new Kept(id, message, text, length);
    frames.add(kept);
    if (socket != null) {
      say(kept, socket);
    }
    return SendResult.ACCEPTED;
  }

  /** Whether there is room for what waited for a peer. */
  boolean hasRoom() {
    return frames.size() < MAX_WAITED;
  }

  /** The highest number given so far. */
  long lastId() {
    return lastId;
  }

  Optional<ClientMessage> find(long id) {
    for (Kept frame : frames) {
      if (frame.id == id) {
        return Optional.of(frame.message);
      }
    }
    return Optional.empty();
  }

  /** The server has handled all up to that number. */
  void confirm(long id) {
    List<Kept> others = new ArrayList<>();
    for (Kept frame : frames) {
      if (frame.id > id) {
        others.add(frame);
      } else {
        bytes -= frame.bytes;
      }
    }
    frames = others;
  }

  /** Says all that is kept, in order. */
  void sayAgain(Consumer<String> socket) {
    for (Kept frame : frames) {
      say(frame, socket);
    }
  }

  private static void say(Kept frame, Consumer<String> socket) {
    frame.said = true;
    socket.accept(frame.text);
  }

  /** How many of the application's messages the server was sent and has not confirmed. */
  int doubtful() {
    int doubtful = 0;
    for (Kept frame : frames) {
      if (frame.said && frame.message instanceof ClientMessage.Message) {
        doubtful++;
      }
    }
    return doubtful;
  }

  /**
   * The session is lost and another begins: forgets all, and gives what no server was ever sent.
   */
  List<ClientMessage> startAnew() {
    List<ClientMessage> unsaid = new ArrayList<>();
    for (Kept frame : frames) {
      if (!frame.said) {
        unsaid.add(frame.message);
      }
    }
    frames = new ArrayList<>();
    bytes = 0;
    lastId = 0;
    return unsaid;
  }
}
