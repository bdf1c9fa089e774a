package dev.parley.server.redis;

/**
 * Confirms a mailbox's frames, one round trip at a time: only the highest number counts. What is
 * confirmed takes room in the mailbox until Redis is told, so that is done when it may be an eighth
 * of it; the others the sweep brings along.
 */
final class Confirming {

  private static final int PART = 8;

  private final Node node;
  private final Resident resident;
  private final Object lock = new Object();

  /** Guarded by lock. */
  private long wanted;

  /** Guarded by lock. */
  private long confirmed;

  /** The last number that was handed over. Guarded by lock. */
  private long handed;

  /** Of what was handed over since all of it was confirmed. Guarded by lock. */
  private long bytes;

  /** Guarded by lock. */
  private boolean underWay;

  Confirming(Node node, Resident resident, long confirmed) {
    this.node = node;
    this.resident = resident;
    this.confirmed = confirmed;
    wanted = confirmed;
    handed = confirmed;
  }

  /** The number up to which nothing needs to be kept. */
  long confirmed() {
    synchronized (lock) {
      return wanted;
    }
  }

  /** Redis has been told by a sweep. */
  void swept(long received) {
    synchronized (lock) {
      confirmed = Math.max(confirmed, received);
      forgetBytes();
    }
  }

  /** A frame was handed over, with that number. */
  void handed(long number, int size) {
    synchronized (lock) {
      handed = number;
      bytes += size;
    }
  }

  /** Called under lock. */
  private void forgetBytes() {
    if (confirmed >= handed) {
      bytes = 0;
    }
  }

  /** Called under lock. */
  private boolean isDue() {
    RedisOptions options = node.options();
    return wanted > confirmed
        && (handed - confirmed >= options.mailboxMessages() / PART
            || bytes >= options.mailboxBytes() / PART);
  }

  void confirm(long received) {
    synchronized (lock) {
      wanted = Math.max(wanted, received);
      if (underWay || !isDue()) {
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
        confirmed = Math.max(confirmed, sent);
        forgetBytes();
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
