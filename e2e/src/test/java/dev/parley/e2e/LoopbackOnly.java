package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program of the tests' class path on what looks to it like a machine with no network but
 * loopback: a Linux network namespace of its own.
 */
final class LoopbackOnly {

  /** In a fresh namespace loopback exists and is down. */
  private static final String UP_AND_RUN = "ip link set lo up && exec \"$@\"";

  private LoopbackOnly() {}

  /** Runs {@code main} and returns once it ended well; what it prints goes to {@code log}. */
  static void run(Class<?> main, Path log, Duration atMost)
      throws IOException, InterruptedException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    Process process = isolated(java).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
        fail(main.getSimpleName() + " did not end; it said:\n" + Files.readString(log));
      }
      if (process.exitValue() != 0) {
        fail(main.getSimpleName() + " failed; it said:\n" + Files.readString(log));
      }
    } finally {
      // The browser is a child of the program's; it must not outlive a program that hangs.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /**
   * Goes on only where this user may make such a namespace. A missing program fails the test where
   * {@code CI=true}, as every missing tool does; a kernel or container that refuses cannot be
   * helped by installing something, and aborts the test with that reason wherever it runs.
   */
  static void requirePossible() throws IOException, InterruptedException {
    String missing = "unshare (util-linux) and ip (iproute2) are needed to take the network away";
    if (!runs(List.of("unshare", "--version")) || !runs(List.of("ip", "-V"))) {
      if ("true".equals(System.getenv("CI"))) {
        fail(missing);
      }
      abort(missing);
    }
    Process probe = isolated(List.of("true")).redirectErrorStream(true).start();
    String said = new String(probe.getInputStream().readAllBytes()).strip();
    if (probe.waitFor() != 0) {
      abort("this machine lets nobody take the network away: " + said);
    }
  }

  /** Whether this process has no interface that is up but loopback. */
  static boolean isHere() throws SocketException {
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      if (each.isUp() && !each.isLoopback()) {
        return false;
      }
    }
    return true;
  }

  private static ProcessBuilder isolated(List<String> command) {
    List<String> line = new ArrayList<>();
    // Anyone else needs a user namespace first, in which they are root.
    line.addAll(
        "root".equals(System.getProperty("user.name"))
            ? List.of("unshare", "--net")
            : List.of("unshare", "--map-root-user", "--net"));
    line.addAll(List.of("sh", "-c", UP_AND_RUN, "sh"));
    line.addAll(command);
    return new ProcessBuilder(line);
  }

  private static boolean runs(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
