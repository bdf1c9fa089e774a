package dev.parley.e2e;

import java.util.List;

/**
 * A page in some browser that a test opened, and what every browser lets a test do with one. To be
 * used by the test's thread alone.
 */
public interface Scripted extends AutoCloseable {

  /** Past it a wait has failed. Ten times what the slowest awaited step takes on a busy machine. */
  int TIMEOUT_MILLIS = 15_000;

  /** Loads a page, and returns once its scripts have run. */
  Scripted go(String url);

  /** Runs {@code script} in every page that is loaded from now on, before the page's own. */
  void beforeEachPage(String script);

  /** Evaluates an expression in the page; a promise is awaited. */
  Object evaluate(String expression);

  /** Has the page call a function with {@code argument}; a promise is awaited. */
  Object evaluate(String function, Object argument);

  /** A number out of the page. */
  default double number(String expression) {
    return ((Number) evaluate(expression)).doubleValue();
  }

  /** Waits until the JavaScript function {@code predicate} returns something true. */
  default void await(String predicate) {
    await(predicate, null);
  }

  /** Waits until the JavaScript function {@code predicate} of {@code argument} does so. */
  default void await(String predicate, Object argument) {
    String wait =
        """
        async argument => {
          const end = performance.now() + %d;
          while (!(%s)(argument)) {
            if (performance.now() > end) {
              return false;
            }
            await new Promise(resolve => setTimeout(resolve, 15));
          }
          return true;
        }
        """
            .formatted(TIMEOUT_MILLIS, predicate);
    if (!(Boolean) evaluate(wait, argument)) {
      throw new AssertionError(this + ": waited in vain for " + predicate + " of " + argument);
    }
  }

  /** What went wrong in the page so far and was not expected. */
  List<String> problems();

  /** Closes the page as a person closes a tab: nothing is asked, nothing is said first. */
  @Override
  void close();
}
