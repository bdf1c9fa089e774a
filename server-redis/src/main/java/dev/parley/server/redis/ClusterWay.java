package dev.parley.server.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.pubsub.StatefulRedisClusterPubSubConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A cluster: every room is on the node that has its slot. Wake-ups are published to all nodes of
 * it: so it does not matter at which one listens, and no slot that moves makes one deaf.
 */
final class ClusterWay implements Way {

  /** Keys that are spread over the nodes: some are on those that work, if any does. */
  private static final int PARTS = 16;

  /** Of timeouts: the nodes are asked so often who has which slot, if nothing gives a reason. */
  private static final int REFRESH = 5;

  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Duration timeout;
  private final RedisClusterClient client;
  private final Watcher watcher;
  private final StatefulRedisClusterConnection<byte[], byte[]> connection;
  private final RedisClusterAsyncCommands<byte[], byte[]> commands;

  /** Of the masters, by their addresses. */
  private final Map<String, StatefulRedisConnection<byte[], byte[]>> opened =
      new ConcurrentHashMap<>();

  ClusterWay(Setup setup, Target target, Watcher watcher) {
    this.watcher = watcher;
    timeout = setup.timeout();
    List<RedisURI> uris = target.uris().stream().map(setup::apply).toList();
    client = RedisClusterClient.create(setup.resources(), uris);
    client.setOptions(
        setup
            .apply(ClusterClientOptions.builder())
            .topologyRefreshOptions(
                ClusterTopologyRefreshOptions.builder()
                    .enablePeriodicRefresh(setup.timeout().multipliedBy(REFRESH))
                    .adaptiveRefreshTriggersTimeout(setup.timeout())
                    .refreshTriggersReconnectAttempts(2)
                    .build())
            .build());
    try {
      connection = client.connect(ByteArrayCodec.INSTANCE);
      commands = connection.async();
      // Until there is a connection to it, commands for a node are refused.
      openAll().join();
    } catch (RedisException | CompletionException e) {
      client.shutdown(0, 1, TimeUnit.SECONDS);
      throw e instanceof RedisException failure ? failure : new RedisException(e.getCause());
    }
  }

  private CompletableFuture<Void> openAll() {
    List<CompletableFuture<?>> opening = new ArrayList<>();
    for (RedisClusterNode node : connection.getPartitions()) {
      if (node.is(RedisClusterNode.NodeFlag.UPSTREAM) && !node.hasNoSlots()) {
        opening.add(open(node.getUri()));
      }
    }
    return CompletableFuture.allOf(opening.toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<?> open(RedisURI at) {
    return connection
        .getConnectionAsync(at.getHost(), at.getPort())
        .handle(
            (node, failure) -> {
              // One that can't be reached leaves the others' slots to be used.
              if (failure == null && opened.put(address(at), node) != node) {
                node.addListener(watcher);
                watcher.opened(node.async());
              }
              return null;
            });
  }

  private static String address(RedisURI uri) {
    return uri.getHost() + ":" + uri.getPort();
  }

  @Override
  public RedisClusterAsyncCommands<byte[], byte[]> commands() {
    return commands;
  }

  @Override
  public boolean isOpen() {
    return opened.values().stream().anyMatch(StatefulRedisConnection::isOpen);
  }

  @Override
  public boolean isOpen(byte[] members) {
    RedisClusterNode node = connection.getPartitions().getMasterBySlot(SlotHash.getSlot(members));
    StatefulRedisConnection<byte[], byte[]> its =
        node == null ? null : opened.get(address(node.getUri()));
    return its != null && its.isOpen();
  }

  /**
   * The second is of the same slot and never there. While a slot is moved, its keys are on either
   * of two nodes, and a script finds some missing in its midst. Where it names two keys of which
   * one is missing, it is refused before it begins (TRYAGAIN), and asked for again.
   */
  @Override
  public byte[][] keys(byte[] members) {
    byte[] never = Arrays.copyOf(members, members.length + 1);
    never[members.length] = '-';
    return new byte[][] {members, never};
  }

  @Override
  public boolean takesRoomsTogether() {
    return false;
  }

  @Override
  public int parts() {
    return PARTS;
  }

  @Override
  public int part(byte[] members) {
    return SlotHash.getSlot(members) * PARTS / SlotHash.SLOT_COUNT;
  }

  @Override
  public void listen(byte[] channel, RedisPubSubListener<byte[], byte[]> listener) {
    StatefulRedisClusterPubSubConnection<byte[], byte[]> listening =
        client.connectPubSub(ByteArrayCodec.INSTANCE);
    listening.addListener(listener);
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      try {
        listening.sync().subscribe(channel);
        return;
      } catch (RedisException e) {
        // The node at hand may have ended the connection: the next one is being made.
        if (deadline - System.nanoTime() < 0) {
          throw e;
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  @Override
  public void check() {
    openAll();
    // Nothing else may be asked of one, and it must be noticed if it is silent.
    opened.values().forEach(node -> node.async().ping());
  }

  @Override
  public void close() {
    client.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
