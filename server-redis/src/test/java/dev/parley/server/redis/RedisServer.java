package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Redis for the tests of one class, in memory only but for what a test has it save. */
public final class RedisServer implements BeforeAllCallback, AfterAllCallback {

  private int port;
  private Path directory;
  private Process process;
  private RedisClient client;
  private StatefulRedisConnection<String, String> connection;

  @Override
  public void beforeAll(ExtensionContext context) {
    port = freePort();
    directory = newDirectory();
    start(port);
    client = RedisClient.create(RedisURI.create(uri()));
    connect();
  }

  private void connect() {
    connection =
        await().ignoreException(RedisConnectionException.class).until(client::connect, c -> true);
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("parley-redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start(int at, String... settings) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "redis-server",
                "--bind",
                "127.0.0.1",
                "--port",
                String.valueOf(at),
                "--dir",
                directory.toString(),
                "--save",
                "",
                "--appendonly",
                "no"));
    command.addAll(List.of(settings));
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "these tests need redis-server, 7 or newer, on the path: install it", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException, IOException {
    if (client != null) {
      client.shutdown(0, 1, TimeUnit.SECONDS);
    }
    if (process != null) {
      stop();
    }
    Files.deleteIfExists(dump());
    Files.deleteIfExists(directory);
  }

  private Path dump() {
    return directory.resolve("dump.rdb");
  }

  private void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Starts it anew, with nothing in it. */
  void restart() throws InterruptedException, IOException {
    end();
    begin();
  }

  /** Nothing is there any more. */
  void end() throws InterruptedException {
    connection.close();
    stop();
  }

  /** Behind {@link #end}: it is there again, with nothing in it. */
  void begin() throws IOException {
    Files.deleteIfExists(dump());
    start(port);
    connect();
  }

  /** It will be able to come back as it is now. */
  void save() {
    connection.sync().save();
  }

  /** Starts it anew as it was saved; at first it takes so long for each key, and refuses all. */
  void restartLoading(Duration each) throws InterruptedException {
    end();
    start(
        port,
        "--key-load-delay",
        String.valueOf(TimeUnit.NANOSECONDS.toMicros(each.toNanos())),
        // Bytes, after which it looks what it is asked for meanwhile: the least there is.
        "--loading-process-events-interval-bytes",
        "1024");
    connect();
  }

  /**
   * Starts it anew as it was saved.
   *
   * @param first uses it, at the address that it is given, before anyone who knew it can
   */
  void restartAsSaved(Consumer<String> first) throws InterruptedException {
    connection.close();
    stop();
    int side = freePort();
    start(side);
    RedisClient early = RedisClient.create(RedisURI.create("redis://127.0.0.1:" + side));
    await().ignoreException(RedisConnectionException.class).until(early::connect, c -> true);
    first.accept("redis://127.0.0.1:" + side);
    early.connect().sync().save();
    early.shutdown(0, 1, TimeUnit.SECONDS);
    stop();
    start(port);
    connect();
  }

  /** From now on it takes connections and commands, and answers nothing. */
  public void freeze() {
    signal("-STOP");
  }

  public void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      Process kill = new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("no " + signal + " for Redis");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** What is published meanwhile, as soon as there is something. */
  List<String> heardOn(String channel, Runnable action) {
    return heardOn(channel, action, message -> true);
  }

  /** The same, as soon as there is one like that. */
  List<String> heardOn(String channel, Runnable action, Predicate<String> awaited) {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (StatefulRedisPubSubConnection<String, String> listening = client.connectPubSub()) {
      listening.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String heardOn, String message) {
              heard.add(message);
            }
          });
      listening.sync().subscribe(channel);
      action.run();
      await().until(() -> heard.stream().anyMatch(awaited));
    }
    return heard;
  }

  /** Commands by a connection of the test's own. */
  RedisCommands<String, String> commands() {
    return connection.sync();
  }
}
