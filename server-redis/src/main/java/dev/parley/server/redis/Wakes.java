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
 * being what it takes Redis to pass the last one on. What gets lost is found by the sweep.
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
      if (lines >= MAX_WAITING) {
        return;
      }
      Map<String, Long> forNode =
          waiting.computeIfAbsent(notice.node(), name -> new LinkedHashMap<>());
      int before = forNode.size();
      forNode.merge(line, notice.number(), Math::max);
      lines += forNode.size() - before;
      if (underWay) {
        return;
      }
      underWay = true;
    }
    node.soon(this::send);
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
    List<CompletableFuture<Long>> sent = new ArrayList<>(taken.size());
    taken.forEach((name, forNode) -> sent.add(node.publish(name, message(forNode))));
    CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
        .whenComplete((done, failure) -> node.soon(this::send));
  }

  private static String message(Map<String, Long> forNode) {
    StringBuilder message = new StringBuilder();
    forNode.forEach((line, number) -> message.append(line).append(number).append('\n'));
    return message.toString();
  }
}
