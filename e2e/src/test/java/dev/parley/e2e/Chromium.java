package dev.parley.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The machine's own Chromium, headless, with fake devices and a fresh profile; {@code CHROMIUM}
 * names its program, else it is {@code /usr/bin/chromium}. {@code CHROMIUM_HEADLESS_SHELL} may name
 * the same browser built without its window, which takes less time and lacks what belongs to the
 * window, some flags too. To be used by the thread that launched it alone. A missing browser fails
 * the test: a skipped one would look like a passed one.
 */
public final class Chromium implements AutoCloseable {

  private static final String DEFAULT_PROGRAM = "/usr/bin/chromium";

  /** What lets a call run on a machine without screen, sound, camera or network. */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--autoplay-policy=no-user-gesture-required",
          "--use-fake-device-for-media-stream=fps=5",
          "--use-fake-ui-for-media-stream",
          "--allow-loopback-in-peer-connection");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts one; {@code moreFlags} are added to those of every test. */
  public static Chromium launch(String... moreFlags) {
    return launch(program(), moreFlags);
  }

  /** Starts one without a window's share of work, where there is one; else as {@link #launch}. */
  static Chromium launchShell(String... moreFlags) {
    String shell = System.getenv().getOrDefault("CHROMIUM_HEADLESS_SHELL", "");
    return shell.isEmpty()
        ? launch(moreFlags)
        : launch(executable("CHROMIUM_HEADLESS_SHELL", Path.of(shell)), moreFlags);
  }

  /** Starts one by {@code program}, which hands its arguments and open files on to Chromium. */
  public static Chromium launch(Path program, String... moreFlags) {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.addAll(List.of(moreFlags));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      return new Chromium(
          playwright,
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program)
                      .setHeadless(true)
                      .setArgs(flags)));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  /** The machine's Chromium. */
  public static Path program() {
    String program = System.getenv().getOrDefault("CHROMIUM", DEFAULT_PROGRAM);
    return executable("CHROMIUM", Path.of(program));
  }

  private static Path executable(String variable, Path program) {
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          "no Chromium at " + program + ": install one or set " + variable + " to its program");
    }
    return program;
  }

  public Browser browser() {
    return browser;
  }

  /** A profile of its own (cookies, storage, permissions) in the same browser. */
  public BrowserContext newContext() {
    return browser.newContext();
  }

  /** A page in a profile of its own. */
  public Page newPage() {
    return newContext().newPage();
  }

  @Override
  public void close() {
    try (playwright) {
      browser.close();
    }
  }
}
