package dev.parley.server.session;

import dev.parley.server.engine.Offer;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What waits to be written to one client: bounded, in order, one write in flight. A resumable
 * session's keeps what was written until it is confirmed, and goes from socket to socket with the
 * session. Safe for use by any thread; its lock is never held while the socket is called.
 */
final class Outbox {

  /** So many frames go into one write at most: enough to share its cost, few to start anew. */
  private static final int BATCH_FRAMES = 64;

  /** A write that reaches so many bytes takes no further frame: the rest stays countable here. */
  private static final int BATCH_BYTES = 64 * 1024;

  private enum State {
    /** Takes frames and writes them. */
    OPEN,
    /** Takes frames, but the first one of all is still to come. */
    HELD,
    /** Writes what was there by then and closes the socket; only what is kept is still taken. */
    FINISHING,
    /** Takes and keeps frames, and has no socket to write them to. */
    DETACHED,
    CLOSED
  }

  private final OutboxLimits limits;
  private final TickClock clock;
  private final Consumer<List<TextFrame>> whenWritten;
  private final Object lock = new Object();

  // All of these are guarded by lock.
  private State state = State.OPEN;

  /** Null while detached or closed. */
  private Socket socket;

  /** Whether frames are numbered, and kept until they are confirmed. */
  private boolean keeps;

  /** Whether nothing more is taken: the socket in use, if any, is the last. */
  private boolean over;

  /** In a resumable session, what bears no number: goes first, and is not kept. */
  private final FrameQueue unnumbered = new FrameQueue();

  /** What is to be written. */
  private final FrameQueue waiting = new FrameQueue();

  /** What was written and not confirmed; empty if nothing is kept. */
  private final FrameQueue unconfirmed = new FrameQueue();

  /** The number of the last frame that the client confirmed. */
  private long confirmed;

  /** The number of the last frame that was ever written; some may be written once more. */
  private long highestSent;

  /** What was being written, by a plain session; a resumable one has it among the unconfirmed. */
  private int inFlight;

  private int inFlightBytes;
  private boolean writing;
  private long writeStartedAt;

  /** When the oldest of the unconfirmed became that. */
  private long unconfirmedSince;

  /** Counts sockets, so that one that was left is not heard any more. */
  private int socketNumber;

  /** Whether a thread is in {@link #flush}'s loop. */
  private boolean flushing;

  private Close close;

  /** How much of {@link #waiting} is still to be written while finishing. */
  private int toFinish;

  /**
   * @param whenWritten told, without a lock, which frames the operating system has taken
   */
  Outbox(
      Socket socket, OutboxLimits limits, TickClock clock, Consumer<List<TextFrame>> whenWritten) {
    this.socket = socket;
    this.limits = limits;
    this.clock = clock;
    this.whenWritten = whenWritten;
  }

  /** Takes a frame: to be numbered, where frames are. {@link #flush} sends it on. */
  Offer offer(TextFrame frame) {
    synchronized (lock) {
      boolean open = state == State.OPEN || state == State.HELD;
      boolean takes = open || keeps && state != State.CLOSED;
      if (over || !takes || !fits(frame)) {
        return Offer.REFUSED;
      }
      waiting.add(frame);
      return Offer.ACCEPTED;
    }
  }

  /** Called under lock. */
  private boolean fits(TextFrame frame) {
    if (keeps) {
      return unconfirmed.size() + waiting.size() < limits.keptMessages()
          && unconfirmed.bytes() + waiting.bytes() + frame.size() <= limits.keptBytes();
    }
    return waiting.size() + inFlight < limits.messages()
        && waiting.bytes() + inFlightBytes + frame.size() <= limits.bytes();
  }

  /** Takes a frame that bears no number in any session, and is lost with the socket. */
  Offer offerUnnumbered(TextFrame frame) {
    synchronized (lock) {
      if (!keeps) {
        return offer(frame);
      }
      boolean takes = state == State.OPEN || state == State.HELD;
      boolean fits =
          unnumbered.size() < limits.messages()
              && unnumbered.bytes() + frame.size() <= limits.bytes();
      if (!takes || !fits) {
        return Offer.REFUSED;
      }
      unnumbered.add(frame);
      return Offer.ACCEPTED;
    }
  }

