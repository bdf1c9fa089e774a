package dev.parley.server.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.TimeUnit;

/** One server, wherever its name leads to when it is connected to. */
class StandaloneWay implements Way {

  private final RedisClient client;
  private final StatefulRedisConnection<byte[], byte[]> connection;
  private final RedisClusterAsyncCommands<byte[], byte[]> commands;

  StandaloneWay(Setup setup, Target target, Watcher watcher) {
    this(setup, RedisClient.create(setup.resources(), setup.apply(target.uris().get(0))), watcher);
  }

  StandaloneWay(Setup setup, RedisClient client, Watcher watcher) {
    this.client = client;
    client.setOptions(setup.apply(ClientOptions.builder()).build());
    try {
      connection = client.connect(ByteArrayCodec.INSTANCE);
    } catch (RedisException e) {
      client.shutdown(0, 1, TimeUnit.SECONDS);
      throw e;
    }
    connection.addListener(watcher);
    commands = connection.async();
    watcher.opened(commands);
  }

  @Override
  public RedisClusterAsyncCommands<byte[], byte[]> commands() {
    return commands;
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  public boolean isOpen(byte[] members) {
    return isOpen();
  }

  @Override
  public byte[][] keys(byte[] members) {
    return new byte[][] {members};
  }

  @Override
  public boolean takesRoomsTogether() {
    return true;
  }

  @Override
  public int parts() {
    return 1;
  }

  @Override
  public int part(byte[] members) {
    return 0;
  }

  @Override
  public void listen(byte[] channel, RedisPubSubListener<byte[], byte[]> listener) {
    StatefulRedisPubSubConnection<byte[], byte[]> listening =
        client.connectPubSub(ByteArrayCodec.INSTANCE);
    listening.addListener(listener);
    listening.sync().subscribe(channel);
  }

  @Override
  public void check() {
    // It has one place only.
  }

  @Override
  public void close() {
    client.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
