package dev.parley.server.redis;

import io.lettuce.core.RedisURI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Redis a URL means. What is printed of it has no password. */
final class Target {

  /** How Redis is run. */
  enum Kind {
    STANDALONE,
    /** The sentinels are named, they name the master. */
    SENTINEL,
    /** Redis Cluster; the scheme is ours. */
    CLUSTER
  }

  private static final String PLACE = "(?:[\\w.-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?";

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>rediss?)(?<kind>-sentinel|-cluster)?://"
              + "(?<who>[^@/?#\\s]*@)?(?<places>"
              + PLACE
              + "(?:,"
              + PLACE
              + ")*)(?:/(?<database>\\d{0,5}))?(?<settings>\\?[^#\\s]*)?(?:#(?<master>[\\w.-]+))?");

  private static final String WRONG =
      "no URL of a Redis: it must be like redis://localhost:6379, rediss://user:password@host,"
          + " redis-sentinel://host,host2:26379#master or redis-cluster://host,host2:6379";

  private final Kind kind;
  private final boolean encrypted;
  private final List<RedisURI> uris;
  private final String printed;

  private Target(Kind kind, boolean encrypted, List<RedisURI> uris, String printed) {
    this.kind = kind;
    this.encrypted = encrypted;
    this.uris = uris;
    this.printed = printed;
  }

  /**
   * @throws IllegalArgumentException if it is none; it does not quote it, for its password
   */
  static Target of(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException(WRONG);
    }
    Kind kind = kind(parts.group("kind"));
    String places = parts.group("places");
    boolean isSentinel = kind == Kind.SENTINEL;
    boolean hasDatabase = parts.group("database") != null && !parts.group("database").matches("0*");
    if (isSentinel != (parts.group("master") != null)
        || (kind == Kind.STANDALONE && places.contains(","))
        || (kind == Kind.CLUSTER && hasDatabase)) {
      throw new IllegalArgumentException(WRONG);
    }
    try {
      List<RedisURI> uris =
          kind == Kind.CLUSTER
              ? Arrays.stream(places.split(",")).map(place -> ofNode(parts, place)).toList()
              : List.of(RedisURI.create(url));
      return new Target(kind, parts.group("scheme").equals("rediss"), uris, printed(parts));
    } catch (IllegalArgumentException e) {
      // What it says may have the password in it.
      throw new IllegalArgumentException(WRONG);
    }
  }

  private static Kind kind(String suffix) {
    if (suffix == null) {
      return Kind.STANDALONE;
    }
    return suffix.equals("-sentinel") ? Kind.SENTINEL : Kind.CLUSTER;
  }

  private static RedisURI ofNode(Matcher parts, String place) {
    return RedisURI.create(
        parts.group("scheme") + "://" + orEmpty(parts, "who") + place + orEmpty(parts, "settings"));
  }

  private static String printed(Matcher parts) {
    String master = parts.group("master");
    return parts.group("scheme")
        + orEmpty(parts, "kind")
        + "://"
        + parts.group("places")
        + (master == null ? "" : "#" + master);
  }

  private static String orEmpty(Matcher parts, String group) {
    return parts.group(group) == null ? "" : parts.group(group);
  }

  Kind kind() {
    return kind;
  }

  boolean isEncrypted() {
    return encrypted;
  }

  /** One, but of a cluster as many nodes as are named. */
  List<RedisURI> uris() {
    return uris;
  }

  @Override
  public String toString() {
    return printed;
  }
}
