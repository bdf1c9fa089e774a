package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.server.engine.LostMemberException;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.UnavailableException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's bridges to others, what comes by theirs, and the pass by which anything is published:
 * a key that lives as long as this node's lease, so that one that slept says nothing for members
 * that are its own no more. Safe for use by any thread.
 */
final class Bridges {

  private static final Logger LOG = LoggerFactory.getLogger(Bridges.class);

  /** Without a word of what has come, after which it is sent again. */
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** In which a node that lost its connection has another one as a rule; see Setup. */
  private static final long RECONNECT_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** Members that it is asked of at a time whether they are. */
  private static final int ASKED_AT_ONCE = 200;

  private final Node node;
  private final Map<String, Bridge> bridges = new ConcurrentHashMap<>();
  private final Landing landing;

  /** To whom something of the present bundle was handed. Used by the link's thread only. */
  private final Set<Resident> handed = new LinkedHashSet<>();

  /** Of which it is being found out whose messages they have. */
  private final Set<Bridge> doubted = ConcurrentHashMap.newKeySet();

  /** Whose members wait until what crosses has come. */
  private final Set<Crossings> awaited = ConcurrentHashMap.newKeySet();

  /** Null while there is none. */
  private volatile String pass;

  Bridges(Node node) {
    this.node = node;
    landing =
        new Landing(node.name(), this::hand, this::flush, this::say, this::after, System::nanoTime);
  }

  /** The pass is that from now on; empty if there is none. */
  void pass(String current) {
    pass = current.isEmpty() ? null : current;
  }

  /** What is so at present; see there. */
  Route.Footing footing(long others) {
    return new Route.Footing(pass, node.link().epoch(), others);
  }

  Bridge to(String name) {
    return bridges.computeIfAbsent(name, end -> new Bridge(new BridgeTo(end)));
  }

  /** A member has had an answer to what it asked for: it may say where its next may cross. */
  void learn(Resident sender, Route.Footing footing, Answer answer) {
    Crossings crossings = sender.crossings();
    if (crossings == null) {
      return;
    }
    // Its next come behind what was put there just now.
    answer.notices().forEach(notice -> crossings.unlearn(new PeerId(notice.peer())));
    for (Notice notice : answer.notices()) {
      if (notice.kind() == Notice.Kind.AT && footing.pass() != null) {
        Route route = new Route(to(notice.node()), notice.number(), footing);
        crossings.learn(new PeerId(notice.peer()), route);
      }
    }
  }

  private final class BridgeTo implements Bridge.Surroundings {

    private final String end;

    BridgeTo(String end) {
      this.end = end;
    }

    @Override
    public String name() {
      return node.name();
    }

    @Override
    public CompletableFuture<Long> publish(String by, byte[] bundle) {
      return node.link().publish(node.keys().pass(name()), by, node.keys().node(end), bundle);
    }

    @Override
    public void refused(String by) {
      if (by.equals(pass)) {
        pass = null;
        node.heartbeat().beat();
      }
    }

    @Override
    public Executor soon() {
      return node::soon;
    }
  }

  /** Called by the link's thread, as are the following but where they say something else. */
  void came(Bundle bundle) {
    landing.came(bundle);
  }

  private RelayResult hand(Bundle.Message message) {
    Resident resident = node.home().get(message.room(), message.to());
    if (resident == null || !resident.isPlain()) {
      return RelayResult.UNKNOWN_RECIPIENT;
    }
    handed.add(resident);
    try {
      RelayResult result = resident.crossed(message.after(), message.frame());
      return result == null ? RelayResult.UNKNOWN_RECIPIENT : result;
    } catch (RuntimeException e) {
      // A mailbox's fault must not stop what comes behind.
      LOG.error("a message could not be handed on", e);
      return RelayResult.UNKNOWN_RECIPIENT;
    }
  }

  /** What came together for one is written together. */
  private void flush() {
    for (Resident resident : handed) {
      try {
        resident.flush();
      } catch (RuntimeException e) {
        LOG.error("what was handed on could not be written", e);
      }
    }
    handed.clear();
  }

  private void say(String to, Receipt receipt) {
    node.link().ask(redis -> redis.publish(node.keys().node(to), receipt.encode()));
  }

