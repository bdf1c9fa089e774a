package dev.parley.server.session;

import dev.parley.server.frame.TextFrame;
import java.util.ArrayDeque;
import java.util.Iterator;

/** Frames in order, and how many bytes they have together. Not safe for use by several threads. */
final class FrameQueue {

  private static final int USUAL = 4;

  /** Null while nothing was ever in it: most clients are idle, and many. */
  private ArrayDeque<TextFrame> frames;

  private int bytes;

  boolean isEmpty() {
    return frames == null || frames.isEmpty();
  }

  int size() {
    return frames == null ? 0 : frames.size();
  }

  int bytes() {
    return bytes;
  }

  void add(TextFrame frame) {
    present().addLast(frame);
    bytes += frame.size();
  }

  void addFirst(TextFrame frame) {
    present().addFirst(frame);
    bytes += frame.size();
  }

  /** Moves all of another here, to the end. */
  void addAll(FrameQueue other) {
    while (!other.isEmpty()) {
      add(other.poll());
    }
  }

  /** Moves all of another here, in front. */
  void addAllFirst(FrameQueue other) {
    while (!other.isEmpty()) {
      addFirst(other.pollLast());
    }
  }

  /** The first; there must be one. */
  TextFrame peek() {
    return frames.peekFirst();
  }

  /** Takes the first; there must be one. */
  TextFrame poll() {
    return taken(frames.pollFirst());
  }

  private TextFrame pollLast() {
    return taken(frames.pollLast());
  }

  private TextFrame taken(TextFrame frame) {
    bytes -= frame.size();
    return frame;
  }

  /**
   * Takes out the frame that another {@link TextFrame#supersedes supersedes}.
   *
   * @param among so many of the last it is looked for
   * @return false if it is not among them
   */
  boolean removeSupersededBy(TextFrame frame, long among) {
    if (isEmpty()) {
      return false;
    }
    Iterator<TextFrame> latestFirst = frames.descendingIterator();
    for (long left = among; left > 0 && latestFirst.hasNext(); left--) {
      TextFrame earlier = latestFirst.next();
      if (frame.supersedes(earlier)) {
        latestFirst.remove();
        taken(earlier);
        return true;
      }
    }
    return false;
  }

  void clear() {
    frames = null;
    bytes = 0;
  }

  private ArrayDeque<TextFrame> present() {
    if (frames == null) {
      frames = new ArrayDeque<>(USUAL);
    }
    return frames;
  }
}
