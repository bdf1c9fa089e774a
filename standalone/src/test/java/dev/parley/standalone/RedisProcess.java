package dev.parley.standalone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Redis of this machine's, in a process that can be stopped for a while, or killed. */
final class RedisProcess implements AutoCloseable {

  private final int port = freePort();
  private final List<String> more;
  private Process process;

  private RedisProcess(List<String> more) {
    this.more = more;
    launch();
  }

  /** In memory only. */
  static RedisProcess start(String... more) {
    return new RedisProcess(List.of(more));
  }

  /** What it answers it has written down, there. */
  static RedisProcess persistent(Path directory) {
    return start("--dir", directory.toString(), "--appendonly", "yes");
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void launch() {
    List<String> line = new ArrayList<>(List.of("redis-server", "--port", "" + port, "--save", ""));
    // The first address is the one that this class uses; more may add to them.
    line.addAll(more.contains("--bind") ? List.of() : List.of("--bind", "127.0.0.1"));
    line.addAll(more);
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

  /** SIGKILL, and a new one at the same address, which has what was written down. */
  void killAndStart() {
    process.destroyForcibly().onExit().join();
    launch();
  }

  /** Ends everybody's connections, those for commands and those for wake-ups. */
  void killConnections() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String lines = "CLIENT KILL TYPE pubsub\r\nCLIENT KILL TYPE normal SKIPME yes\r\n";
      socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
      // Two answers, each a number.
      BufferedReader answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (int i = 0; i < 2; i++) {
        String answer = answers.readLine();
        assertTrue(answer.startsWith(":"), answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** SIGSTOP: connections stay, and nothing is answered. */
  void pause() {
    signal("STOP");
  }

  /** SIGCONT. */
  void goOn() {
    signal("CONT");
  }

  private void signal(String name) {
    ParleyProcess.signal(process, name);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
