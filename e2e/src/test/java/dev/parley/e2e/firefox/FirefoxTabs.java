package dev.parley.e2e.firefox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Firefox for a test class, and the tabs that each of its tests opens in it: to it what {@link
 * dev.parley.e2e.Tabs} is to Chromium.
 */
public final class FirefoxTabs implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private final List<FirefoxTab> tabs = new ArrayList<>();
  private Firefox firefox;

  @Override
  public void beforeAll(ExtensionContext context) {
    firefox = Firefox.launch();
  }

  /** Opens an empty tab; {@code name} is for messages. */
  public FirefoxTab open(String name) {
    FirefoxTab tab = firefox.open(name);
    tabs.add(tab);
    return tab;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> problems = tabs.stream().flatMap(tab -> tab.problems().stream()).toList();
    if (context.getExecutionException().isPresent() || !problems.isEmpty()) {
      tabs.forEach(tab -> System.err.println(tab.transcript()));
    }
    tabs.stream().filter(FirefoxTab::isOpen).forEach(FirefoxTab::close);
    tabs.clear();
    assertEquals(List.of(), problems, "errors in the pages");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    firefox.close();
  }
}
