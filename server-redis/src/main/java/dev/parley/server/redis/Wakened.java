package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.frame.TextFrame;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection by which other nodes wake this one: by lines of what, room, peer and number; or by
 * frames that a script has put into mailboxes: those of each behind such a line with the last one's
 * number, their stamp and the length of each; or by what crosses a {@link Bridge}.
 */
final class Wakened {

  private static final Logger LOG = LoggerFactory.getLogger(Wakened.class);

  private static final byte[] EPOCH = Bytes.of("epoch ");

  private static final byte[] FRAMES = Bytes.of("frames ");

  /** Where the lengths begin. */
  private static final int LENGTHS = 5;

  private final Node node;
  private final Link link;
  private final byte[] channel;

  /** The link's epoch in which this was last heard to be its Redis. */
  private volatile long heardIn = -1;

  /** When the last of what it has heard was said that it says to itself, by System.nanoTime. */
  private volatile long heardUpTo = System.nanoTime();

  Wakened(Node node, Link link, byte[] channel) {
    this.node = node;
    this.link = link;
    this.channel = channel;
    link.listen(
        channel,
        new RedisPubSubAdapter<>() {
          @Override
          public void message(byte[] heardOn, byte[] message) {
            if (Bytes.startsWith(message, EPOCH)) {
              String[] words = Bytes.text(message).split(" ");
              heardIn = Long.parseLong(words[1]);
              heardUpTo = Long.parseLong(words[2]);
            } else {
              heard(message);
            }
          }

          @Override
          public void subscribed(byte[] heardOn, long count) {
            // It was deaf until now.
            node.sweepSoon();
            probe();
            node.bridges().wasDeaf();
          }
        });
  }

  /**
   * Up to when this node has heard what was published to it, as far as it knows by what it says to
   * itself again and again: by System.nanoTime.
   */
  long heardUpTo() {
    return heardUpTo;
  }

  /**
   * Says something to itself. Where that is not heard the connection is dropped, see Silence; where
   * it is, this connection is to the same Redis as that for commands.
   */
  void probe() {
    byte[] message = Bytes.of("epoch " + link.epoch() + " " + System.nanoTime());
    link.ask(redis -> redis.publish(channel, message));
  }

  private void heard(byte[] message) {
    try {
      if (Bytes.startsWith(message, FRAMES)) {
        frames(message);
      } else if (Bundle.isOne(message)) {
        node.bridges().came(Bundle.decode(message));
      } else if (Receipt.isOne(message)) {
        node.bridges().received(Receipt.decode(message));
      } else {
        Bytes.text(message).lines().forEach(this::line);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      LOG.warn("a message that is not another node's", e);
    }
  }

  private void frames(byte[] message) {
    int at = 0;
    while (at < message.length) {
      at = frames(message, at);
    }
  }

  /** Those of one mailbox, whose line begins there; returns where they end. */
  private int frames(byte[] message, int from) {
    int at = from;
    while (message[at] != '\n') {
      at++;
    }
    String[] words = new String(message, from, at - from, StandardCharsets.UTF_8).split(" ");
    at++;
    long now = System.nanoTime();
    List<TextFrame> frames = new ArrayList<>(words.length - LENGTHS);
    for (int i = LENGTHS; i < words.length; i++) {
      int end = at + Integer.parseInt(words[i]);
      Objects.checkFromToIndex(at, end, message.length);
      frames.add(new TextFrame(Arrays.copyOfRange(message, at, end), now));
      at = end;
    }
    // Else they may be of another Redis than the mailbox: it is looked there.
    Notice.Kind kind = heardIn == link.epoch() ? Notice.Kind.FRAME : Notice.Kind.READ;
    tell(kind, words, frames, Long.parseLong(words[4]));
    return at;
  }

  private void line(String line) {
    String[] words = line.split(" ");
    tell(Notice.Kind.of(words[0]), words, List.of(), 0);
  }

  private void tell(Notice.Kind kind, String[] words, List<TextFrame> frames, long stamp) {
    node.counters().wakesReceived.increment();
    String peer = new PeerId(words[2]).value();
    Notice notice = new Notice(kind, node.name(), peer, Long.parseLong(words[3]));
    node.tell(new RoomName(words[1]), notice, frames, stamp);
  }
}
