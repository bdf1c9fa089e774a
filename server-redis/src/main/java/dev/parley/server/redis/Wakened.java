package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection by which other nodes wake this one. */
final class Wakened {

  private static final Logger LOG = LoggerFactory.getLogger(Wakened.class);

  /** Messages that wait to be looked at. What is dropped is found by the sweep. */
  private static final int MAX_WAITING = 1_000;

  private static final byte[] PROBE = {};

  private final Node node;
  private final Link link;
  private final byte[] channel;
  private final AtomicInteger waiting = new AtomicInteger();

  Wakened(Node node, Link link, byte[] channel) {
    this.node = node;
    this.link = link;
    this.channel = channel;
    link.listen(
        channel,
        new RedisPubSubAdapter<>() {
          @Override
          public void message(byte[] heardOn, byte[] message) {
            if (message.length > 0) {
              heard(message);
            }
          }

          @Override
          public void subscribed(byte[] heardOn, long count) {
            // It was deaf until now.
            node.sweepSoon();
          }
        });
  }

  /** Says something to itself. Where that is not heard the connection is dropped, see Silence. */
  void probe() {
    link.ask(redis -> redis.publish(channel, PROBE));
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
