package dev.parley.server.ice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages' bytes, by RFC 5769's test vectors and RFC 8489's text. */
class BindingCodecTest {

  /** RFC 5769 §2.1: an ICE check, which has PRIORITY, ICE-CONTROLLED, credentials, FINGERPRINT. */
  private static final String ICE_CHECK =
      """
      000100582112a442b7e7a701bc34d686fa87dfae
      802200105354554e207465737420636c69656e74
      002400046e0001ff 80290008932ff9b151263b36
      000600096576746a3a68367659202020
      000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
      80280004e57a3bcf
      """;

  /** RFC 5769 §2.2. */
  private static final String IPV4_RESPONSE =
      """
      0101003c2112a442b7e7a701bc34d686fa87dfae
      8022000b7465737420766563746f7220
      002000080001a147e112a643
      000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7
      80280004c07d4c96
      """;

  /** RFC 5769 §2.3. */
  private static final String IPV6_RESPONSE =
      """
      010100482112a442b7e7a701bc34d686fa87dfae
      8022000b7465737420766563746f7220
      002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9
      00080014a382954e4be67bf11784c97c8292c275bfe3ed41
      80280004c8fb0b4c
      """;

  private static final InetSocketAddress SOURCE = new InetSocketAddress("192.0.2.1", 32_853);
  private static final InetSocketAddress SOURCE6 =
      new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32_853);

  @ParameterizedTest
  @ValueSource(strings = {ICE_CHECK, IPV4_RESPONSE, IPV6_RESPONSE})
  void fingerprintIsThatOfTheTestVectors(String vector) {
    ByteBuffer message = Stuns.buffer(vector);
    int before = message.limit() - Fingerprint.ATTRIBUTE_BYTES;
    assertEquals(message.getInt(before + 4), Fingerprint.of(message, before));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,0001a147e112a643",
    "2001:db8:1234:5678:11:2233:4455:6677,0002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
  })
  void xorMappedAddressIsThatOfTheTestVectors(String address, String value) {
    BindingRequest request =
        new BindingRequest(Stuns.bytes("b7e7a701bc34d686fa87dfae"), false, List.of());
    ByteBuffer out = ByteBuffer.allocate(100);
    BindingResponse.success(request, new InetSocketAddress(address, 32_853), out);
    byte[] written = new byte[out.remaining()];
    out.get(written);
    int length = value.length() / 2;
    assertEquals(
        "0101%04x2112a442b7e7a701bc34d686fa87dfae0020%04x%s".formatted(4 + length, length, value),
        HexFormat.of().formatHex(written));
  }

  @Test
  void iceCheckOfTheTestVectorsIsReadAndItsPriorityRefused() {
    BindingRequest request = BindingRequest.read(Stuns.buffer(ICE_CHECK)).orElseThrow();
    assertArrayEquals(Stuns.bytes("b7e7a701bc34d686fa87dfae"), request.transactionId());
    assertTrue(request.hasFingerprint());
    assertEquals(List.of(0x0024), request.unknown());
  }

  @Test
  void bareRequestIsAnsweredWithItsSourceAddressAlone() {
    assertEquals(32, answer("", SOURCE).length);
    assertEquals(44, answer("", SOURCE6).length);
  }

  @Test
  void requestWithAFingerprintIsAnsweredWithOne() {
    ByteBuffer request = Stuns.buffer(Stuns.request("8028 0004 00000000"));
    request.putInt(24, Fingerprint.of(request, 20));
    ByteBuffer answer = ByteBuffer.wrap(Stuns.answer(request.array(), SOURCE));
    assertEquals(40, answer.limit());
    assertEquals(20, answer.getShort(2));
    assertEquals(0x80280004, answer.getInt(32));
    assertEquals(answer.getInt(36), Fingerprint.of(answer, 32));
  }

  @Test
  void unknownRequiredAttributesAreNamedInTheirOrder() {
    // CHANGE-REQUEST (RFC 5780), which would have the answer come from elsewhere; a made-up one;
    // and
    // one whose value must be padded. 0x8000 and above may be ignored.
    String answer =
        HexFormat.of()
            .formatHex(answer("00030004 00000006 8000 0000 7fff 0000 0024 0001 ff000000", SOURCE));
    assertEquals(
        "0111 0014 2112a442 %s 0009 0004 00000414 000a 0006 0003 7fff 0024 0000"
            .formatted(Stuns.ID)
            .replace(" ", ""),
        answer);
  }

  @Test
  void knownAttributesThatMeanNothingHereAreIgnored() {
    String unexpected = "0006 0001 61000000 0014 0000 0015 0000 0020 0008 0001a147e112a643";
    assertEquals(32, answer(unexpected, SOURCE).length);
  }

  @Test
  void whatStandsBehindTheIntegrityIsIgnored() {
    String integrity = "0008 0014" + "00".repeat(20);
    assertEquals(32, answer(integrity + "0024 0000", SOURCE).length);
    assertEquals(0x01, answer(integrity + "0024 0000", SOURCE)[0]);
    assertEquals(0x11, answer("0024 0000" + integrity, SOURCE)[1]);
  }

  @ParameterizedTest
  @CsvSource({
    "empty,                 ''",
    "half a header,         0001 0000 2112a442",
    "RFC 3489's,            0001 0000 00000000" + Stuns.ID,
    "indication,            0011 0000 2112a442" + Stuns.ID,
    "success response,      0101 0000 2112a442" + Stuns.ID,
    "error response,        0111 0000 2112a442" + Stuns.ID,
    "Allocate request,      0003 0000 2112a442" + Stuns.ID,
    "channel data,          4001 0000 2112a442" + Stuns.ID,
    "RTP,                   8001 0000 2112a442" + Stuns.ID,
    "length too large,      0001 0004 2112a442" + Stuns.ID,
    "length too small,      0001 0000 2112a442" + Stuns.ID + "80000000",
    "length with a sign,    0001 ffff 2112a442" + Stuns.ID,
    "half an attribute,     0001 0002 2112a442" + Stuns.ID + "8000",
    "attribute past end,    0001 0004 2112a442" + Stuns.ID + "80000001",
    "padding past end,      0001 0006 2112a442" + Stuns.ID + "800000020000",
    "wrong fingerprint,     0001 0008 2112a442" + Stuns.ID + "8028000400000000",
    "empty fingerprint,     0001 0004 2112a442" + Stuns.ID + "80280000",
    "fingerprint not last,  0001 000c 2112a442" + Stuns.ID + "802800040000000080000000"
  })
  void whatIsNoBindingRequestIsDropped(String what, String datagram) {
    assertArrayEquals(new byte[0], Stuns.answer(Stuns.bytes(datagram), SOURCE), what);
  }

  @Test
  void answersAreNeverAnsweredSoThatTwoServersCannotBeSetOnEachOther() {
    byte[] success = answer("", SOURCE);
    byte[] error = answer("7fff 0000", SOURCE);
    assertFalse(success.length == 0 || error.length == 0);
    assertArrayEquals(new byte[0], Stuns.answer(success, SOURCE));
    assertArrayEquals(new byte[0], Stuns.answer(error, SOURCE));
  }

  @Test
  void errorIsNeverMoreThanHalfAgainAsLongAsItsRequest() {
    for (int attributes = 1; attributes <= 300; attributes++) {
      int request = 20 + 4 * attributes;
      int answer = answer("7fff 0000".repeat(attributes), SOURCE).length;
      assertTrue(answer * 2 <= request * 3, attributes + " attributes: " + answer + " bytes");
    }
  }

  private static byte[] answer(String attributes, InetSocketAddress source) {
    return Stuns.answer(Stuns.bytes(Stuns.request(attributes)), source);
  }
}
