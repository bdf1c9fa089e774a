package dev.parley.benchmarks.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, on the first core alone (Linux: taskset, /proc). */
public final class ServerProcess implements AutoCloseable {

  private static final int START_SECONDS = 30;

  /** USER_HZ, which is 100 on every Linux that Java runs on. */
  private static final long MICROS_A_TICK = 10_000;

  private static final int UTIME = 13;
  private static final int STIME = 14;
  private static final int PAGE_KB = 4;

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it with a free port as its last argument, and returns once it listens. */
  public static ServerProcess start(List<String> command) {
    try {
      int port = freePort();
      List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
      pinned.addAll(command);
      pinned.add(String.valueOf(port));
      Process process =
          new ProcessBuilder(pinned)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      ServerProcess server = new ServerProcess(process, port);
      server.awaitListening();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        Thread.onSpinWait();
      }
    }
    close();
    throw new IllegalStateException("a server did not start: " + process.info().commandLine());
  }

  public int port() {
    return port;
  }

  /** The CPU time that it has taken so far, in the kernel and outside, in microseconds. */
  long cpuMicros() {
    String stat = read("stat");
    // The second field is the program's name in brackets, which may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = Long.parseLong(fields[UTIME - 2]) + Long.parseLong(fields[STIME - 2]);
    return ticks * MICROS_A_TICK;
  }

  /** Its resident memory, in KB. */
  long residentKb() {
    return Long.parseLong(read("statm").split(" ")[1]) * PAGE_KB;
  }

  /** Has a JVM collect its garbage, so that what it holds is what it needs. */
  void collectGarbage() {
    if (!process.info().command().orElse("").endsWith("java")) {
      return;
    }
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.run")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
