package dev.parley.demo.page.dom;

/** Marks moments for whoever measures the page. */
public final class Timeline {

  private Timeline() {}

  public static void mark(String name) {
    BrowserWindow.current().getPerformance().mark(name);
  }
}
