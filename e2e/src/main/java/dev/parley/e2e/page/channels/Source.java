package dev.parley.e2e.page.channels;

import dev.parley.client.Channel;
import java.util.Optional;

/** Has the next part for a channel ready whenever it is asked for one. */
final class Source {

  private final Channel channel;
  private final byte[] bytes;
  private double left;
  private long most;

  Source(Channel channel, double total, int part) {
    this.channel = channel;
    this.left = total;
    this.bytes = new byte[part];
  }

  Optional<byte[]> next() {
    most = Math.max(most, channel.bufferedAmount());
    if (left <= 0) {
      return Optional.empty();
    }
    left -= bytes.length;
    return Optional.of(bytes);
  }

  /** The most bytes that waited whenever it was asked. */
  long most() {
    return most;
  }
}
