package dev.parley.e2e.ice;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A home: one machine in a private network, behind a router with one address in the internet, which
 * translates addresses (RFC 4787).
 */
final class Nat implements AutoCloseable {

  /** How the router chooses the public port for a private one. */
  enum Mapping {
    /** The same for every destination: another peer can use what a STUN server was shown. */
    ENDPOINT_INDEPENDENT(""),
    /** Another for each destination, at random: nobody can know it in time. */
    ADDRESS_AND_PORT_DEPENDENT("--random-fully");

    private final String option;

    Mapping(String option) {
      this.option = option;
    }
  }

  private final Namespace home;
  private final Namespace router;

  /** What the home's machine does to be in its network. */
  private final String joinLan;

  private Nat(Namespace home, Namespace router, String joinLan) {
    this.joinLan = joinLan;
    this.home = home;
    this.router = router;
  }

  /**
   * Makes home number {@code n}, 1 to 250, whose router hangs on the bridge {@code internet} of
   * this process's namespace.
   */
  static Nat create(int n, Mapping mapping) throws IOException, InterruptedException {
    Namespace home = Namespace.create();
    Namespace router = Namespace.create();
    String lan = "192.168." + n;
    Namespace.runOutside(
        "ip link add wan"
            + (" type veth peer name isp" + n + "; ip link set isp" + n + " master internet up; ")
            + ("ip link set wan netns " + router.pid()));
    router.run(
        ("ip link add lan type veth peer name eth0; ip link set eth0 netns " + home.pid())
            + ("; ip address add " + lan + ".1/24 dev lan; ip link set lan up")
            + ("; ip address add " + Internet.address(10 + n) + "/24 dev wan; ip link set wan up")
            + "; echo 1 > /proc/sys/net/ipv4/ip_forward"
            + ("; iptables -t nat -A POSTROUTING -o wan -j MASQUERADE " + mapping.option)
            // A packet to a port that nobody opened from within is not answered, as on any home's
            // router: an ICMP error would end the other side's check.
            + "; iptables -A INPUT -i wan -j DROP");
    String joinLan = "ip link set eth0 up; ip route add default via " + lan + ".1";
    home.run("ip address add " + lan + ".2/24 dev eth0; " + joinLan);
    return new Nat(home, router, joinLan);
  }

  /** Takes the home's machine off its network. */
  void unplug() throws IOException, InterruptedException {
    home.run("ip link set eth0 down");
  }

  void plugIn() throws IOException, InterruptedException {
    home.run(joinLan);
  }

  /**
   * Gives the home a slow way up.
   *
   * @param queueMillis what waits for it at most; of more the router drops packets
   */
  void limitUpload(int kilobitsPerSecond, int queueMillis)
      throws IOException, InterruptedException {
    router.run(
        "tc qdisc add dev wan root tbf rate %dkbit burst 5kb latency %dms"
            .formatted(kilobitsPerSecond, queueMillis));
  }

  /** A program that runs {@code program} on the home's machine. */
  Path wrapper(Path program, Path directory) throws IOException {
    return home.wrapper(program, directory);
  }

  @Override
  public void close() {
    home.close();
    router.close();
  }
}
