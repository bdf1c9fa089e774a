package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.engine.UnavailableException;
import io.lettuce.core.RedisException;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection by which other nodes wake this one. */
final class Wakened {

  private static final Logger LOG = LoggerFactory.getLogger(Wakened.class);

  /** Messages that wait to be looked at. What is dropped is found by the sweep. */
  private static final int MAX_WAITING = 1_000;

  private final Node node;
  private final AtomicInteger waiting = new AtomicInteger();

  Wakened(Node node, Link link, byte[] channel) {
    this.node = node;
    try {
      StatefulRedisPubSubConnection<byte[], byte[]> connection =
          link.client().connectPubSub(ByteArrayCodec.INSTANCE);
      connection.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] heardOn, byte[] message) {
              heard(message);
            }

            @Override
            public void subscribed(byte[] heardOn, long count) {
              // It was deaf until now.
              node.sweepSoon();
            }
          });
      connection.sync().subscribe(channel);
    } catch (RedisException e) {
      throw new UnavailableException("no connection to Redis", e);
    }
  }

  private void heard(byte[] message) {
    node.counters().wakesReceived.increment();
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      return;
    }
    node.execute(
        () -> {
          waiting.decrementAndGet();
          Bytes.text(message).lines().forEach(this::line);
        });
  }

  private void line(String line) {
    String[] words = line.split(" ");
    try {
      node.tell(
          new RoomName(words[1]),
          new Notice(
              Notice.Kind.of(words[0]),
              node.name(),
              new PeerId(words[2]).value(),
              Long.parseLong(words[3])));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      LOG.warn("a message that is not another node's", e);
    }
  }
}
