package dev.parley.e2e.ice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes and reads the few STUN messages (RFC 8489 §5, RFC 8656) that {@link TurnClient} needs. */
final class TurnMessage {

  static final int ALLOCATE = 0x0003;
  static final int REFRESH = 0x0004;
  static final int CREATE_PERMISSION = 0x0008;

  static final int USERNAME = 0x0006;
  static final int ERROR_CODE = 0x0009;
  static final int LIFETIME = 0x000D;
  static final int XOR_PEER_ADDRESS = 0x0012;
  static final int REALM = 0x0014;
  static final int NONCE = 0x0015;
  static final int REQUESTED_ADDRESS_FAMILY = 0x0017;
  static final int REQUESTED_TRANSPORT = 0x0019;

  private static final int MESSAGE_INTEGRITY = 0x0008;
  private static final int MAGIC_COOKIE = 0x2112A442;
  private static final int INTEGRITY_BYTES = 24;

  private final ByteBuffer bytes;

  private TurnMessage(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static TurnMessage request(int type) {
    byte[] transactionId = new byte[12];
    new Random().nextBytes(transactionId);
    ByteBuffer bytes = ByteBuffer.allocate(1_000).putShort((short) type).putShort((short) 0);
    return new TurnMessage(bytes.putInt(MAGIC_COOKIE).put(transactionId));
  }

  static TurnMessage read(byte[] datagram) {
    return new TurnMessage(ByteBuffer.wrap(datagram).position(datagram.length));
  }

  TurnMessage with(int type, byte[] value) {
    bytes.putShort((short) type).putShort((short) value.length).put(value);
    bytes.put(new byte[-value.length & 3]);
    return this;
  }

  TurnMessage with(int type, String value) {
    return with(type, value.getBytes(UTF_8));
  }

  TurnMessage withPeer(byte[] address, int port) {
    ByteBuffer value = ByteBuffer.allocate(4 + address.length);
    value.putShort((short) (address.length == 4 ? 1 : 2)).putShort((short) (port ^ 0x2112));
    for (int i = 0; i < address.length; i++) {
      value.put((byte) (address[i] ^ bytes.get(4 + i)));
    }
    return with(XOR_PEER_ADDRESS, value.array());
  }

  TurnMessage signed(byte[] key) throws GeneralSecurityException {
    bytes.putShort(2, (short) (bytes.position() - 20 + INTEGRITY_BYTES));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key, "HmacSHA1"));
    return with(MESSAGE_INTEGRITY, mac.doFinal(Arrays.copyOf(bytes.array(), bytes.position())));
  }

  byte[] datagram() {
    bytes.putShort(2, (short) (bytes.position() - 20));
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** The error code of a response, or 0 of one that tells success. */
  int error() {
    byte[] value = value(ERROR_CODE);
    return value == null ? 0 : value[2] * 100 + value[3];
  }

  String text(int type) {
    return new String(value(type), UTF_8);
  }

  private byte[] value(int type) {
    ByteBuffer in = bytes.duplicate().flip().position(20);
    while (in.hasRemaining()) {
      int each = in.getShort();
      byte[] value = new byte[in.getShort()];
      in.get(value).position(in.position() + (-value.length & 3));
      if (each == type) {
        return value;
      }
    }
    return null;
  }
}
