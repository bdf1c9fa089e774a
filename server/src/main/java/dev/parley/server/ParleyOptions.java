package dev.parley.server;

import dev.parley.protocol.Protocol;
import dev.parley.server.engine.Engine;
import dev.parley.server.ice.IceServers;
import dev.parley.server.limit.IpNetwork;
import dev.parley.server.limit.RateLimits;
import dev.parley.server.observe.RelayObserver;
import dev.parley.tokens.TokenVerifier;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a relay is set up. Each limit's default and its reason stand at it. Read once, when the
 * plugin is registered.
 */
public final class ParleyOptions {

  private static final Pattern ORIGIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#@\\s]+");

  /** The scanner takes a piece of its thread's stack for each level. */
  private static final int DEEPEST_JSON = 1_000;

  /** The endpoint's path, below the application's context path. Exact: no wildcards. */
  public String path = Protocol.DEFAULT_PATH;

  /**
   * The origins whose pages may connect, as browsers write them: {@code https://example.org}.
   * Empty, the default, allows any: a socket carries no cookie and no password of the page's
   * visitor, so that a foreign page gains nothing by it but the relay's own service. Programs that
   * are not browsers send no origin and are always let in.
   */
  public List<String> allowedOrigins = List.of();

  /**
   * The STUN and TURN servers that every client is told of, for its RTCPeerConnection. None by
   * default: a local network needs none. {@link IceServers#fixed} is for those that need no
   * password or one that all may know, {@link dev.parley.server.ice.TurnCredentials} for your own
   * TURN server.
   */
  public IceServers iceServers = IceServers.NONE;

  /**
   * What holds the rooms: null, the default, is this server's memory. An engine that several
   * servers share is made, and closed, by whoever sets it; it has its own bound for {@link
   * #peersPerRoom}, and none for {@link #maxRooms}.
   */
  public Engine engine;

  /** Open sockets; past it the handshake gets HTTP 503. 20,000: some 200 MB at their idlest. */
  public int maxConnections = 20_000;

  /** Peers in a room, 250: each peer that comes or goes costs a frame to each other. */
  public int peersPerRoom = 250;

  /** Rooms, 30,000: as many as there are sessions by default. */
  public int maxRooms = 30_000;

  /** Bytes of a frame, 65,536: the largest session description in the wild is about half that. */
  public int frameBytes = 65_536;

  /** Arrays and objects in one another, 16, the frame's own included: signaling needs four. */
  public int jsonDepth = 16;

  /** Bytes of a profile as JSON, 2,048: 250 of them still make a welcome of half a megabyte. */
  public int profileBytes = 2_048;

  /** Malformed frames, 8, that a connection may send: enough to see one's bug, no more. */
  public int malformedFrames = 8;

  /**
   * Milliseconds, 10,000, from the handshake to a successful join. As much once more a token may
   * take to be verified; then the client is told to try again.
   */
  public int joinTimeoutMillis = 10_000;

  /**
   * Milliseconds, 15,000, between a client's pings. Who is silent for twice that is closed: half a
   * minute is about what people wait for a frozen call, and less would cost phones their sleep.
   */
  public int heartbeatMillis = 15_000;

  /**
   * Milliseconds, 10,000, for a client's system to take one write: 64 KiB or, in a large room, a
   * welcome of half a megabyte.
   */
  public int writeTimeoutMillis = 10_000;

  /** Milliseconds, 5,000, for the closing handshake; then the connection is cut. */
  public int closeTimeoutMillis = 5_000;

  /** Frames that may wait for one client, 1,024: four from each other peer of a full room. */
  public int outboxMessages = 1_024;

  /** Bytes that may wait for one client, 1 MiB: sixteen of the largest frames. */
  public int outboxBytes = 1_048_576;

  /**
   * Milliseconds, 60,000, for which a resumable session waits for its client: the time in which a
   * phone comes out of a tunnel. The others see it as suspended meanwhile.
   */
  public int resumeMillis = 60_000;

  /**
   * Milliseconds, 10,000, for which it waits where the client closed its socket with 1001, going
   * away, as browsers do for a page that is left. Some do it for pages that stay: these come back
   * in a second. Not more than {@link #resumeMillis} is waited for.
   */
  public int goingAwayMillis = 10_000;

  /** Frames, 256, kept for one resumable session until its client confirms them. */
  public int keptMessages = 256;

  /** Bytes, 512 KiB, of the frames kept for one resumable session. */
  public int keptBytes = 524_288;

  /** Frames a second from one client, 100: ten times what trickled candidates come to. */
  public int framesPerSecond = 100;

  /** Frames at once, 1,000: a newcomer's offers and candidates to every peer of a room of 100. */
  public int frameBurst = 1_000;

  /** Bytes a second from one client, 1 MiB. */
  public int bytesPerSecond = 1_048_576;

  /** Bytes at once, 4 MiB: a newcomer's 1,000 frames of 4 KiB. */
  public int byteBurst = 4_194_304;

  /**
   * Frames, 64, that may be refused for their rate, with less than 10 s between two, before 4004.
   */
  public int rateLimitedFrames = 64;

  /**
   * The reverse proxies whose {@code X-Forwarded-For} is believed, as addresses or ranges ({@code
   * 10.0.0.0/8}). None by default: anyone can send that header.
   */
  public List<String> trustedProxies = List.of();

