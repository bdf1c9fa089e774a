package dev.parley.client.channel;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes messages of the frames that come by a channel, each message once; it outlives the
 * connections by which they come. Whatever comes, it holds no more than the {@link Memory} allows,
 * and ends in a message, in nothing, or in a {@link FramingException}.
 */
public final class Incoming {

  /** In place of a message's number, for all that came while paused. */
  private static final int PAUSED = -1;

  private final boolean ordered;
  private final boolean reliable;
  private final int maxMessageLength;
  private final Memory memory;
  private final FrameListener listener;

  /** Messages that have begun and not ended, the oldest first. */
  private final List<Assembly> unfinished = new ArrayList<>();

  private int held;

  /** Whether messages are kept as they come, for no one listens yet. */
  private boolean paused;

  /** Whether {@link #cut} was called since {@link #resume}. */
  private boolean cut;

  /** The number of the first message that has not arrived; where the channel is reliable. */
  private int next;

  /** Those after {@link #next} that have arrived, by number modulo the window; null if none can. */
  private final boolean[] early;

  public Incoming(
      boolean ordered,
      boolean reliable,
      int maxMessageLength,
      Memory memory,
      FrameListener listener) {
    this.ordered = ordered;
    this.reliable = reliable;
    this.maxMessageLength = maxMessageLength;
    this.memory = memory;
    this.listener = listener;
    this.early = reliable && !ordered ? new boolean[Framing.WINDOW] : null;
  }

  /** The number of the first message that has not arrived. */
  public int next() {
    return next;
  }

  public void text(String frame) throws FramingException {
    came(new Frame(frame, null));
  }

  public void bytes(byte[] frame) throws FramingException {
    came(new Frame(null, frame));
  }

  private void came(Frame frame) throws FramingException {
    if (frame.mark >= 0 && !reliable) {
      throw new FramingException(
          FramingError.MALFORMED, "a frame that asks, of a channel that may lose it");
    }
    read(frame);
    if (frame.mark >= 0) {
      // Also of what is kept while paused: this channel's silence is not to hold up the others.
      listener.asked(frame.mark);
    }
  }

  /** Reads no more of a frame than whether it asks, or is an echo. */
  public void overhear(String text, byte[] bytes) throws FramingException {
    Frame frame = new Frame(text, bytes);
    if (frame.mark >= 0) {
      listener.asked(frame.mark);
    } else if (frame.kind == Framing.ECHO) {
      listener.echoed(frame.number());
    }
  }

  /** Keeps the messages that come, as if they had not, until {@link #resume}. */
  public void pause() {
    paused = true;
  }

  /** Goes on with what was kept, as if it came now. */
  public void resume() throws FramingException {
    paused = false;
    cut = false;
    int index = find(PAUSED);
    if (index >= 0) {
      Assembly kept = unfinished.get(index);
      forget(kept);
      for (Assembly.Piece piece = kept.first; piece != null && !cut; piece = piece.next) {
        read(piece.frame);
      }
    }
  }

  /** Forgets what has not come whole: it will not, or from its beginning. */
  public void cut() {
    cut = true;
    while (!unfinished.isEmpty()) {
      forget(unfinished.get(0));
    }
  }

  private void read(Frame frame) throws FramingException {
    int kind = frame.kind;
    if (paused && kind <= Framing.FRAGMENT) {
      Assembly kept = assembly(PAUSED, 0, false);
      kept.put(frame, kept.length());
      hold(kept, frame.contentLength() + Framing.FRAGMENT_OVERHEAD);
    } else if (kind == Framing.WHOLE) {
      whole(frame);
    } else if (kind == Framing.FRAGMENT) {
      fragment(frame);
    } else if (kind == Framing.ACK && reliable) {
      listener.acknowledged(frame.number());
    } else if (kind == Framing.HELLO && reliable) {
      listener.hello(frame.number(), frame.number(), frame.number());
    } else if (kind == Framing.ECHO && reliable) {
      listener.echoed(frame.number());
    } else if (kind == Framing.CLOSE && reliable) {
      listener.closing();
    } else {
      throw new FramingException(FramingError.MALFORMED, "a frame of kind " + kind);
    }
  }

