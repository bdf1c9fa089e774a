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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a program of the tests' class path on what looks to it like a machine with no network but
 * loopback: a Linux network namespace of its own.
 */
public final class LoopbackOnly {

  /** In a fresh namespace loopback exists and is down. */
  private static final String UP_AND_RUN = "ip link set lo up && exec \"$@\"";

  private LoopbackOnly() {}

  /** Runs {@code main} and returns once it ended well; what it prints goes to {@code log}. */
  public static void run(Class<?> main, Path log, Duration atMost, String... arguments)
      throws IOException, InterruptedException {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    java.addAll(List.of(arguments));
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
   * Goes on only where this user may make such a namespace. Where a program is missing or the
   * kernel refuses, the test fails with {@code CI=true} and for root, who are to run all of them;
   * for a developer it is aborted, and says so.
   *
   * @param more programs that the test needs besides, which all know {@code --version}
   */
  public static void requirePossible(String... more) throws IOException, InterruptedException {
    String missing =
        "unshare (util-linux) and ip (iproute2) are needed to take the network away"
            + Stream.of(more).map(each -> ", and " + each).collect(Collectors.joining());
    boolean allRun = Stream.of(more).allMatch(each -> runs(List.of(each, "--version")));
    if (!runs(List.of("unshare", "--version")) || !runs(List.of("ip", "-V")) || !allRun) {
      impossible(missing);
    }
    Process probe = isolated(List.of("true")).redirectErrorStream(true).start();
    String said = new String(probe.getInputStream().readAllBytes()).strip();
    if (probe.waitFor() != 0) {
      impossible("this machine does not let this user take the network away: " + said);
    }
  }

  private static void impossible(String why) {
    if (isRoot() || "true".equals(System.getenv("CI"))) {
      fail(why);
    }
    System.err.println("NOT TESTED: " + why); // Maven's summary gives a number and no reason
    abort(why);
  }

  /** Whether this process has no interface that is up but loopback. */
  public static boolean isHere() throws SocketException {
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
        isRoot() ? List.of("unshare", "--net") : List.of("unshare", "--map-root-user", "--net"));
    line.addAll(List.of("sh", "-c", UP_AND_RUN, "sh"));
    line.addAll(command);
    return new ProcessBuilder(line);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean runs(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.onExit().join().exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
