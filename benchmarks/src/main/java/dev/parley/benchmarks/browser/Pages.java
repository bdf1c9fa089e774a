package dev.parley.benchmarks.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Two pages of one Chromium, each in a profile of its own; each call is to be awaited. */
final class Pages implements AutoCloseable {

  private static final double TIMEOUT_MILLIS = 120_000;

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
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getenv("CHROMIUM")))
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
    first.evaluate("bench.opened()");
    return millis;
  }

  private static double join(Page page, String url, String room, boolean isFirst, int channels) {
    page.navigate(url);
    page.waitForFunction("() => window.bench");
    return number(
        page.evaluate(
            "([room, isFirst, channels]) => bench.join(room, isFirst, channels)",
            List.of(room, isFirst, channels)));
  }

  /** Sends from the second page to the first; bytes a second. */
  double bulk(int bytes, int chunkBytes) {
    double millis =
        number(
            second.evaluate(
                "([bytes, size]) => bench.bulk(bytes, size)", List.of(bytes, chunkBytes)));
    return bytes / (millis / 1_000);
  }

  /** Round trips of words, in ms, with the other channels full. */
  List<Double> chat(int seconds, int chunkBytes) {
    List<?> times =
        (List<?>)
            second.evaluate(
                "([seconds, size]) => bench.chat(seconds, size)", List.of(seconds, chunkBytes));
    return times.stream().map(Pages::number).toList();
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
