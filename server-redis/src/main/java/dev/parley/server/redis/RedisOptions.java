package dev.parley.server.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * How a server shares its rooms with others. All servers of one Redis need the same, but for {@code
 * uri} and {@code node}. {@link Settings} tells what each is for.
 */
public record RedisOptions(
    String uri,
    Path caFile,
    String prefix,
    String node,
    int leaseMillis,
    int resumeMillis,
    int capacity,
    int mailboxMessages,
    int mailboxBytes,
    Duration timeout,
    Duration patience,
    int maxCommands,
    int busySteps,
    int maxUnanswered,
    long maxWaitingBytes) {

  /** Below it a server would lose its sessions by a round trip that is a little slow. */
  private static final int LEAST_LEASE_MILLIS = 30;

  /** What may be other than by default. */
  public static final class Settings {

    /**
     * PEM, the certificates of those who may vouch for Redis, read at every connection; null for
     * those that the JVM trusts.
     */
    public Path caFile = null;

    /** Of all keys and channels: services that share a Redis need different ones. */
    public String prefix = "parley:";

    /** This server's name, without white space; no two that run may have the same. */
    public String node = UUID.randomUUID().toString();

    /**
     * Milliseconds, 10,000, for which a server may be unheard of before its sessions are taken for
     * suspended; it renews three times as often. At least 30.
     */
    public int leaseMillis = 10_000;

    /** Milliseconds, 60,000, for which they then wait. */
    public int resumeMillis = 60_000;

    /** Peers in a room, 250. */
    public int capacity = 250;

    /** Messages, 256, that a member may have unconfirmed. */
    public int mailboxMessages = 256;

    /** Bytes, 512 KiB, of these. */
    public int mailboxBytes = 512 * 1024;

    /** For an answer of Redis: two seconds. */
    public Duration timeout = Duration.ofSeconds(2);

    /**
     * For which a step is asked for again, and a message to another node published again, before it
     * is given up: half a minute.
     */
    public Duration patience = Duration.ofSeconds(30);

    /**
     * What sessions may have under way together, 200 commands if each went alone: of one session's
     * messages up to 32 are one, and those of several go together. What else they ask for waits for
     * its turn. More would only wait in the connection, before whatever comes behind them, and be
     * given up there, and asked for again, when the timeout is over. Of a cluster each sixteenth of
     * the slots has a sixteenth of them, or one.
     */
    public int maxCommands = 200;

    /**
     * Steps of sessions, 5,000, that may be without an answer before clients are read on only when
     * their last frames are done with: from then on it is one more for each who says something. The
     * same holds above a quarter of {@code maxWaitingBytes}, and for one client whose session has
     * 512 steps waiting, or a mailbox's bytes. At most {@code maxUnanswered}.
     */
    public int busySteps = 5_000;

    /**
     * Steps of sessions, 100,000, that may be without an answer; above it they fail at once, and
     * their sessions are let go. More than {@code busySteps} and the clients of a server, of which
     * each may have one more.
     */
    public int maxUnanswered = 100_000;

    /**
     * Bytes, 128 MiB, of what clients have sent and Redis has not answered; the same above it. Four
     * thirds of what the clients of a server say in a frame each should have room in it.
     */
    public long maxWaitingBytes = 128L * 1024 * 1024;

    private Settings() {}
  }

  public RedisOptions {
    Target target = Target.of(uri);
    if (caFile != null && !target.isEncrypted()) {
      throw new IllegalArgumentException("caFile is of no use without encryption, as by rediss://");
    }
    if (node.isEmpty() || node.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("node is empty or has white space");
    }
    atLeast("leaseMillis", leaseMillis, LEAST_LEASE_MILLIS);
    atLeast("resumeMillis", resumeMillis, 0);
    atLeast("capacity", capacity, 1);
    atLeast("mailboxMessages", mailboxMessages, 1);
    atLeast("mailboxBytes", mailboxBytes, 1);
    atLeast("maxCommands", maxCommands, 1);
    atLeast("busySteps", busySteps, 1);
    atLeast("maxUnanswered", maxUnanswered, busySteps);
    atLeast("maxWaitingBytes", maxWaitingBytes, 1);
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at least " + least);
    }
  }

  /**
   * The defaults.
   *
   * @param uri {@code redis://}, {@code redis-sentinel://} or {@code redis-cluster://}, each also
   *     with {@code rediss} for TLS
   * @throws IllegalArgumentException if it is none of them
   */
  public static RedisOptions of(String uri) {
    return of(uri, settings -> {});
  }

  /**
   * The defaults, but for what {@code changes} sets.
   *
   * @throws IllegalArgumentException naming what is out of its bounds, and the bounds
   */
  public static RedisOptions of(String uri, Consumer<Settings> changes) {
    Settings settings = new Settings();
    changes.accept(settings);
    return new RedisOptions(
        uri,
        settings.caFile,
        settings.prefix,
        settings.node,
        settings.leaseMillis,
        settings.resumeMillis,
        settings.capacity,
        settings.mailboxMessages,
        settings.mailboxBytes,
        settings.timeout,
        settings.patience,
        settings.maxCommands,
        settings.busySteps,
        settings.maxUnanswered,
        settings.maxWaitingBytes);
  }

  /** Without the URI, for its password. */
  @Override
  public String toString() {
    return "RedisOptions[prefix=" + prefix + ", node=" + node + "]";
  }

  /** Three times a lease, so that one may fail and one be late. */
  int beatMillis() {
    return leaseMillis / 3;
  }

  /**
   * How often rooms are swept, each of them once. Wake-ups get lost in a cluster only, whose nodes
   * pass them on as well as they can: by one Redis they come, or the connection breaks, and then
   * all rooms are swept at once.
   */
  long sweepMillis() {
    return (Target.of(uri).kind() == Target.Kind.CLUSTER ? 1L : 3L) * leaseMillis;
  }

  /**
   * How long members stay whom nobody renews, which each sweep does. Those of dead nodes are out
   * before, by their nodes' leases; where nobody sweeps a room for half of this, nobody is out for
   * that. So it has to be more than two sweeps, with some for their being late.
   */
  long memberLeaseMillis() {
    return 15L * leaseMillis / 2;
  }

  /**
   * How long keys live that nobody has live on: for as long as a session waits, and for a Redis
   * that is away.
   */
  long keepMillis() {
    return memberLeaseMillis() + resumeMillis;
  }

  /** How long rooms are listed that nobody sweeps: one sweep may have failed. */
  long listedMillis() {
    return 2 * sweepMillis();
  }
}
