package dev.parley.server.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Mutated messages, from a printed seed. */
class StunFuzzTest {

  private static final List<byte[]> SEEDS =
      List.of(
          Stuns.bytes(Stuns.request("")),
          Stuns.bytes(Stuns.request("7fff 0000 8000 0001 61000000 0024 0004 00000001")),
          Stuns.bytes(Stuns.request("0008 0014" + "00".repeat(20) + "0024 0000")),
          withFingerprint(Stuns.request("0003 0004 00000006 8028 0004 00000000")),
          withFingerprint(Stuns.request("8028 0004 00000000")));

  private static final InetSocketAddress SOURCE = new InetSocketAddress("192.0.2.1", 1);
  private static final InetSocketAddress SOURCE6 = new InetSocketAddress("2001:db8::1", 1);

  private final long seed = Long.getLong("parley.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void noInputThrowsOrIsAmplified() {
    int answered = 0;
    int rounds = 300_000;
    for (int i = 0; i < rounds; i++) {
      byte[] datagram = mutated();
      byte[] answer = answer(datagram);
      if (answer.length > 0) {
        answered++;
        assertTrue(answer.length * 10 <= datagram.length * 22, () -> describe(datagram));
        assertEquals(0, answer(answer).length, () -> describe(datagram));
      }
    }
    int share = answered * 100 / rounds;
    assertTrue(share > 5 && share < 95, "a poor mix: answered " + share + " %, seed " + seed);
  }

  @Test
  void responderGoesOnAnsweringAmongAndAfterNonsense() throws IOException {
    byte[] request = Stuns.bytes(Stuns.request(""));
    try (StunResponder responder = StunResponder.start(new InetSocketAddress("127.0.0.1", 0));
        StunClient attacker = new StunClient("127.0.0.1");
        StunClient client = new StunClient("127.0.0.1")) {
      InetSocketAddress server = responder.addresses().get(0);
      for (int i = 0; i < 5_000; i++) {
        attacker.send(mutated(), server);
        if (i % 50 == 0) {
          byte[] answer = client.ask(request, server);
          assertEquals(client.address(), Stuns.mappedAddress(answer), "seed " + seed);
        }
      }
      Awaitility.await().until(() -> read(responder.counts()) == 5_100);
      assertEquals(0, responder.counts().failed(), "seed " + seed);
    }
  }

  private static long read(StunCounts counts) {
    return counts.requests() + counts.dropped();
  }

  private byte[] answer(byte[] datagram) {
    try {
      return Stuns.answer(datagram, random.nextBoolean() ? SOURCE : SOURCE6);
    } catch (RuntimeException e) {
      return fail(describe(datagram), e);
    }
  }

  private byte[] mutated() {
    byte[] message = SEEDS.get(random.nextInt(SEEDS.size())).clone();
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      switch (random.nextInt(4)) {
        case 0 -> message[random.nextInt(message.length)] ^= (byte) (1 << random.nextInt(8));
        case 1 -> message[random.nextInt(message.length)] = (byte) random.nextInt();
        case 2 -> message = Arrays.copyOf(message, 1 + random.nextInt(message.length + 40));
        default -> {
          if (message.length >= 20) { // so that what was cut or added is read at all
            ByteBuffer.wrap(message).putShort(2, (short) (message.length - 20));
          }
        }
      }
    }
    return message;
  }

  private String describe(byte[] datagram) {
    return "seed " + seed + ": " + HexFormat.of().formatHex(datagram);
  }

  private static byte[] withFingerprint(String hex) {
    ByteBuffer message = Stuns.buffer(hex);
    int before = message.limit() - Fingerprint.ATTRIBUTE_BYTES;
    return message.putInt(before + 4, Fingerprint.of(message, before)).array();
  }
}
