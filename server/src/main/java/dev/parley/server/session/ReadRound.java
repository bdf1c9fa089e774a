package dev.parley.server.session;

import java.util.ArrayList;
import java.util.List;

/**
 * What one thread reads from one socket without waiting. Frames that came together are all handled
 * before what they caused is written, so that a receiver of several is written to once: a call of
 * the system costs more than all else that happens to a frame. Only used by its thread.
 */
public final class ReadRound {

  /** So many frames may wait for one another: some tens of microseconds. */
  private static final int FRAMES_TO_FLUSH = 64;

  /** After so many frames from one socket others have their turn. */
  private static final int FRAMES_TO_YIELD = 256;

  private final List<Outbox> due = new ArrayList<>();
  private int sinceFlush;
  private int frames;
  private boolean open;
  private Runnable postponed;

  ReadRound() {}

  /** From here on writes wait for {@link #end}. */
  public void begin() {
    open = true;
    frames = 0;
  }

  /** Writes what waits, and then lets happen what was postponed. */
  public void end() {
    open = false;
    flush();
    Runnable then = postponed;
    postponed = null;
    if (then != null) {
      then.run();
    }
  }

  /**
   * A frame was handled.
   *
   * @param demandNext asks for the next frame
   */
  public void handled(Runnable demandNext) {
    frames++;
    sinceFlush++;
    if (sinceFlush >= FRAMES_TO_FLUSH) {
      flush();
    }
    if (open && frames >= FRAMES_TO_YIELD) {
      postponed = demandNext;
    } else {
      demandNext.run();
    }
  }

  /** Has an outbox flushed when it is time to. */
  void flush(Outbox outbox) {
    if (!open) {
      outbox.flush();
    } else if (due.isEmpty() || due.get(due.size() - 1) != outbox) {
      due.add(outbox);
    }
  }

  private void flush() {
    sinceFlush = 0;
    for (int i = 0; i < due.size(); i++) {
      due.get(i).flush();
    }
    due.clear();
  }
}
