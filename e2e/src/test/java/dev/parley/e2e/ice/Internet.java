package dev.parley.e2e.ice;

/** A network of public addresses (203.0.113.0/24, RFC 5737) in this process's own namespace. */
final class Internet {

  /** This process's address in it: where its servers listen. */
  static final String SERVERS = address(1);

  private Internet() {}

  static void create() throws Exception {
    Namespace.runOutside(
        ("ip link add internet type bridge; ip address add " + SERVERS + "/24 dev internet")
            + "; ip link set internet up");
  }

  static String address(int host) {
    return "203.0.113." + host;
  }
}
