package dev.parley.benchmarks.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Two pages of one Chromium, each in a profile of its own; each call is to be awaited. */
final class Pages implements AutoCloseable {

  private static final double TIMEOUT_MILLIS = 120_000;

  /**
   * How long one call of a page may take, beside what it is asked to take; then it is given up with
   * a {@link PlaywrightException}.
   */
  private static final int CALL_MILLIS = 60_000;

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--allow-loopback-in-peer-connection");

  private final Playwright playwright;
  private final Browser browser;
  private final String server;
  private final int peerServerPort;
  private final Page first;
  private final Page second;
  private int rooms;

  /** Starts the Chromium that {@code CHROMIUM} names. */
  Pages(int pageServerPort, int peerServerPort) {
    this.server = "http://localhost:" + pageServerPort;
    this.peerServerPort = peerServerPort;
    Path chromium =
        Path.of(Objects.requireNonNull(System.getenv("CHROMIUM"), "CHROMIUM names no browser"));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setHeadless(true)
                    .setArgs(FLAGS));
    first = newPage();
    second = newPage();
  }

  private Page newPage() {
    Page page = browser.newContext().newPage();
    page.setDefaultTimeout(TIMEOUT_MILLIS);
    page.onPageError(error -> System.err.println("in a page: " + error));
    return page;
  }

  /** Loads both pages anew and joins them: ms from the second's join to all its channels open. */
  double open(Contender contender, int channels) {
    String url = server + "/contender.html?port=" + peerServerPort + "&" + contender.query();
    String room = "room-" + ++rooms;
    join(first, url, room, true, channels);
    double millis = join(second, url, room, false, channels);
    call(first, CALL_MILLIS, "bench.opened()", List.of());
    return millis;
  }

  private static double join(Page page, String url, String room, boolean isFirst, int channels) {
    page.navigate(url);
    page.waitForFunction("() => window.bench");
    return number(
        call(page, CALL_MILLIS, "bench.join(...arguments)", List.of(room, isFirst, channels)));
  }

  /** Sends from the second page to the first; bytes a second. */
  double bulk(int bytes, int chunkBytes) {
    double millis =
        number(call(second, CALL_MILLIS, "bench.bulk(...arguments)", List.of(bytes, chunkBytes)));
    return bytes / (millis / 1_000);
  }

  /** Round trips of words, in ms, with the other channels full. */
  List<Double> chat(int seconds, int chunkBytes) {
    List<?> times =
        (List<?>)
            call(
                second,
                CALL_MILLIS + 1_000 * seconds,
                "bench.chat(...arguments)",
                List.of(seconds, chunkBytes));
    return times.stream().map(Pages::number).toList();
  }

  /** What a promise of the page's resolves to: Playwright would wait for one without an end. */
  private static Object call(Page page, int millis, String call, List<?> arguments) {
    return page.evaluate(
        """
        ([millis, ...given]) => Promise.race([
          (function() { return %s; })(...given),
          new Promise((resolve, reject) =>
              setTimeout(() => reject(new Error(`no end within ${millis} ms`)), millis)),
        ])
        """
            .formatted(call),
        Stream.concat(Stream.of(millis), arguments.stream()).toList());
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  String version() {
    return browser.version();
  }

  @Override
  public void close() {
    try (playwright) {
      browser.close();
    }
  }
}