  /** From now on numbers frames and keeps them until they are confirmed. Call it while held. */
  void keep() {
    synchronized (lock) {
      keeps = true;
      // What came before the session is not of it.
      unnumbered.addAll(waiting);
    }
  }

  /** Takes {@link #keep} back: there is no session. Call it while held. */
  void keepNothing() {
    synchronized (lock) {
      keeps = false;
      waiting.addAll(unnumbered);
    }
  }

  /** Lets frames wait until {@link #release}. */
  void hold() {
    synchronized (lock) {
      if (state == State.OPEN) {
        state = State.HELD;
      }
    }
  }

  /** Writes {@code first}, which bears no number, and then what came since {@link #hold}. */
  void release(TextFrame first) {
    synchronized (lock) {
      if (state == State.HELD) {
        state = State.OPEN;
        (keeps ? unnumbered : waiting).addFirst(first);
      }
    }
    flush();
  }

  /**
   * Forgets what the client has.
   *
   * @param received the number of the last frame that it has
   * @return false if so many were never sent
   */
  boolean confirm(long received) {
    synchronized (lock) {
      if (received > highestSent) {
        return false;
      }
      if (received > confirmed) {
        unconfirmedSince = clock.nanos();
      }
      while (confirmed < received) {
        // After a resume it may have what is waiting to be written again.
        (unconfirmed.isEmpty() ? waiting : unconfirmed).poll();
        confirmed++;
      }
      return true;
    }
  }

  /** Leaves {@code from}, if that is its socket still; a plain session's is closed. */
  void detach(Socket from) {
    synchronized (lock) {
      if (socket == from) {
        leaveSocket();
      }
    }
  }

  /**
   * Goes on at another socket, behind {@code resumed}, with what the client has not. Nothing is
   * written before {@link #flush}.
   *
   * @param received the number of the last frame that the client has
   * @return false, and nothing is changed, if the frame behind that is not kept, or so many were
   *     never sent
   */
  boolean attach(Socket to, long received, TextFrame resumed) {
    synchronized (lock) {
      if (state == State.CLOSED || received < confirmed || !confirm(received)) {
        return false;
      }
      leaveSocket();
      socket = to;
      state = State.OPEN;
      unnumbered.add(resumed);
      return true;
    }
  }

  /** Called under lock. */
  private void leaveSocket() {
    socket = null;
    socketNumber++;
    writing = false;
    inFlight = 0;
    inFlightBytes = 0;
    unnumbered.clear();
    if (keeps && !over) {
      state = State.DETACHED;
      waiting.addAllFirst(unconfirmed);
    } else {
      state = State.CLOSED;
      waiting.clear();
      unconfirmed.clear();
    }
  }

  /** Writes what waits, one write after the other. */
  void flush() {
    synchronized (lock) {
      if (flushing) {
        return;
      }
      flushing = true;
    }
    while (true) {
      Socket to;
      Batch batch = null;
      Runnable written = null;
      Close then = null;
      synchronized (lock) {
        if (writing || state != State.OPEN && state != State.FINISHING) {
          flushing = false;
          return;
        }
        to = socket;
        if (unnumbered.isEmpty() && nothingToWrite()) {
          if (state == State.OPEN) {
            flushing = false;
            return;
          }
          then = close;
          leaveSocket();
        } else {
          batch = takeBatch();
          writing = true;
          writeStartedAt = clock.nanos();
          written = whenWritten(socketNumber, batch.frames());
        }
      }
      if (then != null) {
        to.close(then);
      } else {
        // May call written before it returns; the loop then finds nothing in flight and goes on.
        to.write(batch.numbered(), written);
      }
    }
  }

  /** Called under lock. */
  private boolean nothingToWrite() {
    return waiting.isEmpty() || state == State.FINISHING && toFinish == 0;
  }

  private Runnable whenWritten(int onSocket, List<TextFrame> frames) {
    return () -> {
      synchronized (lock) {
        if (onSocket != socketNumber) {
          return;
        }
        writing = false;
        inFlight = 0;
        inFlightBytes = 0;
      }
      whenWritten.accept(frames);
      flush();
    };
  }

