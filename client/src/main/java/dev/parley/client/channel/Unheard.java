package dev.parley.client.channel;

/**
 * How much of what went by one data channel the other side has not handled yet, as far as can be
 * known: a frame now and then asks to be echoed. Counted in bytes.
 */
public final class Unheard {

  /** Where less than this went since the last frame that asked, none needs to. */
  private static final int ASKING_LENGTH = 32 * 1024;

  /** Marks are in KiB and modulo 2^18, so that one has {@link Header#MARK_LENGTH}. */
  private static final int MARK_SHIFT = 10;

  private static final int MARK_MASK = 0x3_FFFF;

  /** Modulo 2^28. */
  private int sent;

  /** The mark of the last frame that asked. */
  private int asked;

  /** The mark of the last frame that was echoed. */
  private int heard;

  private boolean lastAsks;

  /** Whether a frame of that length, the next, is to ask. */
  boolean isToAsk(int length) {
    return since(asked) + length >= ASKING_LENGTH;
  }

  /** What went after the frame with that mark, and at most a KiB of it. */
  private int since(int mark) {
    return sent - (mark << MARK_SHIFT) & (MARK_MASK + 1 << MARK_SHIFT) - 1;
  }

  /** What it asks with. */
  int mark(int length) {
    return sent + length >> MARK_SHIFT & MARK_MASK;
  }

  void sent(int length, boolean asks) {
    lastAsks = asks;
    if (asks) {
      asked = mark(length);
    }
    sent = sent + length & (MARK_MASK + 1 << MARK_SHIFT) - 1;
  }

  /** Whether an echo is to come. */
  private boolean isAwaited() {
    return asked != heard;
  }

  /** What is unheard; 0 where no echo is to come, for then it is little. */
  public int length() {
    return isAwaited() ? since(heard) : 0;
  }

  /** Whether the last frame asked. */
  public boolean lastAsks() {
    return lastAsks;
  }

  /** The mark of the last frame that asked. */
  public int lastMark() {
    return asked;
  }

  /**
   * The frame with that mark was echoed.
   *
   * @return how much less is unheard; 0 where a later one was before
   * @throws FramingException if it is ahead of what asked
   */
  public int echoed(int mark) throws FramingException {
    int ahead = mark - heard & MARK_MASK;
    boolean late = ahead > MARK_MASK / 2;
    if (mark > MARK_MASK || !late && ahead > (asked - heard & MARK_MASK)) {
      throw new FramingException(
          FramingError.WRONG_NUMBER, "an echo of " + mark + "; asked was " + asked);
    }
    if (late) {
      return 0;
    }
    heard = mark;
    return ahead << MARK_SHIFT;
  }
}