  private void after(int millis, Runnable task) {
    node.after(millis, () -> node.soon(task));
  }

  void received(Receipt receipt) {
    Bridge bridge = bridges.get(receipt.from());
    if (bridge != null) {
      bridge.received(receipt);
    }
  }

  /** This node was deaf. */
  void wasDeaf() {
    landing.wasDeaf();
    bridges.values().forEach(Bridge::wasDeaf);
  }

  /** Those nodes are dead: who is at home there is no member any more, if plain. */
  void dead(Collection<String> names) {
    for (String name : names) {
      Bridge bridge = bridges.remove(name);
      if (bridge != null) {
        bridge.close(each -> each.sender().settle(each, RelayResult.UNKNOWN_RECIPIENT));
      }
    }
  }

  /**
   * What a member asks for next waits until all that crosses for it has come. Called by any thread,
   * with the locks of that member.
   */
  void awaits(Crossings crossings) {
    awaited.add(crossings);
  }

  /** Called by any thread, again and again. */
  void tick() {
    if (!bridges.isEmpty() || !awaited.isEmpty()) {
      node.soon(this::look);
    }
  }

  private void look() {
    RedisOptions options = node.options();
    // As far as this node has heard: what another says may be on its way, or lost to one that is
    // deaf.
    long before = node.wakened().heardUpTo() - options.timeout().toNanos() - RECONNECT_NANOS;
    for (Crossings crossings : awaited) {
      // First, as it may come to wait anew meanwhile.
      awaited.remove(crossings);
      if (crossings.despair(before)) {
        awaited.add(crossings);
      }
    }
    if (node.isBusy()) {
      // Clients are not read on before what they said is known to have come.
      bridges.values().forEach(Bridge::hurry);
    }
    String current = pass;
    for (Bridge bridge : bridges.values()) {
      if (node.link().isUp()) {
        node.counters().crossedAgain.add(bridge.again(SILENCE_NANOS));
      }
      bridge.despair(options.patience().toNanos(), this::giveUp);
      if (current != null) {
        ask(bridge, current);
      }
    }
  }

  private void giveUp(Crossing late) {
    if (node.link().isUp()) {
      late.sender().settle(late, RelayResult.OVERFLOW);
    } else {
      // Its client had better look for another node.
      late.sender().fail(late, new UnavailableException("Redis did not answer", null));
    }
  }

  /** Called by any thread, now and then. */
  void forget() {
    RedisOptions options = node.options();
    // A node may send again what came, for as long as anybody waits for it.
    long keep = TimeUnit.MILLISECONDS.toNanos(options.keepMillis());
    long nanos = Math.max(keep, 2 * options.patience().toNanos());
    node.soon(() -> landing.forget(nanos));
  }

  /** The node is closed, and nobody hears what has come. Called by any thread. */
  void close() {
    node.soon(
        () ->
            bridges
                .values()
                .forEach(
                    bridge ->
                        bridge.close(each -> each.sender().fail(each, new LostMemberException()))));
  }

  /** Finds out who of those whose messages it has are members still, if that is in doubt. */
  private void ask(Bridge bridge, String current) {
    Set<Crossing.Sender> senders = bridge.doubtful(current);
    if (senders.isEmpty() || !doubted.add(bridge)) {
      return;
    }
    CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);
    List<Crossing.Sender> all = List.copyOf(senders);
    for (int from = 0; from < all.size(); from += ASKED_AT_ONCE) {
      List<Crossing.Sender> some = all.subList(from, Math.min(from + ASKED_AT_ONCE, all.size()));
      asked = asked.thenCompose(before -> loseThoseWhoAreNone(some));
    }
    asked.whenComplete(
        (done, failure) ->
            node.soon(
                () -> {
                  if (failure == null) {
                    bridge.vouched(senders, current);
                  }
                  doubted.remove(bridge);
                }));
  }

  private static CompletableFuture<Void> loseThoseWhoAreNone(List<Crossing.Sender> senders) {
    return CompletableFuture.allOf(
        senders.stream()
            .map(
                sender ->
                    sender
                        .isMember()
                        .thenAccept(
                            isOne -> {
                              if (!isOne) {
                                sender.lose();
                              }
                            }))
            .toArray(CompletableFuture<?>[]::new));
  }
}
