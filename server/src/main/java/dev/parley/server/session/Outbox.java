package dev.parley.server.session;

import dev.parley.server.engine.Offer;
import dev.parley.server.frame.TextFrame;
import java.util.List;
import java.util.function.Consumer;

/**
 * What waits to be written to one client: bounded, in order, one write in flight. A resumable
 * session's keeps what was written until it is confirmed, and goes from socket to socket with the
 * session. Safe for use by any thread; its lock is never held while the socket is called.
 */
final class Outbox {

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

  private final TickClock clock;
  private final Consumer<List<TextFrame>> whenWritten;
  private final Object lock = new Object();

  // All of these are guarded by lock.
  private final Backlog backlog;
  private State state = State.OPEN;

  /** Null while detached or closed. */
  private Socket socket;

  /** Counts sockets, so that one that was left is not heard any more. */
  private int socketNumber;

  /** Whether nothing more is taken: the socket in use, if any, is the last. */
  private boolean over;

  /** Whether a write is in flight. */
  private boolean writing;

  private long writeStartedAt;

  /** When the oldest of the unconfirmed became that. */
  private long unconfirmedSince;

  /** Whether a thread is in {@link #flush}'s loop. */
  private boolean flushing;

  /** How to close the socket when it is finished. */
  private Close close;

  /** How many of the waiting frames are still to be written while finishing. */
  private int toFinish;

  /** A socket that was left before it was finished: null if there is none. */
  private Socket unfinished;

  /**
   * @param whenWritten told, without a lock, which frames the operating system has taken
   */
  Outbox(
      Socket socket, OutboxLimits limits, TickClock clock, Consumer<List<TextFrame>> whenWritten) {
    this.socket = socket;
    this.backlog = new Backlog(limits);
    this.clock = clock;
    this.whenWritten = whenWritten;
  }

  /** Takes a frame: to be numbered, where frames are. {@link #flush} sends it on. */
  Offer offer(TextFrame frame) {
    synchronized (lock) {
      boolean takes = isOpen() || backlog.keeps() && state != State.CLOSED;
      return !over && takes && backlog.add(frame) ? Offer.ACCEPTED : Offer.REFUSED;
    }
  }

  /** Takes a frame that bears no number in any session, and is lost with the socket. */
  Offer offerUnnumbered(TextFrame frame) {
    synchronized (lock) {
      boolean takes = isOpen() && !over;
      return takes && backlog.addUnnumbered(frame) ? Offer.ACCEPTED : Offer.REFUSED;
    }
  }

  /** Called under lock. */
  private boolean isOpen() {
    return state == State.OPEN || state == State.HELD;
  }

  /** From now on numbers frames and keeps them until they are confirmed. Call it while held. */
  void keep() {
    synchronized (lock) {
      backlog.keep();
    }
  }

  /**
   * The same where an engine keeps the frames, too: it has bounded them, and offers them in order.
   *
   * @param received the number of the last frame that the client has; 0 in a new session
   * @return false if it takes nothing any more: there is no socket
   */
  boolean keepAllFrom(long received) {
    synchronized (lock) {
      if (state == State.CLOSED) {
        return false;
      }
      backlog.keepAllFrom(received);
      return true;
    }
  }

