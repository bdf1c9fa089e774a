package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as users run it: the built jar, in a process of its own. */
final class ParleyProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;
  private static final Path JAR = Path.of("target", "parley.jar");

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final CompletableFuture<Integer> adminPort = new CompletableFuture<>();
  private final Thread reader;
  private String host = "127.0.0.1";

  private ParleyProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "output of parley");
    reader.start();
  }

  static ParleyProcess launch(String... arguments) {
    return launch(List.of(), List.of(), List.of(arguments));
  }

  /**
   * @param enter what runs a program elsewhere
   * @param options of Java's
   */
  private static ParleyProcess launch(
      List<String> enter, List<String> options, List<String> arguments) {
    List<String> line = new ArrayList<>(enter);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // They live for seconds: most of what they compute would be to compile themselves.
    line.add("-XX:TieredStopAtLevel=1");
    line.addAll(options);
    line.addAll(List.of("-jar", JAR.toString()));
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    try {
      return new ParleyProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On free ports of this machine; returns once clients can connect. */
  static ParleyProcess start(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--host=127.0.0.1", "--port=0", "--admin-port=0"));
    return listening(launch(List.of(), List.of(), all));
  }

  /** The same at a port that was free a moment ago. */
  static ParleyProcess startAt(int port, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--host=127.0.0.1", "--port=" + port, "--admin-port=0"));
    return listening(launch(List.of(), List.of(), all));
  }

  /** The same with a heap of so many mebibytes. */
  static ParleyProcess startWithHeap(int mebibytes, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--host=127.0.0.1", "--port=0", "--admin-port=0"));
    List<String> options = List.of("-Xmx" + mebibytes + "m", "-XX:+ExitOnOutOfMemoryError");
    return listening(launch(List.of(), options, all));
  }

  /**
   * The same on another machine, in effect.
   *
   * @param enter what runs a program there
   * @param host its address there
   */
  static ParleyProcess startElsewhere(List<String> enter, String host, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--host=" + host, "--port=0", "--admin-host=" + host, "--admin-port=0"));
    ParleyProcess started = launch(enter, List.of(), all);
    started.host = host;
    return listening(started);
  }

  private static ParleyProcess listening(ParleyProcess started) {
    started.port();
    started.adminPort();
    return started;
  }

  private void read() {
    Pattern address = Pattern.compile("://[\\d.]+:(\\d+)");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        Matcher found = address.matcher(line);
        if (found.find()) {
          (line.contains("clients connect") ? port : adminPort)
              .complete(Integer.valueOf(found.group(1)));
        }
      }
    } catch (IOException e) {
      output.add(e.toString());
    }
    port.completeExceptionally(new IllegalStateException("it ended"));
    adminPort.completeExceptionally(new IllegalStateException("it ended"));
  }

  int port() {
    return await(port);
  }

  int adminPort() {
    return await(adminPort);
  }

  private int await(CompletableFuture<Integer> number) {
    try {
      return number.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      close();
      return fail("it did not start: " + output, e);
    }
  }

  TestClient join(String room) {
    return TestClient.join(port(), room);
  }

  /** The status that a GET at the listener of metrics and administration is answered with. */
  int status(String path) {
    return get(path).statusCode();
  }

  private HttpResponse<String> get(String path) {
    return TestServer.send(
        HttpRequest.newBuilder(URI.create("http://" + host + ":" + adminPort() + path)));
  }

  /** What a series without labels has counted. */
  double metric(String series) {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** SIGTERM. */
  void terminate() {
    // Process.destroy would also close its output.
    process.toHandle().destroy();
  }

  /** SIGSTOP: its sockets stay, and nothing happens at them. */
  void pause() {
    signal(process, "STOP");
  }

  /** SIGCONT. */
  void goOn() {
    signal(process, "CONT");
  }

  static void signal(Process to, String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, "" + to.pid()).inheritIO().start();
      assertEquals(0, kill.waitFor(), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String server() {
    return host + ":" + port();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits for the end; returns the exit status. */
  int exitStatus(Duration atMost) {
    try {
      assertTrue(
          process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS),
          () -> "it did not end within " + atMost + ": " + output);
      reader.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it has written so far, line by line. */
  List<String> output() {
    return output;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
