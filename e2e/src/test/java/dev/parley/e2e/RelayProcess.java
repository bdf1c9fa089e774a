package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A {@link Relay} in a process of its own, which can be killed and started again on its port. */
final class RelayProcess implements AutoCloseable {

  private final int port;
  private Process process;

  private RelayProcess(int port) {
    this.port = port;
  }

  /** Starts one on a port that is free now. */
  static RelayProcess start() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    RelayProcess started = new RelayProcess(port);
    started.startAgain();
    return started;
  }

  public static void main(String[] arguments) throws IOException {
    Relay.start("localhost", Integer.parseInt(arguments[0]), options -> {});
    System.out.println("\nready");
    while (System.in.read() >= 0) {} // until whoever started it is gone
    System.exit(0);
  }

  /** Returns once it serves. */
  void startAgain() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives for seconds.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RelayProcess.class.getName(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line;
    do {
      line = process.inputReader().readLine();
    } while (line != null && !line.equals("ready"));
    assertEquals("ready", line, "the server's process ended");
  }

  /** Ends it at once, as kill -9 does; returns when it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  String url(String path) {
    return "http://localhost:" + port + "/" + path;
  }

  @Override
  public void close() {
    kill();
  }
}
