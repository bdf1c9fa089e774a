package dev.parley.client;

import dev.parley.client.loop.Deferred;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * Those who wait for a channel to have room, or to have nothing under way. A channel has it only
 * once someone waits, so that a page where no one does loads none of it: not final, as TeaVM takes
 * a final class's methods for called whether or not there ever is an instance.
 */
class ChannelWaiting {

  private final EventLoop loop;
  private final Channel channel;

  // They hear of it in tasks of their own.
  private final List<Deferred<Void>> forRoom = new ArrayList<>();
  private final List<Deferred<Void>> forAllToHaveGone = new ArrayList<>();

  ChannelWaiting(EventLoop loop, Channel channel) {
    this.loop = loop;
    this.channel = channel;
  }

  /** See {@link Channel#ready}. */
  Promise<Void> ready() {
    return add(forRoom);
  }

  /** See {@link Channel#drained}. */
  Promise<Void> drained() {
    return add(forAllToHaveGone);
  }

  private Promise<Void> add(List<Deferred<Void>> to) {
    Deferred<Void> one = new Deferred<>(loop);
    to.add(one);
    changed();
    return one.promise();
  }

  /** To be called when there may be what they wait for, or never will be. */
  void changed() {
    boolean closed = channel.state() == ChannelState.CLOSED;
    if (closed || channel.desiredSize() > 0) {
      settle(forRoom, closed);
    }
    if (closed || channel.line().isDrained()) {
      settle(forAllToHaveGone, closed);
    }
  }

  private static void settle(List<Deferred<Void>> waiting, boolean closed) {
    for (Deferred<Void> one : waiting) {
      if (closed) {
        one.reject(new SendException(SendResult.CLOSED));
      } else {
        one.resolve(null);
      }
    }
    waiting.clear();
  }
}
