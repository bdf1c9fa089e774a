package dev.parley.server.redis;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that this node lives, three times a lease, and hears which do not. It is by that, and not by
 * their members' leases, that a node's death is noticed: one key is renewed often, and those of
 * every room seldom.
 */
final class Heartbeat {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final Node node;

  /**
   * @param epoch of the link that it was heard by: another Redis, or this one later, may know of
   *     others
   */
  private record Heard(int epoch, Set<String> dead) {}

  private volatile Heard heard = new Heard(-1, Set.of());

  Heartbeat(Node node) {
    this.node = node;
  }

  /** The names of those that were dead when this was last asked; none if that is too long ago. */
  Set<String> dead() {
    Heard last = heard;
    return last.epoch == node.link().epoch() ? last.dead : Set.of();
  }

  /** Does not block. */
  void beat() {
    int epoch = node.link().epoch();
    RedisOptions options = node.options();
    node.link()
        .beat(
            node.keys().nodes(),
            Bytes.of(node.name()),
            Bytes.of(options.leaseMillis()),
            // For as long as there may be something of theirs.
            Bytes.of(options.keepMillis()))
        .whenComplete(
            (dead, failure) -> {
              if (failure == null) {
                heard(epoch, dead);
              }
            });
  }

  private void heard(int epoch, List<Object> answer) {
    Set<String> dead =
        answer.stream().skip(1).map(Bytes::text).collect(Collectors.toUnmodifiableSet());
    // By which Redis has lost what it had: its members have to know.
    boolean isForgotten = Bytes.number(answer.get(0)) == 0;
    boolean isNews = isForgotten || !dead().containsAll(dead);
    for (String name : dead) {
      if (!heard.dead.contains(name)) {
        LOG.info("node {} says nothing any more: its sessions are suspended", name);
      }
    }
    heard = new Heard(epoch, dead);
    if (isNews) {
      node.sweepSoon();
    }
  }
}
