package dev.parley.server.ice;

import java.util.Set;

/** The numbers of RFC 8489 (§5, §14, §18) that a server of Binding requests needs. */
final class Stun {

  static final int HEADER_BYTES = 20;
  static final int MAGIC_COOKIE = 0x2112A442;
  static final int TRANSACTION_ID_BYTES = 12;

  static final int BINDING_REQUEST = 0x0001;
  static final int BINDING_SUCCESS = 0x0101;
  static final int BINDING_ERROR = 0x0111;

  static final int MESSAGE_INTEGRITY = 0x0008;
  static final int ERROR_CODE = 0x0009;
  static final int UNKNOWN_ATTRIBUTES = 0x000A;
  static final int MESSAGE_INTEGRITY_SHA256 = 0x001C;
  static final int XOR_MAPPED_ADDRESS = 0x0020;
  static final int FINGERPRINT = 0x8028;

  static final int FAMILY_IPV4 = 1;
  static final int FAMILY_IPV6 = 2;

  /**
   * The comprehension-required attributes of RFC 8489 itself. In a Binding request to a server that
   * asks for no credentials they mean nothing, and what is known but unexpected is ignored (§6.3).
   */
  private static final Set<Integer> KNOWN =
      Set.of(
          0x0001, // MAPPED-ADDRESS
          0x0006, // USERNAME
          MESSAGE_INTEGRITY,
          ERROR_CODE,
          UNKNOWN_ATTRIBUTES,
          0x0014, // REALM
          0x0015, // NONCE
          MESSAGE_INTEGRITY_SHA256,
          0x001D, // PASSWORD-ALGORITHM
          0x001E, // USERHASH
          XOR_MAPPED_ADDRESS);

  private Stun() {}

  /** Whether a request with an attribute of {@code type} must be refused (RFC 8489 §14). */
  static boolean isRequiredAndUnknown(int type) {
    return type < 0x8000 && !KNOWN.contains(type);
  }

  /** The bytes of an attribute's value with what fills it up to a multiple of four. */
  static int padded(int length) {
    return (length + 3) & ~3;
  }
}
