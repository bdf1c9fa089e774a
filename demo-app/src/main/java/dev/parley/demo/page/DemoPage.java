package dev.parley.demo.page;

/** The page's entry, called by {@code loader.js}. */
public final class DemoPage {

  private DemoPage() {}

  public static void main(String[] arguments) {
    System.out.println("parley");
  }
}
