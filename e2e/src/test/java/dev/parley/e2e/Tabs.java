package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One browser for a test class, and the tabs that each of its tests opens in it: registered as a
 * static {@code @RegisterExtension}. After a test its tabs are closed, and a problem in any of them
 * fails it; of a test that failed the tabs' consoles are printed and their pictures kept.
 */
public final class Tabs implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private static final Path PICTURES = Path.of("target", "failed-tabs");

  private final Function<String[], Chromium> launcher;
  private final String[] flags;
  private final List<Tab> tabs = new ArrayList<>();
  private Chromium chromium;

  /** {@code moreFlags} are Chromium's, added to those of every test. */
  public Tabs(String... moreFlags) {
    this(Chromium::launchShell, moreFlags);
  }

  private Tabs(Function<String[], Chromium> launcher, String... moreFlags) {
    this.launcher = launcher;
    this.flags = moreFlags;
  }

  /**
   * Tabs of a browser that has a window, if an unseen one: where it matters how a tab ends. Without
   * a window a page whose last word is lost may take its socket with it, without a close frame.
   */
  public static Tabs ofAWindow() {
    return new Tabs(Chromium::launch);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    chromium = launcher.apply(flags);
  }

  /** Opens an empty tab; {@code name} is for messages. */
  public Tab open(String name) {
    return open(name, new Browser.NewContextOptions());
  }

  public Tab open(String name, Browser.NewContextOptions options) {
    Tab tab = new Tab(name, chromium.browser().newContext(options));
    tabs.add(tab);
    return tab;
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    List<String> problems = tabs.stream().flatMap(tab -> tab.problems().stream()).toList();
    try {
      if (context.getExecutionException().isPresent() || !problems.isEmpty()) {
        tell(context.getRequiredTestMethod().getName());
      }
    } finally {
      tabs.forEach(Tab::close);
      tabs.clear();
    }
    assertEquals(List.of(), problems, "errors in the pages");
  }

  private void tell(String test) throws IOException {
    Path directory = Files.createDirectories(PICTURES.resolve(test));
    for (Tab tab : tabs) {
      System.err.println(tab.transcript());
      try {
        if (tab.isOpen()) {
          tab.screenshot(directory);
        }
      } catch (PlaywrightException e) {
        System.err.println("no picture of " + tab + ": " + e.getMessage());
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    chromium.close();
  }
}
