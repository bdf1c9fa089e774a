package dev.parley.server.session;

import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames of one outbox: those that wait to be written and, in a resumable session, those that
 * were written and are not confirmed. Numbers are not in the frames but in their order. Guarded by
 * the outbox's lock.
 */
final class Backlog {

  /** So many frames go into one write at most: enough to share its cost, few to start anew. */
  private static final int BATCH_FRAMES = 64;

  /** A write that reaches so many bytes takes no further frame: the rest stays countable here. */
  private static final int BATCH_BYTES = 64 * 1024;

  private final OutboxLimits limits;

  /** Whether frames are numbered, and kept until they are confirmed. */
  private boolean keeps;

  /** In a resumable session, what bears no number: goes first, and is not kept. */
  private final FrameQueue unnumbered = new FrameQueue();

  /** Whether an engine bounds what is kept. */
  private boolean keepsAll;

  /** What is to be written. */
  private final FrameQueue waiting = new FrameQueue();

  /** What was written and not confirmed; empty if nothing is kept. */
  private final FrameQueue unconfirmed = new FrameQueue();

  /** What a plain session is writing; a resumable one has it among the unconfirmed. */
  private int inFlight;

  private int inFlightBytes;

  /** The number of the last frame that the client confirmed. */
  private long confirmed;

  /** The number of the last frame that was ever written or confirmed; some may be written again. */
  private long highestSent;

  /**
   * How many of those that wait, and were never written, tell of presence; 0 if nothing is kept.
   * They take no place: there is one for each peer at most.
   */
  private int unsentPresence;

  Backlog(OutboxLimits limits) {
    this.limits = limits;
  }

  boolean keeps() {
    return keeps;
  }

  /** From now on numbers frames and keeps them; what is there is not of the session. */
  void keep() {
    keeps = true;
    unnumbered.addAll(waiting);
  }

  /**
   * The same where an engine keeps the frames, too, has bounded them, and offers them in order.
   *
   * @param received the number of the last frame that the client has
   */
  void keepAllFrom(long received) {
    keep();
    keepsAll = true;
    confirmed = received;
    highestSent = received;
  }

  /** Takes {@link #keep} back. */
  void keepNothing() {
    keeps = false;
    keepsAll = false;
    waiting.addAll(unnumbered);
    confirmed = 0;
    highestSent = 0;
  }

  /**
   * Takes a frame. One that tells of a peer's presence takes the place of what was to be told of it
   * before and was never written, and so has no number yet; where one undoes the other, both are
   * forgotten. When a whole room loses its sockets and comes back, each mailbox would otherwise
   * have to keep two frames for each peer.
   *
   * @return false if it is full
   */
  boolean add(TextFrame frame) {
    if (frame.isOfPresence() && waiting.removeSupersededBy(frame, neverSent())) {
      if (keeps) {
        unsentPresence--;
      }
      if (frame.undoes()) {
        return true;
      }
    }
    boolean fits = keeps ? fitsAmongKept(frame) : fitsAmongWaiting(frame);
    if (fits) {
      waiting.add(frame);
      if (keeps && frame.isOfPresence()) {
        unsentPresence++;
      }
    }
    return fits;
  }

  private boolean fitsAmongKept(TextFrame frame) {
    if (keepsAll) {
      return true;
    }
    int places = unconfirmed.size() + waiting.size() - unsentPresence;
    return (frame.isOfPresence() || places < limits.keptMessages())
        && unconfirmed.bytes() + waiting.bytes() + frame.size() <= limits.keptBytes();
  }

  private boolean fitsAmongWaiting(TextFrame frame) {
    return waiting.size() + inFlight < limits.messages()
        && waiting.bytes() + inFlightBytes + frame.size() <= limits.bytes();
  }

  /** How many of the last that wait were never written, on any socket. */
  private long neverSent() {
    return confirmed + unconfirmed.size() + waiting.size() - highestSent;
  }

  /** Takes a frame that bears no number in any session, and is lost with the socket. */
  boolean addUnnumbered(TextFrame frame) {
    if (!keeps) {
      return add(frame);
    }
    boolean fits =
        unnumbered.size() < limits.messages()
            && unnumbered.bytes() + frame.size() <= limits.bytes();
    if (fits) {
      unnumbered.add(frame);
    }
    return fits;
  }

  /** Takes a frame without a number in front of all others, whatever its size. */
  void addFirst(TextFrame frame) {
    (keeps ? unnumbered : waiting).addFirst(frame);
  }

  /** How many frames wait, those without a number aside. */
  int waiting() {
    return waiting.size();
  }

