package dev.parley.server.session;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What happens when all outboxes together hold more than the server has to give: those with the
 * most end, and their clients learn of it. Each outbox alone is bounded, but there are many.
 */
final class Overload {

  private final long maxBytes;

  Overload(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Ends sessions until the others hold no more than may be. */
  void relieve(Supplier<Stream<Session>> sessions) {
    if (sessions.get().mapToLong(session -> session.outbox().bytes()).sum() > maxBytes) {
      shed(sessions.get());
    }
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