  /**
   * Closes the socket once everything that is there is written.
   *
   * @return false if {@code from} is not, or no more, its socket
   */
  boolean finish(Socket from, Close close) {
    synchronized (lock) {
      if (socket != from) {
        return false;
      }
      // Behind a welcome that does not come nothing is owed.
      toFinish = state == State.HELD ? 0 : waiting.size();
      state = State.FINISHING;
      this.close = close;
    }
    flush();
    return true;
  }

  /** Forgets everything and takes nothing more, for good; what finishes goes on to its end. */
  void discard() {
    synchronized (lock) {
      over = true;
      if (state != State.FINISHING) {
        leaveSocket();
      }
    }
  }

  /**
   * Hands over what waits to be written to its socket, and is closed.
   *
   * @return what a session that is resumed on that socket writes first
   */
  List<TextFrame> surrender() {
    synchronized (lock) {
      List<TextFrame> left = new ArrayList<>();
      while (!waiting.isEmpty()) {
        left.add(waiting.poll());
      }
      leaveSocket();
      return left;
    }
  }

  /** For how long, in nanoseconds, the present write has been in flight; 0 if there is none. */
  long writingFor(long nanos) {
    synchronized (lock) {
      return writing ? nanos - writeStartedAt : 0;
    }
  }

  /** For how long, in nanoseconds, the client has confirmed nothing of what it was sent. */
  long unconfirmedFor(long nanos) {
    synchronized (lock) {
      return unconfirmed.isEmpty() ? 0 : nanos - unconfirmedSince;
    }
  }

  /** How many frames wait, are being written or are kept. */
  int size() {
    synchronized (lock) {
      return unnumbered.size() + waiting.size() + unconfirmed.size() + inFlight;
    }
  }

  /** How many bytes these frames have. */
  int bytes() {
    synchronized (lock) {
      return unnumbered.bytes() + waiting.bytes() + unconfirmed.bytes() + inFlightBytes;
    }
  }

  /** Whether nothing waits to be written and nothing is being written. */
  boolean isQuiet() {
    synchronized (lock) {
      return !writing && unnumbered.isEmpty() && (waiting.isEmpty() || state == State.DETACHED);
    }
  }

  /** Moves what one write takes to where it waits for its confirmation. Called under lock. */
  private Batch takeBatch() {
    List<TextFrame> frames = new ArrayList<>(1);
    int bytes = 0;
    while (!unnumbered.isEmpty() && frames.size() < BATCH_FRAMES && bytes < BATCH_BYTES) {
      TextFrame frame = unnumbered.poll();
      bytes += frame.size();
      frames.add(frame);
    }
    int withoutNumber = frames.size();
    long firstNumber = confirmed + unconfirmed.size() + 1;
    if (keeps && unconfirmed.isEmpty()) {
      unconfirmedSince = clock.nanos();
    }
    while (!nothingToWrite() && frames.size() < BATCH_FRAMES && bytes < BATCH_BYTES) {
      TextFrame frame = waiting.poll();
      toFinish--;
      bytes += frame.size();
      frames.add(frame);
      if (keeps) {
        unconfirmed.add(frame);
      }
    }
    if (keeps) {
      highestSent = Math.max(highestSent, confirmed + unconfirmed.size());
      return new Batch(frames, withoutNumber, firstNumber);
    }
    inFlight = frames.size();
    inFlightBytes = bytes;
    return new Batch(frames, inFlight, 0);
  }

  /**
   * What goes into one write.
   *
   * @param withoutNumber how many of the frames, from the first on, bear none
   * @param firstNumber of the others
   */
  private record Batch(List<TextFrame> frames, int withoutNumber, long firstNumber) {

    /** Copies what bears a number: not to be done under a lock that rooms wait for. */
    List<TextFrame> numbered() {
      for (int i = withoutNumber; i < frames.size(); i++) {
        frames.set(i, frames.get(i).numbered(firstNumber + i - withoutNumber));
      }
      return frames;
    }
  }
}
