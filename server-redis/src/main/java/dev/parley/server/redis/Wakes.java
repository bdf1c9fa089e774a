package dev.parley.server.redis;

import dev.parley.protocol.RoomName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What other nodes are to be woken for: all of a moment in one message for each node, a moment
 * being what it takes Redis to pass the last one on. What can't be told is kept until it can; what
 * gets lost is found by the sweep.
 */
final class Wakes {

  /** Mailboxes for which a node waits to be woken. Beyond that, it sweeps them anyway. */
  private static final int MAX_WAITING = 10_000;

  private final Node node;
  private final Object lock = new Object();

  /** For each node lines, without their number, with it. Guarded by lock. */
  private final Map<String, Map<String, Long>> waiting = new HashMap<>();

  /** Guarded by lock. */
  private int lines;

  /** Guarded by lock. */
  private boolean underWay;

  Wakes(Node node) {
    this.node = node;
  }

  void add(RoomName room, Notice notice) {
    // That the frame is at hand is true here only.
    Notice.Kind kind = notice.kind() == Notice.Kind.FRAME ? Notice.Kind.READ : notice.kind();
    String line = kind.wireName() + " " + room + " " + notice.peer() + " ";
    synchronized (lock) {
      put(notice.node(), line, notice.number());
    }
    again();
  }

  /** Called under lock. */
  private void put(String name, String line, long number) {
    if (lines >= MAX_WAITING) {
      return;
    }
    Map<String, Long> forNode = waiting.computeIfAbsent(name, to -> new LinkedHashMap<>());
    int before = forNode.size();
    forNode.merge(line, number, Math::max);
    lines += forNode.size() - before;
  }

  private void send() {
    Map<String, Map<String, Long>> taken;
    synchronized (lock) {
      if (waiting.isEmpty()) {
        underWay = false;
        return;
      }
      taken = new HashMap<>(waiting);
      waiting.clear();
      lines = 0;
    }
    List<CompletableFuture<Void>> sent = new ArrayList<>(taken.size());
    taken.forEach((name, forNode) -> sent.add(send(name, forNode)));
    CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
        .whenComplete((done, failure) -> node.soon(() -> sent(failure != null)));
  }

  private CompletableFuture<Void> send(String name, Map<String, Long> forNode) {
    return node.publish(name, message(forNode))
        .thenAccept(reached -> {})
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                keep(name, forNode);
              }
            });
  }

  /** It is not known whether they were told: to be told twice is no harm. */
  private void keep(String name, Map<String, Long> forNode) {
    synchronized (lock) {
      forNode.forEach((line, number) -> put(name, line, number));
    }
  }

  private void sent(boolean failed) {
    if (failed) {
      // Once there is a connection again, or something more to be told.
      synchronized (lock) {
        underWay = false;
      }
    } else {
      send();
    }
  }

  /** Tells what could not be told before. */
  void again() {
    synchronized (lock) {
      if (underWay || waiting.isEmpty()) {
        return;
      }
      underWay = true;
    }
    node.soon(this::send);
  }

  private static String message(Map<String, Long> forNode) {
    StringBuilder message = new StringBuilder();
    forNode.forEach((line, number) -> message.append(line).append(number).append('\n'));
    return message.toString();
  }
}
