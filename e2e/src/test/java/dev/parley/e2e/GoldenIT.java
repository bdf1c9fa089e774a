package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.Codec;
import dev.parley.protocol.golden.Direction;
import dev.parley.protocol.golden.Golden;
import dev.parley.protocol.golden.JsonContract;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.protocol.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The golden examples, and their mutations, in the codec as each compiler of ours makes it. */
class GoldenIT {

  /**
   * Give a printed one by {@code -Dparley.seed} to see a failure again: 48 bits, a Random's own.
   */
  private static final long SEED = Long.getLong("parley.seed", System.nanoTime() & 0xffffffffffffL);

  @AutoClose private static StaticPages pages;
  @RegisterExtension static final Tabs TABS = new Tabs();

  @BeforeAll
  static void start() {
    pages = StaticPages.start();
  }

  @Test
  void goldensAreReadAndSpoiledOnesRefusedInTeaVmsOutput() throws IOException {
    check("golden/index.html");
  }

  @Test
  void goldensAreReadAndSpoiledOnesRefusedInGwtsOutput() throws IOException {
    check("gwt/index.html");
  }

  private static void check(String path) throws IOException {
    Tab tab = TABS.open(path.replace('/', '-'));
    Map<String, String> goldens = new TreeMap<>();
    Codec codec = new Codec(new JacksonJson());
    collect(codec, Direction.CLIENT, goldens);
    collect(codec, Direction.SERVER, goldens);
    JsonObjectBuilder object = codec.json().object();
    goldens.forEach(object::put);
    tab.page()
        .addInitScript(
            "window.goldens = " + object.build().toJson() + "; window.seed = " + SEED + ";");
    tab.go(pages.url(path));
    tab.await("() => window.verdict !== undefined");
    String verdict = (String) tab.evaluate("window.verdict");
    System.out.println("GoldenIT: " + path + ", -Dparley.seed=" + SEED + ": " + verdict);
    int checks = JsonContract.of(codec.json()).size() + 2 * goldens.size();
    assertEquals("passed: " + checks, verdict);
  }

  private static <F> void collect(Codec codec, Direction<F> direction, Map<String, String> texts)
      throws IOException {
    for (Golden<F> golden : direction.goldens(codec)) {
      try (InputStream file = Golden.class.getResourceAsStream(golden.path())) {
        texts.put(golden.path(), new String(file.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
