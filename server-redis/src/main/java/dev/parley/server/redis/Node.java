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
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This server among those that share the rooms: what its parts need of one another. */
final class Node implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private static final int RETRY_MILLIS = 100;

  /**
   * Above a quarter of the bytes that may wait clients are held; the rest is for a frame that each
   * may still say.
   */
  private static final int BUSY_PART = 4;

  /** How often in a round of sweeps it is written down which rooms there are. */
  private static final int LISTINGS = 50;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final RedisOptions options;
  private final Keys keys;
  private final Counters counters = new Counters();
  private final Home home = new Home();
  private final ExecutorService pool;
  private final ScheduledExecutorService timer;
  private final Link link;
  private final GroupCommit groupCommit =
      new GroupCommit(steps -> Together.run(link(), Script.SEND, steps), this::soon);
  private final Wakes wakes = new Wakes(this);
  private final Bridges bridges;
  private final Wakened wakened;
  private final Sweeper sweeper;
  private final Heartbeat heartbeat;
  private final RoomList roomList = new RoomList(this);

  /** Of all steps that have no answer. */
  private final AtomicLong waitingBytes = new AtomicLong();

  /** Whether all parts are there. */
  private volatile boolean begun;

  /** Steps that are asked for and not complete: of them many may be one command. */
  private final AtomicInteger steps = new AtomicInteger();

  /** Those with steps to be asked for again. */
  private final Set<Lane> broken = ConcurrentHashMap.newKeySet();

  Node(RedisOptions options) {
    this.options = options;
    keys = new Keys(options.prefix());
    bridges = new Bridges(this);
    AtomicInteger threads = new AtomicInteger();
    pool =
        Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            task -> daemon(task, "parley-redis-" + threads.incrementAndGet()));
    timer = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "parley-redis-timer"));
    sweeper = new Sweeper(this);
    heartbeat = new Heartbeat(this);
    Link opened = null;
    try {
      opened = new Link(options, counters, this::connected);
      link = opened;
      wakened = new Wakened(this, link, keys.node(options.node()));
      link.verify(link.swept(keys.rooms(), Bytes.of(options.listedMillis())));
      link.verify(heartbeat.beat());
    } catch (UnavailableException e) {
      timer.shutdownNow();
      pool.shutdownNow();
      if (opened != null) {
        opened.close();
      }
      throw e;
    }
    every(RETRY_MILLIS, this::askAgain);
    every(RETRY_MILLIS, bridges::tick);
    every(options.keepMillis(), bridges::forget);
    every(Math.max(1, (int) options.timeout().toMillis() / 2), this::probe);
    every(options.beatMillis(), heartbeat::beat);
    long listMillis = Math.max(1, options.sweepMillis() / LISTINGS);
    every(Math.min(Sweeper.SLICE_MILLIS, listMillis), sweeper::tick);
    every(listMillis, this::tick);
    begun = true;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private void every(long millis, Runnable task) {
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

  private void tick() {
    roomList.tick();
    if (link.isUp()) {
      wakes.again();
    }
  }

  /** By a thread that must not be kept. */
  void after(long millis, Runnable task) {
    try {
      timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.trace("the engine is closed", e);
    }
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
    return counters.snapshot(steps.get());
  }

  Home home() {
    return home;
  }

  Link link() {
    return link;
  }

  Bridges bridges() {
    return bridges;
  }

  Wakened wakened() {
    return wakened;
  }

  GroupCommit groupCommit() {
    return groupCommit;
  }

  AtomicLong waitingBytes() {
    return waitingBytes;
  }

  AtomicInteger steps() {
    return steps;
  }

  /** Whether so much has no answer that it is no use to ask for more. */
  boolean isFull() {
    return steps.get() >= options.maxUnanswered();
  }

  /** Whether so much has no answer that who asks for more shall wait. */
  boolean isBusy() {
    return steps.get() >= options.busySteps()
        || waitingBytes.get() >= options.maxWaitingBytes() / BUSY_PART;
  }

  Sweeper sweeper() {
    return sweeper;
  }

  Heartbeat heartbeat() {
    return heartbeat;
  }

  RoomList roomList() {
    return roomList;
  }

  /** Somebody is in a room who was not at home here before. */
  void entered(RoomName room) {
    roomList.add(room);
    sweeper.entered(room);
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

  /**
   * Runs it by the thread by which answers come, behind what came before: it must be short, and
   * wait for nothing. Many that are asked for at a time cost little more than one: what they write
   * is written together.
   */
  void soon(Runnable task) {
    try {
      link.thread().execute(task);
    } catch (RejectedExecutionException e) {
      // It is closed. Whoever waits for something is told so by ours.
      execute(task);
    }
  }

  /** Tells whom a step concerns, here or on other nodes. */
  void tell(RoomName room, Answer answer, TextFrame frame) {
    List<TextFrame> frames = frame == null ? List.of() : List.of(frame);
    tell(room, answer, peer -> frames);
  }

  /**
   * The same.
   *
   * @param frames of a member to which they went
   */
  void tell(RoomName room, Answer answer, Function<String, List<TextFrame>> frames) {
    List<Notice> notices = answer.notices();
    for (Notice notice : notices) {
      if (notice.kind() == Notice.Kind.AT) {
        // For whoever asked.
        continue;
      }
      if (notice.node().equals(name())) {
        tell(room, notice, frames.apply(notice.peer()), answer.stamp());
      } else {
        wakes.add(room, notice);
      }
    }
  }

  /** Tells a member that is at home here, if it is, of what another node did. */
  void tell(RoomName room, Notice notice) {
    tell(room, notice, List.of(), 0);
  }

  /**
   * The same.
   *
   * @param frames that are in its mailbox now, the last under the notice's number
   * @param stamp theirs
   */
  void tell(RoomName room, Notice notice, List<TextFrame> frames, long stamp) {
    Resident resident = home.get(room, new PeerId(notice.peer()));
    if (resident == null) {
      return;
    }
    switch (notice.kind()) {
      case FRAME -> resident.arrived(notice.number(), frames, stamp);
      case READ -> resident.arrived(notice.number());
      case AT -> throw new IllegalArgumentException("told to others: " + notice);
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
                execute(() -> tell(resident.room(), answer, (TextFrame) null));
              }
            });
  }

  void forget(Resident resident) {
    home.remove(resident);
  }

  private void connected() {
    sweepSoon();
    if (begun) {
      wakened.probe();
      heartbeat.beat();
    }
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
        lane.end();
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
    while (!(link.isIdle() && steps.get() == 0)
        && link.isUp()
        && deadline - System.nanoTime() > 0) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    timer.shutdownNow();
    link.close();
    for (RoomName room : home.rooms()) {
      home.in(room).forEach(resident -> resident.lane().despair(-1));
    }
    bridges.close();
    pool.shutdown();
  }
}
