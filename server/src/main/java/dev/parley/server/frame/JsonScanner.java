package dev.parley.server.frame;

import dev.parley.protocol.ErrorCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks over a JSON text (RFC 8259) in UTF-8 (RFC 3629) and refuses whatever is not well-formed. It
 * keeps nothing of what it passes but the position. Used once, by one thread.
 */
final class JsonScanner {

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = ONES << 7;

  private final byte[] text;
  private final int maxDepth;
  private int position;

  JsonScanner(byte[] text, int maxDepth) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  int position() {
    return position;
  }

  /** Passes white space; true if then {@code expected} came, which is passed too. */
  boolean next(char expected) {
    skipSpace();
    if (position < text.length && text[position] == expected) {
      position++;
      return true;
    }
    return false;
  }

  void expect(char expected) throws FrameException {
    if (!next(expected)) {
      throw malformed("'" + expected + "' is missing");
    }
  }

  void expectEnd() throws FrameException {
    skipSpace();
    if (position < text.length) {
      throw malformed("text follows the object");
    }
  }

  void skipSpace() {
    while (position < text.length && isSpace(text[position])) {
      position++;
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /**
   * Passes one value.
   *
   * @param depth how many arrays and objects it stands in
   */
  void value(int depth) throws FrameException {
    skipSpace();
    switch (peek()) {
      case '"' -> string();
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
  }

  private void object(int depth) throws FrameException {
    descend(depth);
    if (next('}')) {
      return;
    }
    do {
      skipSpace();
      string();
      expect(':');
      value(depth);
    } while (next(','));
    expect('}');
  }

  private void array(int depth) throws FrameException {
    descend(depth);
    if (next(']')) {
      return;
    }
    do {
      value(depth);
    } while (next(','));
    expect(']');
  }

  private void descend(int depth) throws FrameException {
    if (depth > maxDepth) {
      throw malformed("it is nested deeper than " + maxDepth + " levels");
    }
    position++;
  }

  private void literal(String literal) throws FrameException {
    for (int i = 0; i < literal.length(); i++) {
      if (peek() != literal.charAt(i)) {
        throw malformed("a value is none of JSON's");
      }
      position++;
    }
  }

  // RFC 8259 §6: [ minus ] int [ frac ] [ exp ]
  private void number() throws FrameException {
    if (peek() == '-') {
      position++;
    }
    if (peek() == '0') {
      position++;
    } else {
      digits();
    }
    if (peek() == '.') {
      position++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      position++;
      if (peek() == '+' || peek() == '-') {
        position++;
      }
      digits();
    }
  }

  private void digits() throws FrameException {
    if (!isDigit(peek())) {
      throw malformed("a value is none of JSON's");
    }
    while (isDigit(peek())) {
      position++;
    }
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  /** The byte at the position; -1 at the end, which no byte of JSON's grammar equals. */
  private int peek() {
    return position < text.length ? text[position] : -1;
  }

  /**
   * Passes a string, its quotes included.
   *
   * @return whether it holds an escape
   */
  boolean string() throws FrameException {
    if (peek() != '"') {
      throw malformed("a string is missing");
    }
    boolean escaped = false;
    int at = position + 1;
    while (true) {
      at = skipPlain(at);
      if (at >= text.length) {
        position = at;
        throw malformed("a string does not end");
      }
      byte b = text[at];
      if (b == '"') {
        position = at + 1;
        return escaped;
      }
      if (b == '\\') {
        escaped = true;
        at = escape(at + 1);
      } else if (b < 0) {
        at = multibyte(at);
      } else {
        position = at;
        throw malformed("a string holds a control character");
      }
    }
  }

  /** The first index from {@code at} on that is not an unescaped ASCII character of a string. */
  private int skipPlain(int at) {
    while (at + Long.BYTES <= text.length && allPlain((long) EIGHT_BYTES.get(text, at))) {
      at += Long.BYTES;
    }
    while (at < text.length && text[at] >= ' ' && text[at] != '"' && text[at] != '\\') {
      at++;
    }
    return at;
  }

  /** Whether none of eight bytes is a quote, a backslash, below a space or above ASCII. */
  private static boolean allPlain(long eight) {
    long quote = eight ^ (ONES * '"');
    long backslash = eight ^ (ONES * '\\');
    // x - 1 borrows into the high bit exactly where a byte was 0, as long as all are ASCII; where
    // one is not, the last term says so.
    long found = (quote - ONES) | (backslash - ONES) | (eight - ONES * ' ') | eight;
    return (found & HIGH_BITS) == 0;
  }

  private int escape(int at) throws FrameException {
    int b = at < text.length ? text[at] : -1;
    switch (b) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
        return at + 1;
      case 'u':
        for (int i = at + 1; i <= at + 4; i++) {
          if (i >= text.length || Character.digit(text[i], 16) < 0) {
            position = at;
            throw malformed("a \\u escape lacks its four hexadecimal digits");
          }
        }
        return at + 5;
      default:
        position = at;
        throw malformed("a string holds an escape that is none of JSON's");
    }
  }

  private int multibyte(int at) throws FrameException {
    int length = Utf8.length(text, at);
    if (length == 0) {
      position = at;
      throw malformed("a string is not UTF-8");
    }
    return at + length;
  }

  FrameException malformed(String problem) {
    return new FrameException(
        ErrorCode.MALFORMED,
        "a frame is not well-formed JSON: " + problem + " at byte " + position,
        0);
  }
}
