package dev.parley.server.session;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What happens when all outboxes together hold more than the server has to give: those with the
 * most end, and their clients learn of it. Each outbox alone is bounded, but there are many. For
 * use by one thread at a time.
 */
final class Overload {

  private final long maxBytes;

  /** Of those that were seen since it was last relieved. */
  private long seenBytes;

  Overload(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Counts what one holds; by whoever visits all of them anyway, as that takes no other walk. */
  void saw(Session session) {
    seenBytes += session.outbox().bytes();
  }

  /** Where those that were seen held too much, ends sessions until all hold no more than may be. */
  void relieve(Supplier<Stream<Session>> sessions) {
    if (seenBytes > maxBytes) {
      shed(sessions.get());
    }
    seenBytes = 0;
  }

  private void shed(Stream<Session> sessions) {
    // Their backlogs change meanwhile: what one had when it was looked at is what counts.
    List<Load> loads =
        sessions.map(session -> new Load(session, session.outbox().bytes())).toList();
    long bytes = loads.stream().mapToLong(Load::bytes).sum();
    List<Load> heaviest =
        loads.stream().sorted(Comparator.comparingInt(Load::bytes).reversed()).toList();
    for (Load load : heaviest) {
      if (bytes <= maxBytes) {
        return;
      }
      load.session().shed();
      bytes -= load.bytes();
    }
  }

  private record Load(Session session, int bytes) {}
}
