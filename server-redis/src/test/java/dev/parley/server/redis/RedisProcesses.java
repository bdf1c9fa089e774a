package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several redis-servers of one test, in a directory of their own; all end with it. */
final class RedisProcesses implements AutoCloseable {

  /** Until one has a port that nobody else took in the moment before. */
  private static final int ATTEMPTS = 5;

  private final Path directory;
  private final List<Server> servers = new ArrayList<>();

  /** What redis-cli needs to reach them. */
  private final List<String> access = new ArrayList<>();

  RedisProcesses() {
    try {
      directory = Files.createTempDirectory("parley-redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of them. */
  final class Server {
    private final int port;
    private final Process process;

    private Server(int port, Process process) {
      this.port = port;
      this.process = process;
    }

    int port() {
      return port;
    }

    String address() {
      return "127.0.0.1:" + port;
    }

    /** What redis-cli prints for a command. */
    String cli(String... command) {
      List<String> line = new ArrayList<>(List.of("redis-cli", "-p", String.valueOf(port)));
      line.addAll(access);
      line.addAll(List.of(command));
      return output(line);
    }

    /** SIGKILL. */
    void kill() {
      process.destroyForcibly();
    }

    /** From now on it takes connections and commands, and answers nothing. */
    void freeze() {
      signal("-STOP");
    }

    void thaw() {
      signal("-CONT");
    }

    private void signal(String signal) {
      output(List.of("kill", signal, String.valueOf(process.pid())));
    }
  }

  Path directory() {
    return directory;
  }

  void accessBy(String... options) {
    access.addAll(List.of(options));
  }

  /** In memory only; waits until it answers. */
  Server start(String... settings) {
    List<String> all = new ArrayList<>(List.of("--save", "", "--appendonly", "no"));
    all.addAll(List.of(settings));
    return launch(port -> List.of(), all);
  }

  /** Takes a master for dead that is away for half a second. */
  Server sentinel(String name, Server master, int quorum, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    // What follows its name would be taken for its settings.
    all.add(0, "--sentinel");
    return launch(port -> List.of(sentinelFile(port, name, master, quorum)), all);
  }

  private String sentinelFile(int port, String name, Server master, int quorum) {
    Path file = directory.resolve("sentinel-" + port + ".conf");
    List<String> lines =
        List.of(
            "sentinel monitor " + name + " 127.0.0.1 " + master.port() + " " + quorum,
            "sentinel down-after-milliseconds " + name + " 500",
            "sentinel failover-timeout " + name + " 3000");
    try {
      return Files.write(file, lines).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Server launch(IntFunction<List<String>> file, List<String> settings) {
    String log = "";
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = freePort();
      Path logFile = directory.resolve(port + ".log");
      Process process = run(line(port, file.apply(port), settings), logFile);
      // What answers at the port may be another's, who was quicker to take it.
      await()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !process.isAlive() || isReady(read(logFile)));
      log = read(logFile);
      if (isReady(log)) {
        Server server = new Server(port, process);
        servers.add(server);
        return server;
      }
    }
    throw new IllegalStateException("redis-server does not start: " + log);
  }

  private static boolean isReady(String log) {
    return log.contains("Ready to accept connections") || log.contains("Sentinel ID is");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> line(int port, List<String> file, List<String> settings) {
    List<String> line = new ArrayList<>(List.of("redis-server"));
    line.addAll(file);
    if (!settings.contains("--tls-port")) {
      line.addAll(List.of("--port", String.valueOf(port)));
    } else {
      line.addAll(List.of("--port", "0"));
    }
    line.addAll(List.of("--bind", "127.0.0.1", "--dir", directory.toString()));
    settings.stream().map(it -> it.replace("PORT", String.valueOf(port))).forEach(line::add);
    return line;
  }

  private static Process run(List<String> line, Path log) {
    try {
      return new ProcessBuilder(line)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "these tests need redis-server, 7 or newer, on the path: install it", e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a program prints. */
  static String output(List<String> line) {
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      process.waitFor();
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String addresses(List<Server> servers) {
    return servers.stream().map(Server::address).collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    servers.forEach(Server::kill);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Server server : servers) {
        server.process.waitFor();
      }
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
