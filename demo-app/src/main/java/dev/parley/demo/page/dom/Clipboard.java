package dev.parley.demo.page.dom;

/** Puts text where the person can paste it from. */
public final class Clipboard {

  private Clipboard() {}

  /** Calls exactly one of the two, later or at once. */
  public static void write(String text, Runnable written, Runnable refused) {
    BrowserClipboard clipboard = BrowserWindow.current().getNavigator().getClipboard();
    if (clipboard == null) {
      refused.run();
      return;
    }
    clipboard
        .writeText(text)
        .then(
            nothing -> {
              written.run();
              return null;
            },
            error -> {
              refused.run();
              return null;
            });
  }
}
