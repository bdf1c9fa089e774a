package dev.parley.server.redis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

  private static final byte[] NONE = new byte[0];

  private final Node node;

  /**
   * @param epoch of the link that it was heard by: another Redis, or this one later, may know of
   *     others
   * @param dead since when by Redis's clock, by their names
   * @param text the same as the sweep takes it
   */
  private record Heard(int epoch, Map<String, String> dead, byte[] text) {}

  private volatile Heard heard = new Heard(-1, Map.of(), NONE);

  Heartbeat(Node node) {
    this.node = node;
  }

  /**
   * Those that were dead when this was last asked, as the sweep takes them: each with since when.
   * None if Redis may be another one since.
   */
  byte[] dead() {
    Heard last = heard;
    return isPresent(last) ? last.text : NONE;
  }

  boolean knowsOfDeaths() {
    return !present().isEmpty();
  }

  private Map<String, String> present() {
    Heard last = heard;
    return isPresent(last) ? last.dead : Map.of();
  }

  private boolean isPresent(Heard last) {
    return last.epoch == node.link().epoch();
  }

  private static byte[] text(Map<String, String> dead) {
    return Bytes.of(
        dead.entrySet().stream()
            .map(node -> node.getKey() + " " + node.getValue())
            .collect(Collectors.joining(" ")));
  }

  /** Does not block. What it returns is complete when it is heard. */
  CompletableFuture<?> beat() {
    int epoch = node.link().epoch();
    RedisOptions options = node.options();
    return node.link()
        .beat(
            node.keys().nodes(),
            node.keys().pass(node.name()),
            Bytes.of(node.name()),
            Bytes.of(options.leaseMillis()),
            // For as long as there may be something of theirs.
            Bytes.of(options.keepMillis()))
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                heard(epoch, answer);
              } else if (node.link().isUp()) {
                LOG.warn(
                    "a heartbeat failed, and without one the others take this node for dead: {}",
                    failure.toString());
              }
            });
  }

  private void heard(int epoch, List<Object> answer) {
    // By which Redis has lost what it had: its members have to know.
    boolean isForgotten = Bytes.number(answer.get(0)) == 0;
    node.bridges().pass(Bytes.text(answer.get(1)));
    Map<String, String> dead = new HashMap<>();
    for (int i = 2; i + 1 < answer.size(); i += 2) {
      dead.put(Bytes.text(answer.get(i)), Bytes.text(answer.get(i + 1)));
    }
    boolean isNews = isForgotten || !present().entrySet().containsAll(dead.entrySet());
    for (String name : dead.keySet()) {
      if (!heard.dead.containsKey(name)) {
        LOG.info("node {} says nothing any more: its sessions are suspended", name);
      }
    }
    heard = new Heard(epoch, dead, text(dead));
    node.soon(() -> node.bridges().dead(dead.keySet()));
    if (isNews) {
      node.sweepSoon();
    }
  }
}
