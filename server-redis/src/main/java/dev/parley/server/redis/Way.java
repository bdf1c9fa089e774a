package dev.parley.server.redis;

import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubListener;

/**
 * How Redis is reached. Its connections come back by themselves, wherever the master is then; while
 * they are gone commands are refused, and nothing is asked for twice.
 */
interface Way extends AutoCloseable {

  /**
   * Blocks until it is connected.
   *
   * @throws RedisException if it can't be
   */
  static Way open(RedisOptions options, Setup setup, Watcher watcher) {
    Target target = Target.of(options.uri());
    return switch (target.kind()) {
      case STANDALONE -> new StandaloneWay(setup, target, watcher);
      case SENTINEL -> new SentinelWay(setup, target, watcher);
      case CLUSTER -> new ClusterWay(setup, target, watcher);
    };
  }

  /** What is to be known of connections for commands. */
  interface Watcher extends RedisConnectionStateListener {

    /** There is a new one. It must not be kept. */
    void opened(RedisClusterAsyncCommands<byte[], byte[]> commands);
  }

  RedisClusterAsyncCommands<byte[], byte[]> commands();

  /** Whether commands may get anywhere. */
  boolean isOpen();

  /** Whether those for a room may get there. */
  boolean isOpen(byte[] members);

  /** The keys that a step on a room is asked for with; the first is its members'. */
  byte[][] keys(byte[] members);

  /** Whether a script may take steps on several rooms: all keys are on the same server. */
  boolean takesRoomsTogether();

  /** How many parts may fail by themselves, or more. */
  int parts();

  /** In which of them a room is: below {@link #parts}. */
  int part(byte[] members);

  /**
   * Hears what is published on a channel, from now on; blocks until it does.
   *
   * @throws RedisException if it can't
   */
  void listen(byte[] channel, RedisPubSubListener<byte[], byte[]> listener);

  /** To be called again and again: looks whether what it is connected to is still the one. */
  void check();

  @Override
  void close();
}
