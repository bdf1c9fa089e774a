package dev.parley.e2e.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Linux network namespace below this process's own: a machine with a network of its own. It has
 * no name in the system and is gone with this process, however that ends.
 */
final class Namespace implements AutoCloseable {

  /** Until its input ends, which it does with whoever started it. */
  private static final String HOLD = "ip link set lo up && echo ready && read -r _";

  private final Process holder;

  private Namespace(Process holder) {
    this.holder = holder;
  }

  static Namespace create() throws IOException {
    Process holder =
        new ProcessBuilder("unshare", "--net", "sh", "-c", HOLD).redirectErrorStream(true).start();
    assertEquals("ready", holder.inputReader().readLine());
    return new Namespace(holder);
  }

  /** Its process id, by which {@code ip} names it. */
  String pid() {
    return Long.toString(holder.pid());
  }

  /** Runs a shell's line in it. */
  void run(String line) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(enter());
    command.addAll(List.of("sh", "-ec", line));
    runToEnd(command);
  }

  /** Runs a shell's line where this process is. */
  static void runOutside(String line) throws IOException, InterruptedException {
    runToEnd(List.of("sh", "-ec", line));
  }

  /** A program that runs {@code program} in it, with the same arguments and open files. */
  Path wrapper(Path program, Path directory) throws IOException {
    String line = String.join(" ", enter()) + " '" + program + "' \"$@\"";
    return Files.writeString(
        Files.createTempFile(
            directory,
            "in-namespace",
            ".sh",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
        "#!/bin/sh\nexec " + line + "\n");
  }

  private List<String> enter() {
    return List.of("nsenter", "--net=/proc/" + holder.pid() + "/ns/net", "--");
  }

  private static void runToEnd(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + "\n" + said);
  }

  @Override
  public void close() {
    holder.destroyForcibly();
    try {
      holder.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
