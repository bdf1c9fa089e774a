package dev.parley.protocol.golden;

import dev.parley.protocol.Codec;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.json.JsonException;

/** What a codec must do with one text; each throws an {@link AssertionError} if it does not. */
public final class CodecChecks {

  private CodecChecks() {}

  /** The text is read as the expected message, which is written as an equal JSON value. */
  public static <F> void golden(Codec codec, Direction<F> direction, String text, F expected) {
    try {
      F decoded = direction.decode(codec, text);
      if (!decoded.equals(expected)) {
        throw new AssertionError("read as " + decoded + ", not as " + expected);
      }
      String encoded = direction.encode(codec, expected);
      if (!codec.json().parse(encoded).equals(codec.json().parse(text))) {
        throw new AssertionError("written as " + encoded + ", not as " + text);
      }
    } catch (CodecException | JsonException e) {
      throw new AssertionError("refused: " + e.getMessage());
    }
  }

  /**
   * Whatever the text is: it is refused by a CodecException, or it is read as a message that is
   * written and read again as the same.
   *
   * @return whether it was read
   */
  public static <F> boolean anything(Codec codec, Direction<F> direction, String text) {
    F decoded;
    try {
      decoded = direction.decode(codec, text);
    } catch (CodecException e) {
      if (e.getMessage() == null || e.code() == null) {
        throw new AssertionError("a refusal says nothing of " + text);
      }
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("instead of a CodecException " + e + " for " + text);
    }
    String encoded = direction.encode(codec, decoded);
    try {
      F again = direction.decode(codec, encoded);
      if (!again.equals(decoded)) {
        throw new AssertionError("written as " + encoded + " out of " + text);
      }
    } catch (CodecException e) {
      throw new AssertionError("what was written is refused, " + e.getMessage() + ": " + encoded);
    }
    return true;
  }
}
