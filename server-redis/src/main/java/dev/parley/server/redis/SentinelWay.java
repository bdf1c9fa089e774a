package dev.parley.server.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final Setup setup;
  private final AtomicBoolean looking = new AtomicBoolean();

  /** Used by one thread. */
  private int checks;

  SentinelWay(Setup setup, Target target, Watcher watcher) {
    this(setup, new Client(setup.resources(), setup.apply(target.uris().get(0)), setup), watcher);
  }

  private SentinelWay(Setup setup, Client client, Watcher watcher) {
    super(setup, client, watcher);
    this.client = client;
    this.setup = setup;
  }

  /** Knows where it was last told to connect to. */
  private static final class Client extends RedisClient {
    private final Sentinels sentinels;
    private volatile SocketAddress master;

    Client(ClientResources resources, RedisURI uri, Setup setup) {
      super(resources, uri);
      sentinels = new Sentinels(this, uri, setup.timeout());
    }

    @Override
    protected Mono<SocketAddress> getSocketAddress(RedisURI to) {
      if (to.getSentinels().isEmpty()) {
        return super.getSocketAddress(to);
      }
      return Mono.fromFuture(sentinels::master)
          .map(this::resolve)
          .doOnNext(address -> master = address);
    }

    private SocketAddress resolve(Sentinels.Master named) {
      return getResources()
          .socketAddressResolver()
          .resolve(RedisURI.create(named.host(), named.port()));
    }
  }

  @Override
  public void check() {
    if (++checks % CHECKS_A_LOOK != 0 || !looking.compareAndSet(false, true)) {
      return;
    }
    client
        .sentinels
        .master()
        .thenAccept(this::compare)
        .whenComplete((compared, failure) -> looking.set(false));
  }

  private void compare(Sentinels.Master named) {
    if (!client.resolve(named).equals(client.master)) {
      LOG.warn("the sentinels name another master: going there");
      setup.silence().drop();
    }
  }
}
