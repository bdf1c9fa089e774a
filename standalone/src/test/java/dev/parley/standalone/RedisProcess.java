package dev.parley.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Redis of this machine's, in a process that can be stopped for a while, or killed. */
final class RedisProcess implements AutoCloseable {

  private final int port = freePort();
  private final List<String> line;
  private Process process;

  /**
   * @param program what to run, without the address
   */
  private RedisProcess(List<String> program, List<String> settings) {
    line = new ArrayList<>(program);
    line.addAll(List.of("--port", "" + port));
    // What comes later counts.
    line.addAll(List.of("--bind", "127.0.0.1", "--dir", "target"));
    line.addAll(settings);
    launch();
  }

  /** In memory only, but for what {@code settings} say. */
  static RedisProcess start(String... settings) {
    List<String> all = new ArrayList<>(List.of("--save", ""));
    all.addAll(List.of(settings));
    return new RedisProcess(List.of("redis-server"), all);
  }

  /** What it answers it has written down, there. */
  static RedisProcess persistent(Path directory) {
    return start("--dir", directory.toString(), "--appendonly", "yes");
  }

  /** One that has what this one has. */
  RedisProcess replica() {
    return start("--replicaof", "127.0.0.1", String.valueOf(port));
  }

  /** Makes a replica the master, half a second after this one is gone. */
  RedisProcess sentinel(Path directory) {
    try {
      Path file =
          Files.write(
              directory.resolve("sentinel.conf"),
              List.of(
                  "sentinel monitor blue 127.0.0.1 " + port + " 1",
                  "sentinel down-after-milliseconds blue 500"));
      return new RedisProcess(List.of("redis-server", file.toString()), List.of("--sentinel"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void launch() {
    try {
      process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("redis-server, 7 or newer, has to be on the path", e);
    }
    await().until(this::listens);
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** What redis-cli prints for a command. */
  String cli(String... command) {
    List<String> asked = new ArrayList<>(List.of("redis-cli", "-p", "" + port));
    asked.addAll(List.of(command));
    try {
      Process client = new ProcessBuilder(asked).redirectErrorStream(true).start();
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends everybody's connections, those for commands and those for wake-ups. */
  void killConnections() {
    cli("client", "kill", "type", "pubsub");
    cli("client", "kill", "type", "normal");
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGKILL, and a new one at the same address, which has what was written down. */
  void killAndStart() {
    kill();
    launch();
  }

  /** SIGSTOP: connections stay, and nothing is answered. */
  void pause() {
    ParleyProcess.signal(process, "STOP");
  }

  /** SIGCONT. */
  void goOn() {
    ParleyProcess.signal(process, "CONT");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
