package dev.parley.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies =
      new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.7", "fd00::/8"));

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private String client(String peer, String... forwardedFor) {
    return proxies.client(address(peer), List.of(forwardedFor)).getHostAddress();
  }

  @Test
  void strangersHeaderIsNotBelieved() {
    assertEquals("203.0.113.9", client("203.0.113.9", "198.51.100.1"));
    assertEquals("192.0.2.8", client("192.0.2.8", "198.51.100.1"));
  }

  @Test
  void trustedProxysIs() {
    assertEquals("198.51.100.1", client("10.1.2.3", "198.51.100.1"));
    assertEquals("198.51.100.1", client("192.0.2.7", "198.51.100.1"));
    assertEquals("10.1.2.3", client("10.1.2.3"));
  }

  @Test
  void onlyWhatTrustedProxiesAppendedCounts() {
    // The client claimed to be 1.1.1.1; the outer proxy wrote whom it saw, the inner one the outer.
    assertEquals("198.51.100.1", client("10.1.2.3", "1.1.1.1, 198.51.100.1, 192.0.2.7"));
    assertEquals("198.51.100.1", client("10.1.2.3", "1.1.1.1", "198.51.100.1", "192.0.2.7"));
    assertEquals("10.0.0.9", client("10.1.2.3", "10.0.0.9, 192.0.2.7"));
  }

  @Test
  void portsAndBracketsArePassedOver() {
    assertEquals("198.51.100.1", client("10.1.2.3", "198.51.100.1:4711"));
    assertEquals("2001:db8:0:0:0:0:0:1", client("10.1.2.3", "[2001:db8::1]:4711"));
    assertEquals("2001:db8:0:0:0:0:0:1", client("fd00:0:0:0:0:0:0:2", "2001:db8::1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "localhost",
        "1.2.3",
        "256.1.1.1",
        "1.2.3.4.5",
        "::g",
        "[::1",
        "_x",
        "1:2"
      })
  void whatIsNoAddressLeavesTheLastProxy(String garbage) {
    assertEquals("10.1.2.3", client("10.1.2.3", garbage));
    assertEquals("10.0.0.9", client("10.1.2.3", garbage + ", 10.0.0.9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".::1", "..::", ".::", ":.example.org", "a::example.org", "dead", "1.2.3"})
  void whatJavaWouldLookUpIsNotHandedToIt(String name) {
    assertFalse(IpLiteral.isNeverLookedUp(name));
    assertEquals("10.1.2.3", client("10.1.2.3", name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/x",
        "fd00::/129",
        "10.0/8"
      })
  void networkThatIsNoneIsNamed(String text) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> IpNetwork.parse(text));
    assertTrue(refusal.getMessage().contains("\"" + text + "\""), refusal.getMessage());
  }

  @Test
  void networksEndWhereTheirPrefixDoes() {
    IpNetwork network = IpNetwork.parse("172.16.0.0/12");
    assertTrue(network.contains(address("172.31.255.255")));
    assertFalse(network.contains(address("172.32.0.0")));
    assertFalse(network.contains(address("fd00::1")));
    assertTrue(IpNetwork.parse("0.0.0.0/0").contains(address("8.8.8.8")));
    assertTrue(IpNetwork.parse("2001:db8::/33").contains(address("2001:db8:7fff::1")));
    assertFalse(IpNetwork.parse("2001:db8::/33").contains(address("2001:db8:8000::1")));
  }

  @Test
  void addressesOfOneIpv6NetworkCountAsOne() {
    assertEquals(AddressKey.of(address("2001:db8::1")), AddressKey.of(address("2001:db8::ffff:2")));
    assertFalse(
        AddressKey.of(address("2001:db8::1")).equals(AddressKey.of(address("2001:db8:0:1::1"))));
    assertFalse(AddressKey.of(address("192.0.2.1")).equals(AddressKey.of(address("192.0.2.2"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.2.3.4",
        "192.168.1.1",
        "172.20.1.1",
        "169.254.1.1",
        "fe80::1",
        "fd12::1"
      })
  void addressesThatAreNotPublicAreNotCounted(String literal) {
    assertEquals(Optional.empty(), AddressKey.of(address(literal)));
  }
}
