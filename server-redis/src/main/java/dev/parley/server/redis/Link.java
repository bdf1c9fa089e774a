package dev.parley.server.redis;

import dev.parley.server.engine.UnavailableException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection for commands. Nothing waits in it for a connection, and it asks for nothing twice:
 * what must be done is known by who asked for it. Answers come by its own threads, which must not
 * be kept.
 */
final class Link implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  private final RedisOptions options;
  private final Scripts scripts;
  private final Counters counters;
  private final Runnable whenConnected;
  private final ClientResources resources;
  private final RedisClient client;
  private final StatefulRedisConnection<byte[], byte[]> connection;
  private final RedisAsyncCommands<byte[], byte[]> commands;
  private final AtomicInteger unanswered = new AtomicInteger();

  /** Goes up whenever a connection comes or goes. */
  private final AtomicInteger epoch = new AtomicInteger();

  private volatile boolean closed;

  /** By System.nanoTime. */
  private volatile long answeredAt = System.nanoTime();

  /**
   * @param whenConnected called by a thread that must not be kept, again and again
   * @throws UnavailableException if there is no Redis
   */
  Link(RedisOptions options, Counters counters, Runnable whenConnected) {
    this.options = options;
    this.counters = counters;
    this.whenConnected = whenConnected;
    scripts = new Scripts(options);
    resources =
        ClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            // Spread out, so that a Redis that comes back is not met by all nodes at once.
            .reconnectDelay(
                Delay.fullJitter(
                    Duration.ofMillis(20), Duration.ofSeconds(2), 50, TimeUnit.MILLISECONDS))
            .build();
    RedisURI uri = RedisURI.create(options.uri());
    uri.setTimeout(options.timeout());
    uri.setLibraryName("");
    uri.setLibraryVersion("");
    client = RedisClient.create(resources, uri);
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(true)
            // What Redis 7.0 does not know yet: it would refuse it at every connection.
            .maintNotificationsConfig(MaintNotificationsConfig.disabled())
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            // By itself it would ask again for all that has no answer: only we know in which order.
            .replayFilter(command -> true)
            .requestQueueSize(2 * options.maxUnanswered() + 1_000)
            .timeoutOptions(TimeoutOptions.enabled(options.timeout()))
            .socketOptions(SocketOptions.builder().connectTimeout(options.timeout()).build())
            .build());
    client.addListener(new Log());
    try {
      connection = client.connect(ByteArrayCodec.INSTANCE);
    } catch (RedisException e) {
      close();
      throw new UnavailableException("no connection to Redis", e);
    }
    commands = connection.async();
    // Not needed, but saves the first of each step two round trips.
    scripts.all().forEach(script -> commands.scriptLoad(script.lua()));
  }

  /** Runs a script on the room whose members' key it is. */
  CompletableFuture<Answer> run(Script script, byte[] members, byte[]... arguments) {
    return evaluate(scripts.of(script), members, ScriptOutputType.MULTI, arguments)
        .thenApply(Link::answer);
  }

  @SuppressWarnings("unchecked")
  private static Answer answer(Object answered) {
    return Answer.of((List<Object>) answered);
  }

  /** Notes that these rooms have just been swept; answers how many there are. */
  CompletableFuture<Long> swept(byte[] rooms, byte[]... arguments) {
    return evaluate(scripts.rooms(), rooms, ScriptOutputType.INTEGER, arguments)
        .thenApply(Bytes::number);
  }

  private CompletableFuture<Object> evaluate(
      Scripts.Text script, byte[] key, ScriptOutputType type, byte[]... arguments) {
    byte[][] keys = {key};
    return this.<Object>ask(redis -> redis.evalsha(script.sha(), type, keys, arguments))
        .exceptionallyCompose(
            failure ->
                failure instanceof RedisNoScriptException
                    // It was started anew, or its scripts were flushed.
                    ? ask(redis -> redis.eval(script.lua(), type, keys, arguments))
                    : CompletableFuture.failedFuture(failure));
  }

  /** Sends a command. What it returns fails in time, at the latest after the timeout. */
  <T> CompletableFuture<T> ask(
      Function<RedisAsyncCommands<byte[], byte[]>, CompletionStage<T>> command) {
    if (isFull()) {
      return CompletableFuture.failedFuture(
          new UnavailableException("too many commands have no answer", null));
    }
    unanswered.incrementAndGet();
    counters.roundTrips.increment();
    CompletionStage<T> asked;
    try {
      asked = command.apply(commands);
    } catch (RuntimeException e) {
      asked = CompletableFuture.failedFuture(e);
    }
    CompletableFuture<T> answered = new CompletableFuture<>();
    asked.whenComplete(
        (answer, failure) -> {
          unanswered.decrementAndGet();
          if (failure == null) {
            answeredAt = System.nanoTime();
            answered.complete(answer);
          } else {
            answered.completeExceptionally(failure);
          }
        });
    return answered;
  }

  boolean isIdle() {
    return unanswered.get() == 0;
  }

  boolean isFull() {
    return unanswered.get() >= options.maxUnanswered();
  }

  /** Whether it is connected, and answers. */
  boolean isUp() {
    return connection.isOpen() && System.nanoTime() - answeredAt <= 2 * options.timeout().toNanos();
  }

  /**
   * As long as it is the same, it is the same Redis. Another one may have lost what this one, or
   * its predecessor, had written last.
   */
  int epoch() {
    return epoch.get();
  }

  /** Finds out whether it answers. */
  void ping() {
    ask(RedisAsyncCommands::ping);
  }

  RedisClient client() {
    return client;
  }

  private final class Log implements RedisConnectionStateListener {
    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> connected, SocketAddress to) {
      LOG.info("connected to Redis");
      epoch.incrementAndGet();
      whenConnected.run();
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> disconnected) {
      epoch.incrementAndGet();
      if (!closed) {
        LOG.warn("a connection to Redis is gone");
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    client.shutdown(0, 1, TimeUnit.SECONDS);
    resources.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
