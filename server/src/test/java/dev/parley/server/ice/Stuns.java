package dev.parley.server.ice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Makes and reads STUN messages for the tests, without the code that they test. */
final class Stuns {

  static final String ID = "0102030405060708090a0b0c";

  private Stuns() {}

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }

  static ByteBuffer buffer(String hex) {
    return ByteBuffer.wrap(bytes(hex));
  }

  /** A Binding request with those attributes, whose length is right. */
  static String request(String attributes) {
    int length = bytes(attributes).length;
    return "0001 %04x 2112a442 %s %s".formatted(length, ID, attributes);
  }

  /** What {@link StunLoop} does with a datagram; empty if it is dropped. */
  static byte[] answer(byte[] datagram, InetSocketAddress source) {
    ByteBuffer out = ByteBuffer.allocate(1_300);
    return BindingRequest.read(ByteBuffer.wrap(datagram))
        .map(
            request -> {
              if (request.unknown().isEmpty()) {
                BindingResponse.success(request, source, out);
              } else {
                BindingResponse.unknownAttributes(request, out);
              }
              byte[] answer = new byte[out.remaining()];
              out.get(answer);
              return answer;
            })
        .orElse(new byte[0]);
  }

  /** The address in a success response that has no other attribute, or a FINGERPRINT behind it. */
  static InetSocketAddress mappedAddress(byte[] response) throws UnknownHostException {
    ByteBuffer in = ByteBuffer.wrap(response).position(24);
    byte[] address = new byte[in.getShort() == 1 ? 4 : 16];
    int port = Short.toUnsignedInt(in.getShort()) ^ 0x2112;
    in.get(address);
    for (int i = 0; i < address.length; i++) {
      address[i] ^= response[4 + i];
    }
    return new InetSocketAddress(InetAddress.getByAddress(address), port);
  }
}
