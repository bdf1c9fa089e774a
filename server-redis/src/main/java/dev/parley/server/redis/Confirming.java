package dev.parley.server.redis;

/**
 * Confirms a mailbox's frames, one round trip at a time: only the highest number counts. What is
 * confirmed takes room in the mailbox until Redis is told, so that is done when it may be an eighth
 * of it; the others the sweep brings along.
 */
final class Confirming {

  /** One in so many of a mailbox's frames, or bytes, may be confirmed and Redis not know of it. */
  private static final int UNTOLD = 8;

  /**
   * Of a mailbox with fewer bytes Redis is told at once: what it does not know of may be in the way
   * of a large frame.
   */
  private static final int SMALL_BYTES = 128 * 1024;

  private final Node node;
  private final Resident resident;
  private final Object lock = new Object();

  // The following are guarded by lock.

  /** The highest number that was asked for. */
  private long wanted;

  /** What Redis knows. */
  private long confirmed;

  /** The last number that was handed over. */
  private long handed;

  /** Of all frames that were handed over. */
  private long bytes;

  /** Of those of them of which Redis is known to know: not always of all. */
  private long confirmedBytes;

  /** Once so much is confirmed, so many bytes are; 0 if none is waited for. */
  private long mark;

  private long markBytes;

  private boolean underWay;

  Confirming(Node node, Resident resident, long confirmed) {
    this.node = node;
    this.resident = resident;
    this.confirmed = confirmed;
    wanted = confirmed;
    handed = confirmed;
  }

  /** The number up to which nothing needs to be kept. */
  long wanted() {
    synchronized (lock) {
      return wanted;
    }
  }

  /**
   * A frame was handed over, with that number.
   *
   * @param confirms whether that is as good as a confirmation
   */
  void handed(long number, int size, boolean confirms) {
    synchronized (lock) {
      handed = number;
      bytes += size;
      if (confirms) {
        wanted = number;
      }
      tell();
    }
  }

  void confirm(long received) {
    synchronized (lock) {
      wanted = Math.max(wanted, received);
      tell();
    }
  }

  /** Redis knows of so much. */
  void told(long received) {
    synchronized (lock) {
      confirmed = Math.max(confirmed, received);
      if (mark != 0 && confirmed >= mark) {
        confirmedBytes = markBytes;
        mark = 0;
      }
    }
  }

  /** Called under lock. */
  private boolean isDue() {
    RedisOptions options = node.options();
    int untoldBytes = options.mailboxBytes() < SMALL_BYTES ? 1 : options.mailboxBytes() / UNTOLD;
    return wanted > confirmed
        && (handed - confirmed >= options.mailboxMessages() / UNTOLD
            || bytes - confirmedBytes >= untoldBytes);
  }

  /** Tells Redis, if it is time to. Called under lock. */
  private void tell() {
    if (underWay || !isDue() || resident.isGone()) {
      return;
    }
    underWay = true;
    if (mark == 0) {
      mark = handed;
      markBytes = bytes;
    }
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

  private void came(long sent, Answer answer, Throwable failure) {
    if (failure == null && answer.isOusted()) {
      resident.lose(answer.is(Answer.MOVED));
      return;
    }
    if (failure == null) {
      told(sent);
    }
    synchronized (lock) {
      underWay = false;
      if (failure == null) {
        tell();
      }
      // Else the next one, or the sweep, confirms this too.
    }
  }
}
