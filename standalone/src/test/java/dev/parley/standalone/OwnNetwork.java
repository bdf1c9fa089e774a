package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A Linux network namespace with one cable to this machine: another machine, in effect. It is gone
 * with this process, however that ends.
 */
final class OwnNetwork implements AutoCloseable {

  /** Until its input ends, which it does with whoever started it. */
  private static final String HOLD = "ip link set lo up && echo ready && read -r _";

  private final Process holder;
  private final int number;

  private OwnNetwork(Process holder, int number) {
    this.holder = holder;
    this.number = number;
  }

  /**
   * Goes on only where this user may make one: fails for root, and with {@code CI=true}, who are to
   * run all tests; is aborted for others, and says so.
   */
  static void requirePossible() {
    for (String program : List.of("unshare", "ip", "iptables", "nsenter")) {
      if (!runs("sh", "-c", "command -v " + program)) {
        impossible(program + " is needed for a network of its own");
      }
    }
    if (!runs("unshare", "--net", "true")) {
      impossible("this machine does not let this user make a network of its own");
    }
  }

  private static void impossible(String why) {
    if ("root".equals(System.getProperty("user.name")) || "true".equals(System.getenv("CI"))) {
      fail(why);
    }
    System.err.println("NOT TESTED: " + why);
    abort(why);
  }

  private static boolean runs(String... line) {
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.onExit().join().exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  static OwnNetwork create() {
    try {
      Process holder =
          new ProcessBuilder("unshare", "--net", "sh", "-c", HOLD)
              .redirectErrorStream(true)
              .start();
      assertEquals(
          "ready", new BufferedReader(new InputStreamReader(holder.getInputStream())).readLine());
      OwnNetwork made = new OwnNetwork(holder, (int) (holder.pid() % 250));
      made.outside(
          "ip link add parley%1$d type veth peer name eth0 netns %2$d; "
              + "ip address add %3$s/24 dev parley%1$d; ip link set parley%1$d up");
      made.inside("ip address add %4$s/24 dev eth0; ip link set eth0 up");
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This machine's address at the cable. */
  String here() {
    return "10.213." + number + ".1";
  }

  /** Its own address. */
  String there() {
    return "10.213." + number + ".2";
  }

  /** What runs a program in it: the line's beginning. */
  List<String> enter() {
    return List.of("nsenter", "--net=/proc/" + holder.pid() + "/ns/net", "--");
  }

  /** From now on nothing from it reaches that port, and nothing from there reaches it. */
  void drop(int port) {
    inside(
        "iptables -A OUTPUT -p tcp --dport "
            + port
            + " -j DROP; "
            + "iptables -A INPUT -p tcp --sport "
            + port
            + " -j DROP");
  }

  /** All passes again. */
  void pass() {
    inside("iptables -F");
  }

  private void inside(String script) {
    run(enter(), script);
  }

  private void outside(String script) {
    run(List.of(), script);
  }

  private void run(List<String> enter, String script) {
    List<String> line = new ArrayList<>(enter);
    line.addAll(List.of("sh", "-ec", script.formatted(number, holder.pid(), here(), there())));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      assertEquals(0, process.waitFor(), () -> String.join(" ", line) + "\n" + said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    holder.destroyForcibly().onExit().join();
  }
}
