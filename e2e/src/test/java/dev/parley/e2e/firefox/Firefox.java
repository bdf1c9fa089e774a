package dev.parley.e2e.firefox;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The machine's own Firefox, headless, with fake devices and a fresh profile; {@code FIREFOX} names
 * its program, else it is {@code /usr/bin/firefox-esr}. To be used by the thread that launched it
 * alone. A missing browser fails the test: a skipped one would look like a passed one.
 */
public final class Firefox implements AutoCloseable {

  private static final String DEFAULT_PROGRAM = "/usr/bin/firefox-esr";
  private static final String LISTENING = "WebDriver BiDi listening on ";

  /** A first start on a busy machine takes some seconds. */
  private static final int START_SECONDS = 60;

  private static final int STOP_SECONDS = 10;

  private final Path profile;
  private final Process process;

  /** By the ids of their browsing contexts. */
  private final Map<String, FirefoxTab> tabs = new ConcurrentHashMap<>();

  private final Bidi bidi;

  private Firefox(Path profile, Process process) {
    this.profile = profile;
    this.process = process;
    try {
      URI address =
          CompletableFuture.supplyAsync(() -> address(process))
              .orTimeout(START_SECONDS, SECONDS)
              .join();
      bidi = Bidi.connect(address.resolve("/session"), this::handle);
      bidi.command("session.new", Map.of("capabilities", Map.of()));
      bidi.command("session.subscribe", Map.of("events", List.of("log.entryAdded")));
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  public static Firefox launch() {
    try (InputStream preferences = Firefox.class.getResourceAsStream("user.js")) {
      Path profile = Files.createTempDirectory("firefox");
      Files.copy(preferences, profile.resolve("user.js"));
      return new Firefox(profile, start(profile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(Path profile) throws IOException {
    Path program = Path.of(System.getenv().getOrDefault("FIREFOX", DEFAULT_PROGRAM));
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          "no Firefox at " + program + ": install one or set FIREFOX to its program");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(),
            "--headless",
            "--no-remote",
            "--remote-debugging-port=0",
            "--profile",
            profile.toString());
    builder.environment().put("MOZ_CRASHREPORTER_DISABLE", "1");
    return builder.redirectErrorStream(true).start();
  }

  /** Where it listens; what else it says, then and later, is read and forgotten. */
  private static URI address(Process process) {
    StringBuilder said = new StringBuilder();
    BufferedReader output = process.inputReader();
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(LISTENING)) {
          Thread reader = new Thread(() -> output.lines().forEach(each -> {}), "firefox-output");
          reader.setDaemon(true);
          reader.start();
          return URI.create(line.substring(LISTENING.length()));
        }
        said.append('\n').append(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("Firefox ended, having said:" + said);
  }

  /** Opens an empty window in a profile of its own; {@code name} is for messages. */
  public FirefoxTab open(String name) {
    String profileOfItsOwn =
        bidi.command("browser.createUserContext", Map.of()).path("userContext").asText();
    // A window, not a tab: all of them are visible, so that none is slowed down.
    String id =
        bidi.command(
                "browsingContext.create", Map.of("type", "window", "userContext", profileOfItsOwn))
            .path("context")
            .asText();
    FirefoxTab tab = new FirefoxTab(name, bidi, id);
    tabs.put(id, tab);
    return tab;
  }

  private void handle(String event, JsonNode params) {
    FirefoxTab tab = tabs.get(params.path("source").path("context").asText());
    if (tab != null) {
      tab.record(params.path("level").asText(), params.path("text").asText());
    }
  }

  @Override
  public void close() {
    try {
      bidi.command("browser.close", Map.of());
      process.waitFor(STOP_SECONDS, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
