package dev.parley.server.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Those of one {@link Bridge} that are not known to have come, in order and with numbers: first the
 * ones that were published, then the ones that wait for it. Guarded by the bridge's lock.
 */
final class Window {

  private final Deque<Crossing> sent = new ArrayDeque<>();
  private final Deque<Crossing> waiting = new ArrayDeque<>();
  private int bytes;
  private int waitingBytes;

  /** The number of the first. */
  private long oldest = 1;

  boolean isEmpty() {
    return size() == 0;
  }

  int size() {
    return sent.size() + waiting.size();
  }

  int bytes() {
    return bytes;
  }

  /** Whether any is to be published. */
  boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  boolean hasSent() {
    return !sent.isEmpty();
  }

  /** Whether what waits is enough for a bundle. */
  boolean isFull() {
    return waiting.size() >= Bridge.MOST_MESSAGES || waitingBytes >= Bridge.MOST_BYTES;
  }

  long oldest() {
    return oldest;
  }

  /** The number of the last that was published. */
  long lastSent() {
    return oldest + sent.size() - 1;
  }

  /** The number of the last. */
  long last() {
    return oldest + size() - 1;
  }

  void add(Crossing crossing) {
    waiting.add(crossing);
    bytes += crossing.size();
    waitingBytes += crossing.size();
  }

  /** Takes as many of those that wait as go into a bundle: they count as published. */
  List<Bundle.Message> take() {
    List<Bundle.Message> messages = new ArrayList<>();
    int size = 0;
    while (!waiting.isEmpty()
        && messages.size() < Bridge.MOST_MESSAGES
        && (messages.isEmpty() || size + waiting.peek().size() <= Bridge.MOST_BYTES)) {
      Crossing next = waiting.poll();
      size += next.size();
      sent.add(next);
      messages.add(next.message());
    }
    waitingBytes -= size;
    return messages;
  }

  /** Takes the first out: it has come. It may wait to be published again. */
  Crossing poll() {
    boolean isSent = !sent.isEmpty();
    Crossing first = isSent ? sent.poll() : waiting.poll();
    bytes -= first.size();
    waitingBytes -= isSent ? 0 : first.size();
    oldest++;
    return first;
  }

  /** All are to be published again; returns how many had been. */
  int goBack() {
    int again = sent.size();
    for (Crossing last = sent.pollLast(); last != null; last = sent.pollLast()) {
      waiting.addFirst(last);
      waitingBytes += last.size();
    }
    return again;
  }

  /** Numbers begin anew. */
  void renumber() {
    oldest = 1;
  }

  /** Takes all out. */
  List<Crossing> clear() {
    List<Crossing> all = all().toList();
    sent.clear();
    waiting.clear();
    bytes = 0;
    waitingBytes = 0;
    return all;
  }

  Stream<Crossing> all() {
    return Stream.concat(sent.stream(), waiting.stream());
  }
}
