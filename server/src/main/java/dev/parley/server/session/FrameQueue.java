package dev.parley.server.session;

import dev.parley.server.frame.TextFrame;
import java.util.ArrayDeque;

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
