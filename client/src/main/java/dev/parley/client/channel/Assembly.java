package dev.parley.client.channel;

/**
 * A message of which fragments have come, or frames that wait as they came. Memory is taken as they
 * come, not as they promise.
 */
final class Assembly {

  final Incoming incoming;
  final int number;
  private final int total;
  private final boolean text;

  /** What it counts as, see {@link Framing#FRAGMENT_OVERHEAD}. */
  int held;

  /** Without gaps between them and 0. */
  private int length;

  Piece first;
  private Piece last;

  Assembly(Incoming incoming, int number, int total, boolean text) {
    this.incoming = incoming;
    this.number = number;
    this.total = total;
    this.text = text;
  }

  boolean isOf(int otherTotal, boolean otherText) {
    return total == otherTotal && text == otherText;
  }

  /** How much has come. */
  int length() {
    return length;
  }

  boolean isWhole() {
    return length == total;
  }

  /** Whether it could be put in: where it would overlap another it is not. */
  boolean put(Frame frame, int offset) {
    Piece piece = new Piece(frame, offset);
    Piece before = null;
    Piece after = first;
    if (last != null && offset >= last.end()) { // as a rule they come in order
      before = last;
      after = null;
    }
    while (after != null && after.offset < offset) {
      before = after;
      after = after.next;
    }
    if (before != null && before.end() > offset || after != null && piece.end() > after.offset) {
      return false;
    }
    piece.next = after;
    if (before == null) {
      first = piece;
    } else {
      before.next = piece;
    }
    if (after == null) {
      last = piece;
    }
    length += frame.contentLength();
    return true;
  }

  void deliver(FrameListener listener) {
    if (text) {
      StringBuilder joined = new StringBuilder(total);
      for (Piece piece = first; piece != null; piece = piece.next) {
        joined.append(piece.frame.text.substring(piece.frame.at));
      }
      listener.text(joined.toString());
    } else {
      byte[] joined = new byte[total];
      for (Piece piece = first; piece != null; piece = piece.next) {
        Frame frame = piece.frame;
        System.arraycopy(frame.bytes, frame.at, joined, piece.offset, frame.contentLength());
      }
      listener.bytes(joined, 0);
    }
  }

  /** A fragment, in its frame as it came. */
  static final class Piece {

    final Frame frame;
    private final int offset;
    Piece next;

    Piece(Frame frame, int offset) {
      this.frame = frame;
      this.offset = offset;
    }

    int end() {
      return offset + frame.contentLength();
    }
  }
}
