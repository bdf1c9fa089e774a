package dev.parley.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One page in a profile of its own. Errors that the page throws, rejects or writes to its console
 * (where Chromium also reports what a Content-Security-Policy forbade) are problems, unless the
 * test said that it expects them. To be used by the test's thread alone.
 */
public final class Tab implements Scripted {

  private final String name;
  private final Page page;
  private final List<String> console = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final List<Pattern> expected = new ArrayList<>();

  /** Opens it; {@code name} is for messages. */
  public Tab(String name, BrowserContext context) {
    this.name = name;
    this.page = context.newPage();
    page.setDefaultTimeout(TIMEOUT_MILLIS);
    page.onConsoleMessage(this::record);
    page.onPageError(error -> recordError("uncaught: " + error));
    page.onCrash(crashed -> recordError("the page crashed"));
  }

  private void record(ConsoleMessage message) {
    if (message.type().equals("error")) {
      recordError(message.text());
    } else {
      console.add(message.type() + ": " + message.text());
    }
  }

  private void recordError(String error) {
    console.add("error: " + error);
    errors.add(error);
  }

  public Page page() {
    return page;
  }

  @Override
  public Tab go(String url) {
    page.navigate(url);
    return this;
  }

  @Override
  public void beforeEachPage(String script) {
    page.addInitScript(script);
  }

  /** Errors in which {@code regex} is found are no problem, be they past or to come. */
  public Tab expecting(String regex) {
    expected.add(Pattern.compile(regex));
    return this;
  }

  @Override
  public List<String> problems() {
    return errors.stream()
        .filter(error -> expected.stream().noneMatch(pattern -> pattern.matcher(error).find()))
        .map(error -> name + ": " + error)
        .toList();
  }

  /** All that the page wrote, oldest first: for a person who wonders why a test failed. */
  String transcript() {
    return String.join("\n", console.stream().map(line -> "[" + name + "] " + line).toList());
  }

  void screenshot(Path directory) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(directory.resolve(name + ".png")).setFullPage(true));
  }

  @Override
  public Object evaluate(String expression) {
    return page.evaluate(expression);
  }

  @Override
  public Object evaluate(String function, Object argument) {
    return page.evaluate(function, argument);
  }

  /**
   * Waits until the JavaScript function {@code predicate} of {@code argument} returns something
   * true. Playwright takes a promise for true, whatever it resolves to: such a predicate throws.
   */
  @Override
  public void await(String predicate, Object argument) {
    page.waitForFunction(
        """
        argument => {
          const answer = (%s)(argument);
          if (answer instanceof Promise) {
            throw new TypeError('a predicate cannot be asynchronous');
          }
          return answer;
        }
        """
            .formatted(predicate),
        argument);
  }

  /**
   * Closes the page as a person does who closes a tab, of a browser that goes on: for what a page
   * says in its last moments. {@link #close} also takes its profile away and with it the network by
   * which it says it. Either way a page that is busy for more than half a second at that moment may
   * be closed without {@code pagehide}: that was seen.
   */
  void closeByHand() {
    page.waitForClose(() -> page.close(new Page.CloseOptions().setRunBeforeUnload(true)));
  }

  @Override
  public void close() {
    page.context().close();
  }

  boolean isOpen() {
    return !page.isClosed();
  }

  @Override
  public String toString() {
    return name;
  }
}
