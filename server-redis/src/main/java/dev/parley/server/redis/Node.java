package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.engine.UnavailableException;
import dev.parley.server.frame.TextFrame;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This server among those that share the rooms: what its parts need of one another. */
final class Node implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private static final int RETRY_MILLIS = 100;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final RedisOptions options;
  private final Keys keys;
  private final Counters counters = new Counters();
  private final Home home = new Home();
  private final ExecutorService pool;
  private final ScheduledExecutorService timer;
  private final Link link;
  private final Wakes wakes = new Wakes(this);
  private final Wakened wakened;
  private final Sweeper sweeper;

  /** Of all steps that have no answer. */
  private final AtomicLong waitingBytes = new AtomicLong();

  /** Whether all parts are there. */
  private volatile boolean begun;

  /** Those with steps to be asked for again. */
  private final Set<Lane> broken = ConcurrentHashMap.newKeySet();

  Node(RedisOptions options) {
    this.options = options;
    keys = new Keys(options.prefix());
    AtomicInteger threads = new AtomicInteger();
    pool =
        Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            task -> daemon(task, "parley-redis-" + threads.incrementAndGet()));
    timer = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "parley-redis-timer"));
    sweeper = new Sweeper(this);
    Link opened = null;
    try {
      opened = new Link(options, counters, this::sweepSoon);
      link = opened;
      wakened = new Wakened(this, link, keys.node(options.node()));
      link.verify(keys.rooms(), Bytes.of(options.leaseMillis()));
    } catch (UnavailableException e) {
      timer.shutdownNow();
      pool.shutdownNow();
      if (opened != null) {
        opened.close();
      }
      throw e;
    }
    every(RETRY_MILLIS, this::askAgain);
    every(Math.max(1, (int) options.timeout().toMillis() / 2), this::probe);
    every(options.sweepMillis(), sweeper::sweep);
    begun = true;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private void every(int millis, Runnable task) {
    timer.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            // Thrown on, it would be the last time.
            LOG.error("a task failed", e);
          }
        },
        millis,
        millis,
        TimeUnit.MILLISECONDS);
  }

  private void probe() {
    link.probe();
    wakened.probe();
    counters.reachable.look(link.isUp());
  }

  String name() {
    return options.node();
  }

  RedisOptions options() {
    return options;
  }

  Keys keys() {
    return keys;
  }

  Counters counters() {
    return counters;
  }

  RedisCounts counts() {
    counters.reachable.look(link.isUp());
    return counters.snapshot(link.unanswered());
  }

  Home home() {
    return home;
  }

  Link link() {
    return link;
  }

  AtomicLong waitingBytes() {
    return waitingBytes;
  }

  Sweeper sweeper() {
    return sweeper;
  }

  ExecutorService pool() {
    return pool;
  }

  void execute(Runnable task) {
    try {
      pool.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              LOG.error("a task failed", e);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.trace("the engine is closed", e);
    }
  }

  /** Tells whom a step concerns, here or on other nodes. */
  void tell(RoomName room, Answer answer, TextFrame frame) {
    List<Notice> notices = answer.notices();
    for (Notice notice : notices) {
      if (notice.node().equals(name())) {
        tell(room, notice, frame, answer.stamp());
      } else {
        wakes.add(room, notice);
      }
    }
  }

  /** Tells a member that is at home here, if it is, of what another node did. */
  void tell(RoomName room, Notice notice) {
    tell(room, notice, null, 0);
  }

  private void tell(RoomName room, Notice notice, TextFrame frame, long stamp) {
    Resident resident = home.get(room, new PeerId(notice.peer()));
    if (resident == null) {
      return;
    }
    switch (notice.kind()) {
      case FRAME -> resident.arrived(notice.number(), frame, stamp);
      case READ -> resident.arrived(notice.number());
      case LOST, MOVED -> {
        if (resident.generation() < notice.number()) {
          resident.lose(notice.kind() == Notice.Kind.MOVED);
        }
      }
      case KICK -> {
        if (resident.generation() == notice.number()) {
          resident.kick();
        }
      }
    }
  }

  /** Completes with the number of nodes that were reached, which is one at most. */
  CompletableFuture<Long> publish(String to, String message) {
    counters.wakesSent.increment();
    return link.ask(redis -> redis.publish(keys.node(to), Bytes.of(message)));
  }

  /** Redis has lost a part of that session: nobody is to go on with the rest. */
  void evict(Resident resident) {
    link.run(
            Script.EVICT,
            keys.members(resident.room()),
            Bytes.of(resident.peer().value()),
            Bytes.of(resident.generation()),
            Bytes.of(""))
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                execute(() -> tell(resident.room(), answer, null));
              }
            });
  }

  void forget(Resident resident) {
    home.remove(resident);
  }

  void sweepSoon() {
    if (begun) {
      execute(sweeper::sweepAnew);
    }
  }

  /** Has a lane's steps asked for again in a moment. */
  void retry(Lane lane) {
    broken.add(lane);
  }

  private void askAgain() {
    long patience = options.patience().toNanos();
    for (Lane lane : broken) {
      if (!lane.despair(patience)) {
        broken.remove(lane);
      } else if (link.isUp(lane.members())) {
        broken.remove(lane);
        lane.again();
      }
    }
  }

  /** What was asked for is done first, by a Redis that answers. */
  @Override
  public void close() {
    long deadline = System.nanoTime() + options.timeout().toNanos();
    while (!(link.isIdle() && broken.isEmpty())
        && link.isUp()
        && deadline - System.nanoTime() > 0) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    timer.shutdownNow();
    link.close();
    for (RoomName room : home.rooms()) {
      home.in(room).forEach(resident -> resident.lane().despair(-1));
    }
    pool.shutdown();
  }
}
