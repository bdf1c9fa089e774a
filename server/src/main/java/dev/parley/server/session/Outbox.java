package dev.parley.server.session;

import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Offer;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits to be written to one socket: bounded, in order, one write in flight. Safe for use by
 * any thread; its lock is never held while the socket is called.
 */
final class Outbox implements Mailbox {

  /** So many frames go into one write at most: enough to share its cost, few to start anew. */
  private static final int BATCH_FRAMES = 64;

  /** A write that reaches so many bytes takes no further frame: the rest stays countable here. */
  private static final int BATCH_BYTES = 64 * 1024;

  private enum State {
    /** Takes frames and writes them. */
    OPEN,
    /** Takes frames, but the first one of all is still to come. */
    HELD,
    /** Takes no more; closes the socket when all is written. */
    FINISHING,
    CLOSED
  }

  private final Socket socket;
  private final OutboxLimits limits;
  private final TickClock clock;
  private final Runnable whenRefused;
  private final Object lock = new Object();

  // All of these are guarded by lock.
  private State state = State.OPEN;
  private final ArrayDeque<TextFrame> waiting = new ArrayDeque<>(4);
  private int inFlight;
  private int inFlightBytes;
  private int waitingBytes;
  private long writeStartedAt;

  /** Whether a thread is in {@link #flush}'s loop. */
  private boolean flushing;

  private Close close;

  /**
   * @param whenRefused called, without a lock, after {@link #offer} refused another's frame
   */
  Outbox(Socket socket, OutboxLimits limits, TickClock clock, Runnable whenRefused) {
    this.socket = socket;
    this.limits = limits;
    this.clock = clock;
    this.whenRefused = whenRefused;
  }

  @Override
  public Offer offer(TextFrame frame) {
    synchronized (lock) {
      boolean takes = state == State.OPEN || state == State.HELD;
      boolean fits =
          waiting.size() + inFlight < limits.messages()
              && waitingBytes + inFlightBytes + frame.size() <= limits.bytes();
      if (!takes || !fits) {
        return Offer.REFUSED;
      }
      add(frame);
      return Offer.ACCEPTED;
    }
  }

  @Override
  public void refused() {
    whenRefused.run();
  }

  /** Lets frames wait until {@link #release}. */
  void hold() {
    synchronized (lock) {
      if (state == State.OPEN) {
        state = State.HELD;
      }
    }
  }

  /** Writes {@code first}, whatever its size, and then what came since {@link #hold}. */
  void release(TextFrame first) {
    synchronized (lock) {
      if (state == State.HELD) {
        state = State.OPEN;
        waiting.addFirst(first);
        waitingBytes += first.size();
      }
    }
    flush();
  }

  @Override
  public void flush() {
    synchronized (lock) {
      if (flushing) {
        return;
      }
      flushing = true;
    }
    Close then;
    while (true) {
      List<TextFrame> batch;
      synchronized (lock) {
        if (inFlight > 0 || state == State.HELD || state == State.CLOSED) {
          flushing = false;
          return;
        }
        if (waiting.isEmpty()) {
          flushing = false;
          if (state == State.OPEN) {
            return;
          }
          state = State.CLOSED;
          then = close;
          break;
        }
        batch = takeBatch();
        writeStartedAt = clock.nanos();
      }
      // May call written() before it returns; the loop then finds nothing in flight and goes on.
      socket.write(batch, this::written);
    }
    socket.close(then);
  }

  /** Closes the socket once everything is written; takes nothing more. */
  void finish(Close close) {
    synchronized (lock) {
      if (state == State.FINISHING || state == State.CLOSED) {
        return;
      }
      state = State.FINISHING;
      this.close = close;
    }
    flush();
  }

  /** Closes the socket behind what is in flight; forgets the rest. */
  void closeNow(Close close) {
    synchronized (lock) {
      if (state == State.CLOSED) {
        return;
      }
      discard();
    }
    socket.close(close);
  }

  /** Forgets everything: the socket is gone. */
  void discard() {
    synchronized (lock) {
      state = State.CLOSED;
      waiting.clear();
      waitingBytes = 0;
    }
  }

  /** For how long, in nanoseconds, the present write has been in flight; 0 if there is none. */
  long writingFor(long nanos) {
    synchronized (lock) {
      return inFlight > 0 ? nanos - writeStartedAt : 0;
    }
  }

  /** How many frames wait or are being written. */
  int size() {
    synchronized (lock) {
      return waiting.size() + inFlight;
    }
  }

  private void written() {
    synchronized (lock) {
      inFlight = 0;
      inFlightBytes = 0;
    }
    flush();
  }

  /** Called under lock. */
  private void add(TextFrame frame) {
    waiting.addLast(frame);
    waitingBytes += frame.size();
  }

  /** Moves what one write takes from waiting to in flight. Called under lock. */
  private List<TextFrame> takeBatch() {
    TextFrame first = waiting.pollFirst();
    List<TextFrame> batch;
    inFlightBytes = first.size();
    if (waiting.isEmpty()) {
      batch = List.of(first);
    } else {
      batch = new ArrayList<>();
      batch.add(first);
      while (!waiting.isEmpty() && batch.size() < BATCH_FRAMES && inFlightBytes < BATCH_BYTES) {
        TextFrame next = waiting.pollFirst();
        inFlightBytes += next.size();
        batch.add(next);
      }
    }
    inFlight = batch.size();
    waitingBytes -= inFlightBytes;
    return batch;
  }
}
