package dev.parley.benchmarks.browser;

import static dev.parley.benchmarks.browser.Contender.PARLEY;
import static dev.parley.benchmarks.browser.Contender.PEERJS;
import static dev.parley.benchmarks.browser.Contender.PEERJS_RAW;
import static dev.parley.benchmarks.browser.Contender.PLAIN;
import static dev.parley.benchmarks.browser.Contender.PLAIN_SMALL;
import static dev.parley.benchmarks.browser.Contender.SIMPLE_PEER;

import com.microsoft.playwright.PlaywrightException;
import dev.parley.benchmarks.relay.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * What Parley costs in the browser: each contender in turn, several rounds of all, so that what
 * else the machine does hits each of them.
 */
final class BrowserBenchmark {

  private static final List<Contender> CONTENDERS =
      List.of(PLAIN, PLAIN_SMALL, PARLEY, PEERJS, PEERJS_RAW, SIMPLE_PEER);

  private static final int MIB = 1024 * 1024;
  private static final int BULK_BYTES = 32 * MIB;

  /** Rounds thrown away: servers and browser are slow at first. */
  private static final int WARM_UPS = 2;

  /** One for the chat, the others for bulk. */
  private static final int CHAT_CHANNELS = 1 + 8;

  private final Pages pages;
  private final Samples open = new Samples();
  private final Samples bulk = new Samples();
  private final Samples chat = new Samples();

  /** One for each sample that failed. */
  private final Samples failures = new Samples();

  private BrowserBenchmark(Pages pages) {
    this.pages = pages;
  }

  public static void main(String[] arguments) {
    try (ServerProcess pageServer = ServerProcess.start(pageServer());
        ServerProcess peerServer = ServerProcess.start(peerServer());
        Pages pages = new Pages(pageServer.port(), peerServer.port())) {
      BrowserBenchmark benchmark = new BrowserBenchmark(pages);
      benchmark.transfers(Integer.getInteger("rounds", 15));
      benchmark.chats(Integer.getInteger("chats", 3), Integer.getInteger("seconds", 5));
      benchmark.report();
    }
    reportSizes();
  }

  private static List<String> pageServer() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dparley.node=" + System.getProperty("parley.node"),
        "-cp",
        System.getProperty("java.class.path"),
        PageServer.class.getName());
  }

  private static List<String> peerServer() {
    return List.of("node", Path.of(System.getProperty("parley.node"), "peer-server.js").toString());
  }

  private void transfers(int rounds) {
    for (int round = 1 - WARM_UPS; round <= rounds; round++) {
      for (Contender contender : CONTENDERS) {
        attempt(contender, round, this::transfer);
      }
    }
  }

  private void transfer(Contender contender, int round) {
    double millis = pages.open(contender, 1);
    double rate = pages.bulk(BULK_BYTES, contender.chunkBytes()) / MIB;
    if (round >= 1) {
      open.add(contender, millis);
      bulk.add(contender, rate);
    }
    System.out.printf(
        "round %2d  %-20s open %6.1f ms  bulk %6.1f MiB/s%n",
        round, contender.name(), millis, rate);
  }

  private void chats(int rounds, int seconds) {
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : CONTENDERS) {
        attempt(contender, round, (each, number) -> chat(each, number, seconds));
      }
    }
  }

  private void chat(Contender contender, int round, int seconds) {
    pages.open(contender, CHAT_CHANNELS);
    List<Double> times = pages.chat(seconds, contender.chunkBytes());
    times.forEach(millis -> chat.add(contender, millis));
    System.out.printf(
        "chat %d  %-20s %d round trips, the longest %.0f ms%n",
        round,
        contender.name(),
        times.size(),
        times.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN));
  }

  /** A sample that fails or has no end is told and counted, and costs the others nothing. */
  private void attempt(Contender contender, int round, ObjIntConsumer<Contender> sample) {
    try {
      sample.accept(contender, round);
    } catch (PlaywrightException e) {
      if (round >= 1) {
        failures.add(contender, 1);
      }
      System.out.printf("round %2d  %-20s failed: %s%n", round, contender.name(), e.getMessage());
    }
  }

  private void report() {
    double plainRate = Math.max(bulk.median(PLAIN), bulk.median(PLAIN_SMALL));
    double peerJsRate = Math.max(bulk.median(PEERJS), bulk.median(PEERJS_RAW));
    System.out.printf(
        "%nChromium %s; medians of %d rounds of all.%n%n"
            + "| | open | to plain | p90 | 32 MiB | to best plain | to best PeerJS | to simple-peer |%n"
            + "| --- | --- | --- | --- | --- | --- | --- | --- |%n",
        pages.version(), open.count(PLAIN));
    for (Contender one : CONTENDERS) {
      System.out.printf(
          "| %s | %.1f ms | %.2f | %.1f ms | %.1f MiB/s | %.2f | %.2f | %.2f |%n",
          one.name(),
          open.median(one),
          open.median(one) / open.median(PLAIN),
          open.quantile(one, 0.9),
          bulk.median(one),
          bulk.median(one) / plainRate,
          bulk.median(one) / peerJsRate,
          bulk.median(one) / bulk.median(SIMPLE_PEER));
    }
    System.out.printf(
        "%n| round trips of a chat beside bulk on %d channels | p50 | p99 | longest | answered |%n"
            + "| --- | --- | --- | --- | --- |%n",
        CHAT_CHANNELS - 1);
    for (Contender one : CONTENDERS) {
      System.out.printf(
          "| %s | %.0f ms | %.0f ms | %.0f ms | %d |%n",
          one.name(), chat.median(one), chat.quantile(one, 0.99), chat.max(one), chat.count(one));
    }
    CONTENDERS.stream()
        .filter(one -> failures.count(one) > 0)
        .forEach(one -> System.out.printf("%n%s: %d failed%n", one.name(), failures.count(one)));
  }

  /** {@code benchmarks/run} has built the pages. */
  private static void reportSizes() {
    Path hello = Path.of("e2e", "target", "classes", "pages", "hello", "hello.js");
    Path demo = Path.of("demo-app", "target", "classes", "dev", "parley", "demo", "site");
    System.out.printf(
        "%n| what the browser loads, minified | gzip |%n| --- | --- |%n"
            + "| Parley: hello-data-channel program | %,d B |%n"
            + "| Parley: the whole demo | %,d B |%n"
            + "| PeerJS 1.5.5, without a program | %,d B |%n"
            + "| simple-peer 9.11.1, without signaling or a program | %,d B |%n",
        Sizes.gzip(hello),
        Sizes.gzipOfAll(demo),
        Sizes.gzip(PageServer.libraryFile("peerjs.js")),
        Sizes.gzip(PageServer.libraryFile("simple-peer.js")));
  }
}
