package dev.parley.server.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultEventLoopGroupProvider;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.EventLoopGroupProvider;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What all connections have in common. */
final class Setup implements AutoCloseable {

  /** Commands that are at hand together are written together: so many at most. */
  private static final int FLUSH_AFTER = 256;

  private final RedisOptions options;
  private final Silence silence;
  private final ClientResources resources;

  /**
   * One: by itself it would take two at least, and what comes by one would be handed to the other.
   */
  private final EventLoopGroupProvider threads = new DefaultEventLoopGroupProvider(1);

  private volatile Executor thread;

  Setup(RedisOptions options) {
    this.options = options;
    silence = new Silence(options.timeout().multipliedBy(2));
    resources =
        ClientResources.builder()
            .eventLoopGroupProvider(threads)
            .computationThreadPoolSize(2)
            // Spread out, so that a Redis that comes back is not met by all nodes at once.
            .reconnectDelay(
                Delay.fullJitter(
                    Duration.ofMillis(20), Duration.ofSeconds(2), 50, TimeUnit.MILLISECONDS))
            .nettyCustomizer(
                new NettyCustomizer() {
                  @Override
                  public void afterChannelInitialized(Channel channel) {
                    thread = channel.eventLoop();
                    channel.pipeline().addFirst(new FlushConsolidationHandler(FLUSH_AFTER, true));
                    silence.afterChannelInitialized(channel);
                  }
                })
            .build();
  }

  /** By which all connections are read and written. */
  Executor thread() {
    return thread;
  }

  ClientResources resources() {
    return resources;
  }

  /** Within it Redis answers, or does not. */
  Duration timeout() {
    return options.timeout();
  }

  Silence silence() {
    return silence;
  }

  /** Sets what is the same for every connection. */
  <B extends ClientOptions.Builder> B apply(B builder) {
    builder.autoReconnect(true);
    // What Redis 7.0 does not know yet: it would refuse it at every connection.
    builder.maintNotificationsConfig(MaintNotificationsConfig.disabled());
    builder.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    // By itself it would ask again for all that has no answer: only we know in which order.
    builder.replayFilter(command -> true);
    builder.requestQueueSize(2 * Link.MOST_COMMANDS + 1_000);
    builder.timeoutOptions(TimeoutOptions.enabled(options.timeout()));
    builder.socketOptions(SocketOptions.builder().connectTimeout(options.timeout()).build());
    SslOptions.Builder ssl =
        SslOptions.builder().jdkSslProvider().handshakeTimeout(options.timeout());
    if (options.caFile() != null) {
      // Read again at every connection.
      ssl.trustManager(options.caFile().toFile());
    }
    builder.sslOptions(ssl.build());
    return builder;
  }

  RedisURI apply(RedisURI uri) {
    uri.setTimeout(options.timeout());
    // A Redis 7.0 refuses to be told, and a user need not be allowed to.
    uri.setLibraryName("");
    uri.setLibraryVersion("");
    uri.getSentinels().forEach(this::apply);
    return uri;
  }

  @Override
  public void close() {
    resources.shutdown(0, 1, TimeUnit.SECONDS);
    threads.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
