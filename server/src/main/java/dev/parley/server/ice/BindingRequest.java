package dev.parley.server.ice;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A STUN Binding request (RFC 8489 §5): what its answer must know of it.
 *
 * @param transactionId its 12 bytes
 * @param hasFingerprint whether it ends in a FINGERPRINT, which was right
 * @param unknown types of the attributes for which it must be refused, in their order
 */
record BindingRequest(byte[] transactionId, boolean hasFingerprint, List<Integer> unknown) {

  /**
   * Reads a datagram from its position to its limit, which must begin at 0.
   *
   * @return empty for whatever is not one well-formed Binding request (RFC 8489 §6.3): to be
   *     dropped
   */
  static Optional<BindingRequest> read(ByteBuffer datagram) {
    ByteBuffer in = datagram.duplicate();
    if (in.remaining() < Stun.HEADER_BYTES
        || in.getShort() != Stun.BINDING_REQUEST
        || Short.toUnsignedInt(in.getShort()) != datagram.remaining() - Stun.HEADER_BYTES
        || in.getInt() != Stun.MAGIC_COOKIE) {
      return Optional.empty();
    }
    byte[] transactionId = new byte[Stun.TRANSACTION_ID_BYTES];
    in.get(transactionId);
    return readAttributes(in, transactionId);
  }

  private static Optional<BindingRequest> readAttributes(ByteBuffer in, byte[] transactionId) {
    List<Integer> unknown = new ArrayList<>(0);
    boolean integritySeen = false;
    while (in.remaining() >= 4) {
      int start = in.position();
      int type = Short.toUnsignedInt(in.getShort());
      int length = Short.toUnsignedInt(in.getShort());
      if (Stun.padded(length) > in.remaining()) {
        return Optional.empty();
      }
      if (type == Stun.FINGERPRINT) { // §14.7: the last one
        boolean right =
            length == Fingerprint.VALUE_BYTES
                && in.remaining() == length
                && in.getInt() == Fingerprint.of(in, start);
        return right
            ? Optional.of(new BindingRequest(transactionId, true, unknown))
            : Optional.empty();
      }
      in.position(in.position() + Stun.padded(length));
      // §14.5, §14.6: what stands behind the integrity is not covered by it and must be ignored.
      if (!integritySeen && Stun.isRequiredAndUnknown(type)) {
        unknown.add(type);
      }
      integritySeen |= type == Stun.MESSAGE_INTEGRITY || type == Stun.MESSAGE_INTEGRITY_SHA256;
    }
    return in.hasRemaining()
        ? Optional.empty()
        : Optional.of(new BindingRequest(transactionId, false, unknown));
  }
}
