package dev.parley.client;

import dev.parley.client.loop.Deferred;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Promise;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends a source's messages, one after the other, as there is room for them. */
final class MessagePump {

  private final Channel channel;
  private final Supplier<Promise<Optional<byte[]>>> source;
  private final Deferred<Void> done;

  MessagePump(EventLoop loop, Channel channel, Supplier<Promise<Optional<byte[]>>> source) {
    this.channel = channel;
    this.source = source;
    this.done = new Deferred<>(loop);
  }

  Promise<Void> start() {
    next();
    return done.promise();
  }

  private void next() {
    try {
      source.get().whenSettled(this::send, done::reject);
    } catch (Throwable thrown) { // by the source, or as it gave no promise
      done.reject(thrown);
    }
  }

  private void send(Optional<byte[]> message) {
    if (message.isEmpty()) {
      done.resolve(null);
    } else {
      channel.write(message.get()).whenSettled(ready -> next(), done::reject);
    }
  }
}
