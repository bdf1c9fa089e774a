package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one side of a connection sends by its data channels (RFC 8831): each in turn a message, as
 * fast as the path takes them. Where there is no path between the two, at once.
 */
final class Association {

  /**
   * One message on its way.
   *
   * @param sent called when it was handed to the network, or given up
   */
  record Parcel(int bytes, Reliability reliability, Runnable sent, Runnable arrival) {}

  private final EventLoop loop;
  private final FakeTransport transport;

  /** What waits, by channel; the first channel's turn is next. */
  private final Map<FakeDataChannel, Deque<Parcel>> waiting = new LinkedHashMap<>();

  private boolean occupied;

  Association(EventLoop loop, FakeTransport transport) {
    this.loop = loop;
    this.transport = transport;
  }

  void send(FakeDataChannel channel, Parcel parcel) {
    waiting.computeIfAbsent(channel, c -> new ArrayDeque<>()).add(parcel);
    if (takesTime() && !transport.canSend() && !parcel.reliability.isFull()) {
      long patience = parcel.reliability.patienceMillis(transport.path());
      loop.schedule(patience, () -> giveUp(channel, parcel));
    }
    pump();
  }

  private void giveUp(FakeDataChannel channel, Parcel parcel) {
    Deque<Parcel> queue = waiting.get(channel);
    if (queue != null && queue.removeIf(one -> one == parcel)) {
      if (queue.isEmpty()) {
        waiting.remove(channel);
      }
      parcel.sent.run();
    }
  }

  /** Whether there is a path, on which what is sent takes its time. */
  boolean takesTime() {
    return transport.path() != null;
  }

  /** Goes on, if it can. */
  void pump() {
    while (!occupied && !waiting.isEmpty() && transport.canSend()) {
      Iterator<Map.Entry<FakeDataChannel, Deque<Parcel>>> first = waiting.entrySet().iterator();
      Map.Entry<FakeDataChannel, Deque<Parcel>> turn = first.next();
      FakeDataChannel channel = turn.getKey();
      Deque<Parcel> queue = turn.getValue();
      first.remove();
      Parcel parcel = queue.remove();
      if (!queue.isEmpty()) {
        waiting.put(channel, queue);
      }
      transmit(channel, parcel);
    }
  }

  private void transmit(FakeDataChannel channel, Parcel parcel) {
    FakePath path = transport.path();
    long millis = path == null ? 0 : path.occupiedMillis(parcel.bytes);
    if (millis == 0) {
      leave(channel, parcel, path);
    } else {
      occupied = true;
      loop.schedule(
          millis,
          () -> {
            occupied = false;
            leave(channel, parcel, path);
            pump();
          });
    }
  }

  private void leave(FakeDataChannel channel, Parcel parcel, FakePath path) {
    if (!transport.canSend() && parcel.reliability.isFull()) {
      waiting.computeIfAbsent(channel, c -> new ArrayDeque<>()).addFirst(parcel);
      return;
    }
    parcel.sent.run();
    long millis = path == null ? 0 : parcel.reliability.nextMillis(path);
    if (millis != Reliability.LOST && transport.canSend()) {
      channel.arriveAfter(millis, loop, parcel.arrival);
    }
  }
}
