package dev.parley.e2e.firefox;

import dev.parley.e2e.Scripted;
import dev.parley.e2e.Tabs;
import java.util.List;

/** Who is first in the room, to be offered to, and who comes second, and offers. */
enum Pair {
  FIREFOX_FIREFOX(true, true),
  FIREFOX_CHROMIUM(true, false),
  CHROMIUM_FIREFOX(false, true);

  /**
   * Those by which most is tried: a mixed one, in which both ways go from either browser to the
   * other; with {@code -Psoak} all.
   */
  static List<Pair> most() {
    return Boolean.getBoolean("parley.allPairs") ? List.of(values()) : List.of(FIREFOX_CHROMIUM);
  }

  private final boolean firstIsFirefox;
  private final boolean secondIsFirefox;

  Pair(boolean firstIsFirefox, boolean secondIsFirefox) {
    this.firstIsFirefox = firstIsFirefox;
    this.secondIsFirefox = secondIsFirefox;
  }

  Scripted openFirst(String name, FirefoxTabs firefox, Tabs chromium) {
    return firstIsFirefox ? firefox.open(name) : chromium.open(name);
  }

  Scripted openSecond(String name, FirefoxTabs firefox, Tabs chromium) {
    return secondIsFirefox ? firefox.open(name) : chromium.open(name);
  }
}
