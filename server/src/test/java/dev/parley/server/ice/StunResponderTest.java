package dev.parley.server.ice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The responder on real sockets of loopback. */
@Timeout(30)
class StunResponderTest {

  private static final byte[] REQUEST = Stuns.bytes(Stuns.request(""));
  private static final byte[] INDICATION = Stuns.bytes("0011 0000 2112a442" + Stuns.ID);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void clientLearnsItsOwnAddress(String loopback) throws IOException {
    assumeHasAddress(loopback);
    try (StunResponder responder = StunResponder.start(new InetSocketAddress(loopback, 0));
        StunClient client = new StunClient(loopback)) {
      byte[] answer = client.ask(REQUEST, responder.addresses().get(0));
      assertArrayEquals(Stuns.bytes(Stuns.ID), Arrays.copyOfRange(answer, 8, 20));
      assertEquals(client.address(), Stuns.mappedAddress(answer));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void wildcardAnswersIpv4AndIpv6(String wildcard) throws IOException {
    assumeHasAddress("::1");
    try (StunResponder responder = StunResponder.start(new InetSocketAddress(wildcard, 0))) {
      int port = responder.addresses().get(0).getPort();
      for (String loopback : List.of("127.0.0.1", "::1")) {
        try (StunClient client = new StunClient(loopback)) {
          byte[] answer = client.ask(REQUEST, new InetSocketAddress(loopback, port));
          assertEquals(client.address(), Stuns.mappedAddress(answer));
        }
      }
    }
  }

  @Test
  void severalAddressesAreServedByOneResponder() throws IOException {
    List<InetSocketAddress> addresses =
        List.of(new InetSocketAddress("127.0.0.1", 0), new InetSocketAddress("127.0.0.2", 0));
    try (StunResponder responder = StunResponder.start(addresses, 1_000);
        StunClient client = new StunClient("127.0.0.1")) {
      for (InetSocketAddress address : responder.addresses()) {
        assertEquals(client.address(), Stuns.mappedAddress(client.ask(REQUEST, address)));
      }
    }
  }

  @Test
  void countsTellWhatBecameOfEachDatagram() throws IOException {
    try (StunResponder responder = start();
        StunClient client = new StunClient("127.0.0.1")) {
      InetSocketAddress server = responder.addresses().get(0);
      client.send(INDICATION, server);
      client.send(new byte[0], server);
      client.send(new byte[1_500], server);
      client.ask(Stuns.bytes(Stuns.request("7fff 0000")), server);
      client.ask(REQUEST, server);
      Awaitility.await().until(() -> responder.counts().answered() == 1);
      assertEquals(new StunCounts(1, 1, 3, 0, 0), responder.counts());
      assertEquals(2, responder.counts().requests());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 1, true",
    "2001:db8::1, 65535, true",
    "192.0.2.1, 0, false",
    "0.0.0.0, 1, false",
    "::, 1, false",
    "224.0.0.1, 1, false",
    "ff02::1, 1, false"
  })
  void forgedSourceThatCannotBeOneHostsSocketIsNotAnswered(
      String address, int port, boolean answered) {
    assertEquals(answered, StunLoop.isAnswerable(new InetSocketAddress(address, port)));
  }

  @Test
  void floodIsReadNoFasterThanTheRateAndEndsWithoutASlowClose() throws IOException {
    StunResponder responder =
        StunResponder.start(List.of(new InetSocketAddress("127.0.0.1", 0)), 1);
    try (responder;
        StunClient client = new StunClient("127.0.0.1")) {
      InetSocketAddress server = responder.addresses().get(0);
      for (int i = 0; i < 200; i++) {
        client.send(INDICATION, server);
      }
      Awaitility.await().until(() -> responder.counts().pauses() > 0);
      assertTrue(responder.counts().dropped() < 200, responder.counts().toString());
    }
    assertNoThread();
  }

  @Test
  void closingFreesThePortAndEndsTheThread() throws IOException {
    StunResponder first = start();
    InetSocketAddress address = first.addresses().get(0);
    for (int i = 0; i < 20; i++) {
      first.close();
      first.close();
      assertNoThread();
      first = StunResponder.start(address);
      try (StunClient client = new StunClient("127.0.0.1")) {
        assertEquals(client.address(), Stuns.mappedAddress(client.ask(REQUEST, address)));
      }
    }
    first.close();
  }

  @Test
  void takenPortIsNamedAndNothingIsLeftOpen() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
      InetSocketAddress free = freeAddress();
      InetSocketAddress busy = new InetSocketAddress("127.0.0.2", taken.getLocalPort());
      String message =
          assertThrows(IOException.class, () -> StunResponder.start(List.of(free, busy), 1))
              .getMessage();
      assertTrue(message.contains("127.0.0.2:" + busy.getPort()), message);
      StunResponder.start(free).close();
    }
  }

  @Test
  void unresolvedNameAndNoAddressAreRefused() {
    InetSocketAddress unresolved = InetSocketAddress.createUnresolved("nowhere.invalid", 1);
    assertTrue(
        assertThrows(IOException.class, () -> StunResponder.start(unresolved))
            .getMessage()
            .contains("nowhere.invalid"));
    assertThrows(IllegalArgumentException.class, () -> StunResponder.start(List.of(), 1));
    assertThrows(
        IllegalArgumentException.class, () -> StunResponder.start(List.of(freeAddress()), 0));
  }

  private static StunResponder start() throws IOException {
    return StunResponder.start(new InetSocketAddress("127.0.0.1", 0));
  }

  private static InetSocketAddress freeAddress() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  private static void assertNoThread() {
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("parley-stun")));
  }

  private static void assumeHasAddress(String address) {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(address))) {
      assertTrue(socket.isBound());
    } catch (IOException e) {
      assumeTrue(false, "this machine has no " + address);
    }
  }
}
