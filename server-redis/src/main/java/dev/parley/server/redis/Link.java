package dev.parley.server.redis;

import dev.parley.server.engine.UnavailableException;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubListener;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection for commands. Nothing waits in it for a connection, and it asks for nothing twice:
 * what must be done is known by who asked for it. Answers come by its own threads, which must not
 * be kept.
 */
final class Link implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  /** Of all kinds, without an answer. */
  static final int MOST_COMMANDS = 10_000;

  private final RedisOptions options;
  private final Scripts scripts;
  private final Counters counters;
  private final Runnable whenConnected;
  private final List<byte[]> probes;
  private final Setup setup;
  private final Way way;
  private final RedisClusterAsyncCommands<byte[], byte[]> commands;

  /** One for each part, so that one that hangs makes nobody wait who is at others. */
  private final Turns[] turns;

  private final AtomicInteger unanswered = new AtomicInteger();

  /** Goes up whenever a connection comes or goes. */
  private final AtomicInteger epoch = new AtomicInteger();

  private volatile boolean closed;

  /** When it last did what it was asked, by System.nanoTime. */
  private volatile long obeyedAt = System.nanoTime();

  /**
   * @param whenConnected called by a thread that must not be kept, again and again
   * @throws UnavailableException if there is no Redis, or not one that can be used
   */
  Link(RedisOptions options, Counters counters, Runnable whenConnected) {
    this.options = options;
    this.counters = counters;
    this.whenConnected = whenConnected;
    scripts = new Scripts(options, Target.of(options.uri()).kind() == Target.Kind.CLUSTER);
    setup = new Setup(options);
    try {
      way = Way.open(options, setup, new Connections());
    } catch (RedisException | IllegalArgumentException e) {
      // The latter if there is no file of certificates.
      setup.close();
      throw unreachable(e);
    }
    commands = way.commands();
    Keys keys = new Keys(options.prefix());
    turns = new Turns[way.parts()];
    Arrays.setAll(turns, part -> new Turns(Math.max(1, options.maxCommands() / turns.length)));
    probes = IntStream.range(0, way.parts()).mapToObj(keys::probe).toList();
  }

  private UnavailableException unreachable(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason = cause.getMessage() == null ? "no answer" : cause.getMessage();
    return new UnavailableException(
        "no connection to Redis: tried " + Target.of(options.uri()) + ": " + reason, failure);
  }

  /**
   * Waits for the first that is asked for.
   *
   * @throws UnavailableException if it can't be had, such as for want of permission
   */
  void verify(CompletableFuture<?> first) {
    try {
      first.get(2 * options.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  /**
   * Hears what is published on a channel from now on.
   *
   * @throws UnavailableException if it can't
   */
  void listen(byte[] channel, RedisPubSubListener<byte[], byte[]> listener) {
    try {
      way.listen(channel, listener);
    } catch (RedisException e) {
      throw unreachable(e);
    }
  }

  /** Runs a script on the room whose members' key it is. */
  CompletableFuture<Answer> run(Script script, byte[] members, byte[]... arguments) {
    if (isFull()) {
      return full();
    }
    if (script.isForMany()) {
      return evaluate(
          scripts.of(script),
          way.keys(members),
          ScriptOutputType.MULTI,
          answered -> Answer.of(list(list(answered).get(0))),
          ofMany(List.of(new Step(members, arguments))));
    }
    return evaluate(
        scripts.of(script),
        way.keys(members),
        ScriptOutputType.MULTI,
        answered -> Answer.of(list(answered)),
        arguments);
  }

  /** Whether one command may take steps on several rooms. */
  boolean takesRoomsTogether() {
    return way.takesRoomsTogether();
  }

  /**
   * Runs a script {@link Script#isForMany} on several rooms, if they may be taken together. What it
   * returns has as many answers.
   */
  CompletableFuture<List<Answer>> run(Script script, List<Step> steps) {
    if (isFull()) {
      return full();
    }
    return evaluate(
        scripts.of(script),
        steps.stream().map(Step::members).toArray(byte[][]::new),
        ScriptOutputType.MULTI,
        answered -> answers(list(answered), steps.size()),
        ofMany(steps));
  }

  private List<Answer> answers(List<Object> answered, int expected) {
    if (answered.size() != expected) {
      throw new IllegalStateException(answered.size() + " answers for " + expected + " steps");
    }
    List<Answer> answers = answered.stream().map(each -> Answer.of(list(each))).toList();
    counters.failed.add(answers.stream().filter(each -> each.is(Answer.REFUSED)).count());
    return answers;
  }

  /** As such a script takes them: of each how many arguments it has, then these. */
  private static byte[][] ofMany(List<Step> steps) {
    List<byte[]> all = new ArrayList<>();
    for (Step step : steps) {
      all.add(Bytes.of(step.arguments().length));
      all.addAll(Arrays.asList(step.arguments()));
    }
    return all.toArray(byte[][]::new);
  }

  private static <T> CompletableFuture<T> full() {
    return CompletableFuture.failedFuture(
        new UnavailableException("too many commands have no answer", null));
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object answered) {
    return (List<Object>) answered;
  }

  /** Notes that these rooms have just been swept; answers how many there are. */
  CompletableFuture<Long> swept(byte[] rooms, byte[]... arguments) {
    return evaluate(
        scripts.rooms(), new byte[][] {rooms}, ScriptOutputType.INTEGER, Bytes::number, arguments);
  }

  /**
   * Says that a node lives.
   *
   * @param pass the key of its pass, which is had where all keys are on one server
   * @param arguments see beat.lua
   * @return whether it was known, 1 or 0, its pass, empty if there is none, then of those that are
   *     dead name and since when
   */
  CompletableFuture<List<Object>> beat(byte[] nodes, byte[] pass, byte[]... arguments) {
    byte[][] keys = takesRoomsTogether() ? new byte[][] {nodes, pass} : new byte[][] {nodes};
    return evaluate(scripts.beat(), keys, ScriptOutputType.MULTI, Link::list, arguments);
  }

  /**
   * Publishes what crosses a bridge.
   *
   * @param key of this node's pass
   * @param pass the one that it knows
   * @param channel of the other node
   * @return how many hear it, {@link Bridge#REFUSED} if the pass is not valid
   */
  CompletableFuture<Long> publish(byte[] key, String pass, byte[] channel, byte[] bundle) {
    return evaluate(
        scripts.bridge(),
        new byte[][] {key},
        ScriptOutputType.INTEGER,
        Bytes::number,
        Bytes.of(pass),
        channel,
        bundle);
  }

  private <T> CompletableFuture<T> evaluate(
      Scripts.Text script,
      byte[][] keys,
      ScriptOutputType type,
      Function<Object, T> result,
      byte[]... arguments) {
    CompletableFuture<T> evaluated = new CompletableFuture<>();
    BiConsumer<Object, Throwable> last =
        (answer, failure) -> {
          obeyed(failure);
          complete(evaluated, result, answer, failure);
        };
    this.<Object>send(
        redis -> redis.evalsha(script.sha(), type, keys, arguments),
        (answer, failure) -> {
          if (failure instanceof RedisNoScriptException) {
            // It was started anew, or its scripts were flushed.
            send(redis -> redis.eval(script.lua(), type, keys, arguments), last);
          } else {
            last.accept(answer, failure);
          }
        });
    return evaluated;
  }

  private static <T> void complete(
      CompletableFuture<T> future, Function<Object, T> result, Object answer, Throwable failure) {
    if (failure != null) {
      future.completeExceptionally(failure);
      return;
    }
    T its;
    try {
      its = result.apply(answer);
    } catch (RuntimeException | Error e) {
      future.completeExceptionally(e);
      return;
    }
    future.complete(its);
  }

  /** Sends a command. What it returns fails in time, at the latest after the timeout. */
  <T> CompletableFuture<T> ask(
      Function<RedisClusterAsyncCommands<byte[], byte[]>, CompletionStage<T>> command) {
    if (isFull()) {
      return full();
    }
    CompletableFuture<T> answered = new CompletableFuture<>();
    send(
        command,
        (answer, failure) -> {
          if (failure == null) {
            answered.complete(answer);
          } else {
            answered.completeExceptionally(failure);
          }
        });
    return answered;
  }

  private <T> void send(
      Function<RedisClusterAsyncCommands<byte[], byte[]>, CompletionStage<T>> command,
      BiConsumer<? super T, Throwable> then) {
    unanswered.incrementAndGet();
    counters.roundTrips.increment();
    long askedAt = System.nanoTime();
    CompletionStage<T> asked;
    try {
      asked = command.apply(commands);
    } catch (RuntimeException | Error e) {
      asked = CompletableFuture.failedFuture(e);
    }
    asked.whenComplete(
        (answer, failure) -> {
          unanswered.decrementAndGet();
          if (failure == null) {
            counters.roundTripTimes.record(System.nanoTime() - askedAt);
          } else {
            counters.failed.increment();
          }
          then.accept(answer, failure);
        });
  }

  /** The turns that sessions of a room take to send what they have to say. */
  Turns turns(byte[] members) {
    return turns[way.part(members)];
  }

  /** By which answers come: what it is given must be short, and wait for nothing. */
  Executor thread() {
    return setup.thread();
  }

  boolean isIdle() {
    return unanswered.get() == 0;
  }

  private boolean isFull() {
    return unanswered.get() >= MOST_COMMANDS;
  }

  /** Whether it is connected, and does what it is asked. */
  boolean isUp() {
    return way.isOpen() && System.nanoTime() - obeyedAt <= 2 * options.timeout().toNanos();
  }

  /** The same for one room: of a cluster a part may be away. */
  boolean isUp(byte[] members) {
    return isUp() && way.isOpen(members);
  }

  /**
   * As long as it is the same, it is the same Redis. Another one may have lost what this one, or
   * its predecessor, had written last.
   */
  int epoch() {
    return epoch.get();
  }

  private void obeyed(Throwable failure) {
    if (failure == null) {
      obeyedAt = System.nanoTime();
    }
  }

  /**
   * Finds out whether it does what it is asked, and whether it is the right one. What is asked is a
   * write that changes nothing: one that only reads is of no use.
   */
  void probe() {
    for (byte[] key : probes) {
      this.<Long>ask(redis -> redis.del(key))
          .whenComplete(
              (answer, failure) -> {
                obeyed(failure);
                if (failure instanceof RedisReadOnlyException) {
                  LOG.warn("this Redis is a replica now: looking for the master");
                  setup.silence().drop();
                }
              });
    }
    way.check();
  }

  private final class Connections implements Way.Watcher {

    @Override
    public void opened(RedisClusterAsyncCommands<byte[], byte[]> opened) {
      LOG.info("connected to Redis");
      epoch.incrementAndGet();
      // Not needed, but saves the first of each step two round trips.
      scripts.all().forEach(script -> opened.scriptLoad(script.lua()));
      whenConnected.run();
    }

    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> connected, SocketAddress to) {
      LOG.info("connected to Redis again");
      epoch.incrementAndGet();
      whenConnected.run();
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> disconnected) {
      epoch.incrementAndGet();
      if (way != null && way.isOpen()) {
        // Of a cluster: the rooms at other nodes are not to wait for this one.
        whenConnected.run();
      }
      if (!closed) {
        LOG.warn("a connection to Redis is gone");
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    way.close();
    setup.close();
  }
}