  /**
   * How many connections' frames and bytes all of one address may send together, 50: a school's or
   * a mobile carrier's address has many behind it. Addresses that are not of the public network are
   * not counted, neither here nor in the three that follow: they are your own, or a proxy's that is
   * not among {@link #trustedProxies}. Of IPv6 the first 64 bits count as one address.
   */
  public int addressShare = 50;

  /** Sockets, 2,000, that one address may have open; past it the handshake gets HTTP 429. */
  public int connectionsPerAddress = 2_000;

  /** Handshakes a second, 50, from one address; past it HTTP 429. */
  public int handshakesPerSecondPerAddress = 50;

  /** Handshakes at once from one address, 2,000: all of it comes back after a restart. */
  public int handshakeBurstPerAddress = 2_000;

  /**
   * How many connections' frames and bytes one user may send together, 5: some tabs and a phone.
   */
  public int userShare = 5;

  /**
   * Who may join: whoever bears a token that this verifier accepts. Null, the default, refuses to
   * start unless {@link #open} says otherwise.
   */
  public TokenVerifier tokens;

  /**
   * Whether anyone may join any room without a token. Has to be said, as everyone who finds the
   * endpoint can then use it.
   */
  public boolean open;

  /** Sessions, 30,000, the suspended ones included: those connected and half as many more. */
  public int maxSessions = 30_000;

  /**
   * Bytes that may wait for all clients together, 256 MiB: give the Java heap four times that. Each
   * client's share is bounded, but there are many; past this, each second, those with the most are
   * ended until the rest is less.
   */
  public long pendingBytes = 268_435_456;

  /** Hears what the relay does, to count it. */
  public RelayObserver observer = RelayObserver.NONE;

  void check() {
    if (!path.startsWith("/") || path.length() < 2 || path.contains("*") || path.endsWith("/")) {
      throw new IllegalArgumentException(
          "path is \"" + path + "\"; it must be like /signal: one slash in front, none behind");
    }
    if (open == (tokens != null)) {
      throw new IllegalArgumentException(
          open
              ? "open is true and tokens is set; it is either everyone or whoever has a token"
              : "neither tokens nor open is set; set tokens to say who may join, or open = true to"
                  + " let in everyone");
    }
    positive("maxConnections", maxConnections);
    positive("maxSessions", maxSessions);
    notBelow("pendingBytes", pendingBytes, Math.max(outboxBytes, keptBytes));
    positive("maxRooms", maxRooms);
    positive("peersPerRoom", peersPerRoom);
    positive("frameBytes", frameBytes);
    positive("jsonDepth", jsonDepth);
    positive("profileBytes", profileBytes);
    positive("joinTimeoutMillis", joinTimeoutMillis);
    positive("heartbeatMillis", heartbeatMillis);
    positive("writeTimeoutMillis", writeTimeoutMillis);
    positive("closeTimeoutMillis", closeTimeoutMillis);
    positive("outboxMessages", outboxMessages);
    positive("outboxBytes", outboxBytes);
    positive("resumeMillis", resumeMillis);
    positive("goingAwayMillis", goingAwayMillis);
    positive("keptMessages", keptMessages);
    positive("keptBytes", keptBytes);
    positive("framesPerSecond", framesPerSecond);
    positive("frameBurst", frameBurst);
    positive("bytesPerSecond", bytesPerSecond);
    positive("byteBurst", byteBurst);
    positive("addressShare", addressShare);
    positive("connectionsPerAddress", connectionsPerAddress);
    positive("handshakesPerSecondPerAddress", handshakesPerSecondPerAddress);
    positive("handshakeBurstPerAddress", handshakeBurstPerAddress);
    positive("userShare", userShare);
    notAbove("framesPerSecond", framesPerSecond, RateLimits.MOST_PER_SECOND);
    notAbove(
        "handshakesPerSecondPerAddress", handshakesPerSecondPerAddress, RateLimits.MOST_PER_SECOND);
    notAbove("bytesPerSecond", bytesPerSecond, RateLimits.MOST_PER_SECOND);
    allowedOrigins.forEach(ParleyOptions::checkOrigin);
    checkProxies();
    notBelow("malformedFrames", malformedFrames, 0);
    notBelow("rateLimitedFrames", rateLimitedFrames, 0);
    notBelow("byteBurst", byteBurst, frameBytes);
    notBelow("outboxBytes", outboxBytes, frameBytes);
    notBelow("keptBytes", keptBytes, frameBytes);
    notAbove("jsonDepth", jsonDepth, DEEPEST_JSON);
  }

  /** RFC 6454 §6.2: a scheme, a host and, where it is not the scheme's own, a port. */
  private static void checkOrigin(String origin) {
    if (!ORIGIN.matcher(origin).matches()) {
      throw new IllegalArgumentException(
          "allowedOrigins is \""
              + origin
              + "\"; an origin is like https://example.org or http://localhost:8080: without a path"
              + " and without a slash at the end");
    }
  }

  private void checkProxies() {
    try {
      trustedProxies.forEach(IpNetwork::parse);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("trustedProxies is wrong: " + e.getMessage(), e);
    }
  }

  private static void notAbove(String name, int value, int most) {
    if (value > most) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at most " + most);
    }
  }

  private static void positive(String name, int value) {
    notBelow(name, value, 1);
  }

  private static void notBelow(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at least " + least);
    }
  }
}
