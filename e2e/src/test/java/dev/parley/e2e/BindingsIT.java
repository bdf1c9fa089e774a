package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BindingsIT {

  @AutoClose private static StaticPages pages;
  @AutoClose private static Chromium chromium;

  @BeforeAll
  static void start() {
    pages = StaticPages.start();
    chromium = Chromium.launch();
  }

  @Test
  void compiledPageRuns() {
    Page page = chromium.newPage();
    page.navigate(pages.url("bindings/index.html"));
    page.waitForFunction("document.title !== 'bindings'");
    assertEquals("ready", page.title());
  }
}
