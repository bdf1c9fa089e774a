package dev.parley.server.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The master that the sentinels name, which is looked up at every connection. One that was replaced
 * and is alive, perhaps on the other side of a partition, would go on to answer: so it is also
 * looked up every now and then.
 */
final class SentinelWay extends StandaloneWay {

  private static final Logger LOG = LoggerFactory.getLogger(SentinelWay.class);

  /** Calls of check, which are two a timeout, to one look. */
  private static final int CHECKS_A_LOOK = 5;

  private final Client client;
  private final AtomicBoolean looking = new AtomicBoolean();

  /** Used by one thread. */
  private int checks;

  SentinelWay(Setup setup, Target target, Watcher watcher) {
    this(setup, new Client(setup, setup.apply(target.uris().get(0))), watcher);
  }

  private SentinelWay(Setup setup, Client client, Watcher watcher) {
    super(setup, client, watcher);
    this.client = client;
  }

  private static final class Client extends RedisClient {
    private final Sentinels sentinels;
    private final Silence connections;

    /** As the sentinels named it last; null at first. */
    private final AtomicReference<SocketAddress> master = new AtomicReference<>();

    Client(Setup setup, RedisURI uri) {
      super(setup.resources(), uri);
      sentinels = new Sentinels(this, uri, setup.timeout());
      connections = setup.silence();
    }

    @Override
    protected Mono<SocketAddress> getSocketAddress(RedisURI to) {
      if (to.getSentinels().isEmpty()) {
        return super.getSocketAddress(to);
      }
      // Without an address a connection would go back to where it was.
      return Mono.fromFuture(this::look)
          .onErrorResume(
              failure -> master.get() == null ? Mono.error(failure) : Mono.just(master.get()));
    }

    CompletableFuture<SocketAddress> look() {
      return sentinels.master().thenApply(this::named);
    }

    private SocketAddress named(Sentinels.Master named) {
      SocketAddress address =
          getResources()
              .socketAddressResolver()
              .resolve(RedisURI.create(named.host(), named.port()));
      SocketAddress before = master.getAndSet(address);
      if (before != null && !before.equals(address)) {
        LOG.info("the sentinels name another master: going there");
        // All of them: commands and wake-ups at two masters would miss one another.
        connections.drop();
      }
      return address;
    }
  }

  @Override
  public void check() {
    if (++checks % CHECKS_A_LOOK == 0 && looking.compareAndSet(false, true)) {
      client.look().whenComplete((address, failure) -> looking.set(false));
    }
  }
}