  private void whole(Frame frame) throws FramingException {
    int number = frame.number();
    checkTotal(frame.contentLength());
    if (!isExpected(number)) {
      return;
    }
    if (reliable && find(number) >= 0) {
      throw wrongNumber(number, "it has begun in fragments");
    }
    arrived(number);
    if (frame.text != null) {
      listener.text(frame.text.substring(frame.at));
    } else {
      listener.bytes(frame.bytes, frame.at);
    }
  }

  private void fragment(Frame frame) throws FramingException {
    int number = frame.number();
    int total = frame.number();
    int offset = frame.number();
    int length = frame.contentLength();
    checkTotal(total);
    if (offset > total - length
        || length < Framing.MIN_FRAGMENT_LENGTH && offset + length < total
        || length == 0) {
      throw wrongLength(number, length, offset, total);
    }
    if (!isExpected(number)) {
      return;
    }
    Assembly assembly = assembly(number, total, frame.text != null);
    if (!assembly.isOf(total, frame.text != null)
        || ordered && reliable && offset != assembly.length()
        || !assembly.put(frame, offset)) {
      throw wrongLength(number, length, offset, total);
    }
    if (assembly.isWhole()) {
      forget(assembly);
      arrived(number);
      assembly.deliver(listener);
    } else {
      hold(assembly, length + Framing.FRAGMENT_OVERHEAD);
    }
  }

  private void checkTotal(int total) throws FramingException {
    if (total > maxMessageLength) {
      throw new FramingException(
          FramingError.TOO_LARGE,
          "a message of " + total + " bytes or characters; allowed are " + maxMessageLength);
    }
  }

  /** Whether it is not a duplicate. */
  private boolean isExpected(int number) throws FramingException {
    if (!reliable) {
      if (ordered && !unfinished.isEmpty() && unfinished.get(0).number != number) {
        forget(unfinished.get(0)); // the rest of it is lost
      }
      return true;
    }
    int ahead = Framing.ahead(number, next);
    if (number > Framing.NUMBER_MASK
        || ordered && ahead > 0
        || ahead >= Framing.WINDOW && ahead <= Framing.NUMBER_MASK - Framing.WINDOW) {
      throw wrongNumber(number, "expected is " + next);
    }
    return ahead < Framing.WINDOW && (ordered || !early[number % Framing.WINDOW]);
  }

  private void arrived(int number) {
    if (!reliable) {
      return;
    }
    if (ordered) {
      next = Framing.after(next);
      return;
    }
    early[number % Framing.WINDOW] = true;
    while (early[next % Framing.WINDOW]) {
      early[next % Framing.WINDOW] = false;
      next = Framing.after(next);
    }
  }

  private Assembly assembly(int number, int total, boolean text) {
    int index = find(number);
    if (index >= 0) {
      return unfinished.get(index);
    }
    Assembly assembly = new Assembly(this, number, total, text);
    if (!reliable) {
      if (unfinished.size() == Framing.MAX_UNFINISHED) {
        forget(unfinished.get(0));
      }
      memory.add(assembly);
    }
    unfinished.add(assembly);
    return assembly;
  }

  private void hold(Assembly assembly, int amount) throws FramingException {
    // Twice: of an unordered channel's messages the next may come while the last lacks a fragment.
    int limit = 2 * (maxMessageLength + Framing.MAX_FRAME_LENGTH);
    while (!reliable && held > limit - amount && unfinished.get(0) != assembly) {
      forget(unfinished.get(0));
    }
    if (held <= limit - amount && memory.take(amount, assembly)) {
      held += amount;
    } else if (reliable) {
      throw new FramingException(
          FramingError.TOO_MUCH_UNFINISHED,
          "unfinished messages; allowed are " + limit + ", by all channels " + memory.limit());
    } else {
      forget(assembly);
    }
  }

  private int find(int number) {
    for (int i = 0; i < unfinished.size(); i++) {
      if (unfinished.get(i).number == number) {
        return i;
      }
    }
    return -1;
  }

  void forget(Assembly assembly) {
    unfinished.remove(find(assembly.number));
    memory.release(assembly);
    held -= assembly.held;
  }

  private static FramingException wrongNumber(int number, String why) {
    return new FramingException(FramingError.WRONG_NUMBER, "message " + number + ": " + why);
  }

  private static FramingException wrongLength(int number, int length, int offset, int total) {
    return new FramingException(
        FramingError.WRONG_LENGTH,
        "message " + number + ": " + length + " at " + offset + " of " + total);
  }
}
