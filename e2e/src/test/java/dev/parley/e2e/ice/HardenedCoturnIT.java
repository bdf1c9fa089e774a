package dev.parley.e2e.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.e2e.ice.TurnClient.Family;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The coturn configuration of docs/turn.md, word for word, but for where and with which secret. */
class HardenedCoturnIT {

  private static final Path GUIDE = Path.of(System.getProperty("basedir", "."), "../docs/turn.md");

  private static final List<String> DENIED =
      List.of(
          "0.0.0.0",
          "10.0.0.1",
          "100.64.0.1",
          "127.0.0.1",
          "127.255.255.255",
          "169.254.169.254",
          "172.16.0.1",
          "172.31.255.255",
          "192.0.0.1",
          "192.168.0.1",
          "192.168.255.255",
          "198.18.0.1",
          "224.0.0.1",
          "239.255.255.255",
          "240.0.0.1",
          "255.255.255.255");

  private static final List<String> ALLOWED = List.of("1.1.1.1", "8.8.8.8", "172.32.0.1");

  private static final List<String> DENIED6 =
      List.of(
          "::",
          "::1",
          "::7f00:1",
          "fc00::1",
          "fdff::1",
          "fe80::1",
          "fec0::1",
          "ff02::1",
          "64:ff9b::7f00:1",
          "64:ff9b:1::1",
          "100::1",
          "2001::1",
          "2001:db8::1",
          "2002:7f00:1::1");

  private static final List<String> ALLOWED6 = List.of("2001:4860:4860::8888", "2606:4700::1111");

  @TempDir Path directory;

  private final List<String> wrong = new ArrayList<>();

  @Test
  void attackerWithGoodCredentialsReachesNoPrivateIpv4Address() throws Exception {
    try (Coturn coturn = Coturn.start(configuration(), "127.0.0.1", directory);
        TurnClient client = client(coturn)) {
      assertEquals(0, client.allocate(Family.IPV4));
      check(client, DENIED, 403);
      check(client, ALLOWED, 0);
      assertEquals(List.of(), wrong);
    }
  }

  @Test
  void attackerWithGoodCredentialsReachesNoPrivateIpv6Address() throws Exception {
    assumeTrue(NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null, "no IPv6");
    try (Coturn coturn = Coturn.start(configuration(), "::1", directory);
        TurnClient client = client(coturn)) {
      assertEquals(0, client.allocate(Family.IPV6));
      check(client, DENIED6, 403);
      check(client, ALLOWED6, 0);
      for (String address : DENIED) {
        check(client, "::ffff:" + address, mapped(address), 403);
      }
      assertEquals(List.of(), wrong);
    }
  }

  private void check(TurnClient client, List<String> addresses, int code) throws Exception {
    for (String address : addresses) {
      check(client, address, InetAddress.getByName(address).getAddress(), code);
    }
  }

  private void check(TurnClient client, String name, byte[] address, int code) throws Exception {
    int answer = client.permit(address);
    if (answer != code) {
      wrong.add(name + ": " + answer);
    }
  }

  /** An IPv4-mapped address (RFC 4291 §2.5.5.2), which Java would turn into an IPv4 one. */
  private static byte[] mapped(String ipv4) throws IOException {
    byte[] address = new byte[16];
    address[10] = (byte) 0xff;
    address[11] = (byte) 0xff;
    System.arraycopy(InetAddress.getByName(ipv4).getAddress(), 0, address, 12, 4);
    return address;
  }

  private static TurnClient client(Coturn coturn) throws IOException {
    return new TurnClient(
        coturn.address(),
        coturn
            .credentials(Coturn.SECRET, CoturnIT.HOUR, InstantSource.system())
            .issue("mallory")
            .get(0));
  }

  private Path configuration() throws IOException {
    String guide = Files.readString(GUIDE);
    int start = guide.indexOf("```conf\n") + "```conf\n".length();
    String block = guide.substring(start, guide.indexOf("\n```", start) + 1);
    String here =
        block
            .replaceFirst("(?m)^static-auth-secret=.*", "static-auth-secret=" + Coturn.SECRET)
            .replaceFirst("(?m)^tls-listening-port=.*\n", "no-tls\n");
    return Files.writeString(directory.resolve("turnserver.conf"), here);
  }
}
