package dev.parley.server.ice;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Writes the answers to a {@link BindingRequest} (RFC 8489 §6.3.1). They carry what they must and
 * no SOFTWARE, so that a forged source address is sent little: at most 44 bytes of payload for 20
 * in a success, and at most 1.5 times the request's in an error.
 */
final class BindingResponse {

  private static final int UNKNOWN_ATTRIBUTE = 420;

  private BindingResponse() {}

  /** Fills {@code out}, which must be clear and as large as the largest request, for reading. */
  static void success(BindingRequest request, InetSocketAddress source, ByteBuffer out) {
    begin(request, Stun.BINDING_SUCCESS, out);
    byte[] address = source.getAddress().getAddress();
    boolean isIpv4 = source.getAddress() instanceof Inet4Address;
    attribute(out, Stun.XOR_MAPPED_ADDRESS, 4 + address.length);
    out.putShort((short) (isIpv4 ? Stun.FAMILY_IPV4 : Stun.FAMILY_IPV6));
    out.putShort((short) (source.getPort() ^ Stun.MAGIC_COOKIE >>> 16));
    for (int i = 0; i < address.length; i++) {
      // §14.2: XORed with the cookie and, behind it, the transaction id, which is how they stand
      // in this message's own header.
      out.put((byte) (address[i] ^ out.get(4 + i)));
    }
    end(request, out);
  }

  /** Error 420: fills {@code out} as {@link #success} does. */
  static void unknownAttributes(BindingRequest request, ByteBuffer out) {
    begin(request, Stun.BINDING_ERROR, out);
    attribute(out, Stun.ERROR_CODE, 4); // §14.8: a reason phrase may be empty
    out.putInt(UNKNOWN_ATTRIBUTE / 100 << 8 | UNKNOWN_ATTRIBUTE % 100);
    int bytes = 2 * request.unknown().size();
    attribute(out, Stun.UNKNOWN_ATTRIBUTES, bytes);
    request.unknown().forEach(type -> out.putShort(type.shortValue()));
    for (int i = bytes; i < Stun.padded(bytes); i++) {
      out.put((byte) 0);
    }
    end(request, out);
  }

  private static void begin(BindingRequest request, int type, ByteBuffer out) {
    out.putShort((short) type).putShort((short) 0).putInt(Stun.MAGIC_COOKIE);
    out.put(request.transactionId());
  }

  private static void attribute(ByteBuffer out, int type, int length) {
    out.putShort((short) type).putShort((short) length);
  }

  private static void end(BindingRequest request, ByteBuffer out) {
    int before = out.position();
    int fingerprint = request.hasFingerprint() ? Fingerprint.ATTRIBUTE_BYTES : 0;
    out.putShort(2, (short) (before + fingerprint - Stun.HEADER_BYTES));
    if (request.hasFingerprint()) {
      attribute(out, Stun.FINGERPRINT, Fingerprint.VALUE_BYTES);
      out.putInt(Fingerprint.of(out, before));
    }
    out.flip();
  }
}