  boolean hasUnnumbered() {
    return !unnumbered.isEmpty();
  }

  /**
   * Whether what waits must wait for a confirmation, too. No more may be unconfirmed than are kept;
   * and of these presence, which took no place while it waited, takes half, so that something is
   * left for what others send.
   */
  boolean isHeldBack() {
    long lastTaken = confirmed + unconfirmed.size();
    if (!keeps || waiting.isEmpty() || lastTaken < highestSent) {
      return false;
    }
    int most = limits.keptMessages();
    return unconfirmed.size() >= (waiting.peek().isOfPresence() ? Math.max(1, most / 2) : most);
  }

  boolean hasUnconfirmed() {
    return !unconfirmed.isEmpty();
  }

  /**
   * Moves what one write takes to where it waits for its confirmation.
   *
   * @param most how many of the waiting frames it may take
   */
  Batch take(int most) {
    List<TextFrame> frames = new ArrayList<>(Math.min(1 + most, BATCH_FRAMES));
    int bytes = 0;
    while (!unnumbered.isEmpty() && frames.size() < BATCH_FRAMES && bytes < BATCH_BYTES) {
      TextFrame frame = unnumbered.poll();
      bytes += frame.size();
      frames.add(frame);
    }
    int withoutNumber = frames.size();
    long firstNumber = confirmed + unconfirmed.size() + 1;
    int taken = 0;
    while (taken < most && frames.size() < BATCH_FRAMES && bytes < BATCH_BYTES && !isHeldBack()) {
      TextFrame frame = waiting.poll();
      taken++;
      bytes += frame.size();
      frames.add(frame);
      if (keeps) {
        unconfirmed.add(frame);
        noteSent(frame);
      }
    }
    if (keeps) {
      return new Batch(frames, withoutNumber, firstNumber);
    }
    inFlight = frames.size();
    inFlightBytes = bytes;
    return new Batch(frames, inFlight, 0);
  }

  private void noteSent(TextFrame frame) {
    long number = confirmed + unconfirmed.size();
    if (number > highestSent) {
      highestSent = number;
      if (frame.isOfPresence()) {
        unsentPresence--;
      }
    }
  }

  /** The write is done. */
  void written() {
    inFlight = 0;
    inFlightBytes = 0;
  }

  /** Whether no client can have that frame. What an engine keeps another server may have sent. */
  boolean wasNeverSent(long number) {
    return number > (keepsAll ? confirmed + unconfirmed.size() + waiting.size() : highestSent);
  }

  /** Whether the client confirmed that frame. */
  boolean wasForgotten(long number) {
    return number <= confirmed;
  }

  /**
   * Forgets what the client has.
   *
   * @param received the number of the last frame that it has, of which {@link #wasNeverSent} is not
   *     true
   * @return whether it has any that it had not confirmed
   */
  boolean confirm(long received) {
    boolean more = received > confirmed;
    while (confirmed < received) {
      // After a resume it may have what waits to be written: again, or by this server.
      (unconfirmed.isEmpty() ? waiting : unconfirmed).poll();
      confirmed++;
    }
    highestSent = Math.max(highestSent, confirmed);
    return more;
  }

  /** The socket is gone: what was not confirmed is to be written again. */
  void rewind() {
    written();
    unnumbered.clear();
    waiting.addAllFirst(unconfirmed);
  }

  /** Forgets all frames. */
  void clear() {
    written();
    unnumbered.clear();
    waiting.clear();
    unsentPresence = 0;
    unconfirmed.clear();
  }

  /** Takes out what waits. */
  List<TextFrame> drain() {
    List<TextFrame> frames = new ArrayList<>(waiting.size());
    while (!waiting.isEmpty()) {
      frames.add(waiting.poll());
    }
    unsentPresence = 0;
    return frames;
  }

  int size() {
    return unnumbered.size() + waiting.size() + unconfirmed.size() + inFlight;
  }

  int bytes() {
    return unnumbered.bytes() + waiting.bytes() + unconfirmed.bytes() + inFlightBytes;
  }

  /**
   * What goes into one write.
   *
   * @param withoutNumber how many of the frames, from the first on, bear none
   * @param firstNumber of the others
   */
  record Batch(List<TextFrame> frames, int withoutNumber, long firstNumber) {

    /** Copies what bears a number: not to be done under a lock that rooms wait for. */
    List<TextFrame> numbered() {
      for (int i = withoutNumber; i < frames.size(); i++) {
        frames.set(i, frames.get(i).numbered(firstNumber + i - withoutNumber));
      }
      return frames;
    }
  }
}