  /** Takes {@link #keep} back: there is no session. Call it while held. */
  void keepNothing() {
    synchronized (lock) {
      backlog.keepNothing();
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

  /** Writes what came since {@link #hold}. */
  void unhold() {
    synchronized (lock) {
      if (state == State.HELD) {
        state = State.OPEN;
      }
    }
    flush();
  }

  /**
   * Writes {@code first}, which bears no number, and then what came since {@link #hold}; nothing
   * where that is not its socket any more: what is to be told to the next one is another thing.
   */
  void release(Socket to, TextFrame first) {
    synchronized (lock) {
      if (state == State.HELD && socket == to) {
        state = State.OPEN;
        backlog.addFirst(first);
      }
    }
    flush();
  }

  /**
   * Forgets what the client has. {@link #flush} sends on what waited for that.
   *
   * @param received the number of the last frame that it has
   * @return false if so many were never sent
   */
  boolean confirm(long received) {
    synchronized (lock) {
      if (backlog.wasNeverSent(received)) {
        return false;
      }
      if (backlog.confirm(received)) {
        unconfirmedSince = clock.nanos();
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
   * Moves to another socket, held: what the client has not comes behind what is then released.
   *
   * @param received the number of the last frame that the client has
   * @return false, and nothing is changed, if the frame behind that is not kept, or so many were
   *     never sent
   */
  boolean attach(Socket to, long received) {
    synchronized (lock) {
      if (state == State.CLOSED
          || backlog.wasNeverSent(received)
          || backlog.wasForgotten(received + 1)) {
        return false;
      }
      backlog.confirm(received);
      if (state == State.FINISHING) {
        unfinished = socket;
      }
      leaveSocket();
      socket = to;
      state = State.HELD;
      return true;
    }
  }

  /** Called under lock. */
  private void leaveSocket() {
    socket = null;
    socketNumber++;
    writing = false;
    if (backlog.keeps() && !over) {
      state = State.DETACHED;
      backlog.rewind();
    } else {
      state = State.CLOSED;
      backlog.clear();
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
    while (step()) {
      // Goes on until a write is in flight or nothing is left.
    }
  }

  /**
   * Does one thing that is to be done to a socket.
   *
   * @return false if there was none, and this thread does not flush any more
   */
  private boolean step() {
    Socket to;
    Close then = null;
    Backlog.Batch batch = null;
    Runnable written = null;
    synchronized (lock) {
      to = socket;
      if (unfinished != null) {
        to = unfinished;
        then = close;
        unfinished = null;
      } else if (writing || state != State.OPEN && state != State.FINISHING) {
        flushing = false;
        return false;
      } else if (toWrite() > 0 || backlog.hasUnnumbered()) {
        batch = takeBatch();
        written = whenWritten(socketNumber, batch.frames());
      } else if (state == State.FINISHING) {
        then = close;
        leaveSocket();
      } else {
        flushing = false;
        return false;
      }
    }
    if (then != null) {
      to.close(then);
    } else {
      // May call written before it returns.
      to.write(batch.numbered(), written);
    }
    return true;
  }

  /** How many of the waiting frames may be written. Called under lock. */
  private int toWrite() {
    if (backlog.isHeldBack()) {
      return 0;
    }
    return state == State.FINISHING ? Math.min(toFinish, backlog.waiting()) : backlog.waiting();
  }

  /** Called under lock. */
  private Backlog.Batch takeBatch() {
    if (!backlog.hasUnconfirmed()) {
      unconfirmedSince = clock.nanos();
    }
    writing = true;
    writeStartedAt = clock.nanos();
    int before = backlog.waiting();
    Backlog.Batch batch = backlog.take(toWrite());
    toFinish -= before - backlog.waiting();
    return batch;
  }

  private Runnable whenWritten(int onSocket, List<TextFrame> frames) {
    return () -> {
      synchronized (lock) {
        if (onSocket != socketNumber) {
          return;
        }
        writing = false;
        backlog.written();
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
  boolean finish(Socket from, Close how) {
    synchronized (lock) {
      if (socket != from || from == null) {
        return false;
      }
      // Behind a welcome that does not come nothing is owed.
      toFinish = state == State.HELD ? 0 : backlog.waiting();
      state = State.FINISHING;
      close = how;
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
   * Gives up its socket for a session that is resumed on it, and is closed.
   *
   * @return what was still to be written
   */
  List<TextFrame> surrender() {
    synchronized (lock) {
      List<TextFrame> left = backlog.drain();
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
      return backlog.hasUnconfirmed() ? nanos - unconfirmedSince : 0;
    }
  }

  /** How many frames wait, are being written or are kept. */
  int size() {
    synchronized (lock) {
      return backlog.size();
    }
  }

  /** How many bytes these frames have. */
  int bytes() {
    synchronized (lock) {
      return backlog.bytes();
    }
  }

  /** Whether nothing waits to be written, but for a confirmation, and nothing is being written. */
  boolean isQuiet() {
    synchronized (lock) {
      boolean nothingWaits = !backlog.hasUnnumbered() && toWrite() == 0;
      return !writing && (nothingWaits || state == State.DETACHED);
    }
  }
}
