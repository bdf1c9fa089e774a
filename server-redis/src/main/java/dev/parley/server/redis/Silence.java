package dev.parley.server.redis;

import io.lettuce.core.pubsub.PubSubCommandHandler;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Drops connections on which nothing comes though something should: the other end may be gone
 * without a word, or have become one that is not written to any more. The client then makes a new
 * one, to where the master is by then.
 */
final class Silence implements NettyCustomizer {

  private final long limitNanos;
  private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

  Silence(Duration limit) {
    limitNanos = limit.toNanos();
  }

  @Override
  public void afterChannelInitialized(Channel channel) {
    channels.add(channel);
    channel.closeFuture().addListener(closed -> channels.remove(channel));
    // Who listens hears at least what its own node says, see Wakened.
    boolean listens = channel.pipeline().get(PubSubCommandHandler.class) != null;
    channel.pipeline().addFirst(new Watch(listens));
  }

  /** Drops all there are. */
  void drop() {
    channels.forEach(Channel::close);
  }

  /** Watches one. Used by its channel's thread only. */
  private final class Watch extends ChannelDuplexHandler {

    private final boolean listens;

    /** Whether something is to come, and since when, by System.nanoTime. */
    private boolean waits;

    private long since;
    private Future<?> checks;

    Watch(boolean listens) {
      this.listens = listens;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      waits = listens;
      since = System.nanoTime();
      long period = Math.max(1, limitNanos / 4);
      checks =
          context
              .executor()
              .scheduleWithFixedDelay(() -> check(context), period, period, TimeUnit.NANOSECONDS);
      context.fireChannelActive();
    }

    private void check(ChannelHandlerContext context) {
      if (waits && System.nanoTime() - since > limitNanos) {
        context.close();
      }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      waits = listens;
      since = System.nanoTime();
      context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (!waits) {
        waits = true;
        since = System.nanoTime();
      }
      context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (checks != null) {
        checks.cancel(false);
      }
      context.fireChannelInactive();
    }
  }
}
