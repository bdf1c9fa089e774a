package dev.parley.e2e.page.golden;

import dev.parley.browser.BrowserJson;
import dev.parley.protocol.golden.PageChecks;
import org.teavm.jso.JSBody;

/**
 * Puts the protocol's checks, compiled by TeaVM, through the browser's own JSON. The test gives the
 * goldens and a seed by the window, and finds the verdict there.
 */
public final class GoldenPage {

  private GoldenPage() {}

  public static void main(String[] args) {
    verdict(new PageChecks(new BrowserJson(), GoldenPage::golden, (long) seed()).run());
  }

  @JSBody(params = "path", script = "return window.goldens[path];")
  private static native String golden(String path);

  @JSBody(script = "return window.seed;")
  private static native double seed();

  @JSBody(params = "verdict", script = "window.verdict = verdict;")
  private static native void verdict(String verdict);
}
