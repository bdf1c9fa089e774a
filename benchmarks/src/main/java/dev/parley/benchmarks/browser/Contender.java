package dev.parley.benchmarks.browser;

/**
 * One way to get bytes from page to page.
 *
 * @param query what is said to {@code contender.html}
 * @param chunkBytes the messages of a bulk transfer: the size that was fastest for it
 */
record Contender(String name, String query, int chunkBytes) {

  private static final int KIB = 1024;

  /** Which of the two is the faster depends on the machine. */
  static final Contender PLAIN = new Contender("plain JavaScript", "by=plain", 256 * KIB);

  static final Contender PLAIN_SMALL =
      new Contender("plain JavaScript, 64 KiB", "by=plain", 64 * KIB);
  static final Contender PARLEY = new Contender("Parley", "by=parley", 256 * KIB);
  static final Contender PEERJS =
      new Contender("PeerJS 1.5.5", "by=peerjs&serialization=binary", 256 * KIB);
  static final Contender PEERJS_RAW =
      new Contender("PeerJS 1.5.5, raw", "by=peerjs&serialization=raw", 256 * KIB);
  static final Contender SIMPLE_PEER =
      new Contender("simple-peer 9.11.1", "by=simple-peer", 64 * KIB);
}
