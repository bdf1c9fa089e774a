package dev.parley.server.redis;

/** Confirms a mailbox's frames, one round trip at a time: only the highest number counts. */
final class Confirming {

  private final Node node;
  private final Resident resident;
  private final Object lock = new Object();

  /** Guarded by lock. */
  private long wanted;

  /** Guarded by lock. */
  private long confirmed;

  /** Guarded by lock. */
  private boolean underWay;

  Confirming(Node node, Resident resident, long confirmed) {
    this.node = node;
    this.resident = resident;
    this.confirmed = confirmed;
    wanted = confirmed;
  }

  long confirmed() {
    synchronized (lock) {
      return confirmed;
    }
  }

  void confirm(long received) {
    synchronized (lock) {
      wanted = Math.max(wanted, received);
      if (underWay || wanted <= confirmed) {
        return;
      }
      underWay = true;
      long sent = wanted;
      node.link()
          .run(
              Script.CONFIRM,
              node.keys().members(resident.room()),
              Bytes.of(resident.peer().value()),
              Bytes.of(resident.generation()),
              Bytes.of(sent))
          .whenComplete(
              (answer, failure) -> resident.serial().execute(() -> came(sent, answer, failure)));
    }
  }

  private void came(long sent, Answer answer, Throwable failure) {
    synchronized (lock) {
      underWay = false;
      if (failure == null) {
        confirmed = sent;
      }
    }
    if (failure != null) {
      // The next one confirms this too.
      return;
    }
    if (answer.isOusted()) {
      resident.lose(answer.is(Answer.MOVED));
      return;
    }
    confirm(sent);
  }
}
