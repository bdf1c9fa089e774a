package dev.parley.e2e;

import java.util.List;

/**
 * A page in some browser that a test opened, and what every browser lets a test do with one. To be
 * used by the test's thread alone.
 */
public interface Scripted extends AutoCloseable {

  /** Loads a page, and returns once its scripts have run. */
  Scripted go(String url);

  /** Runs {@code script} in every page that is loaded from now on, before the page's own. */
  void beforeEachPage(String script);

  /** Evaluates an expression in the page; a promise is awaited. */
  Object evaluate(String expression);

  /** Has the page call a function with {@code argument}; a promise is awaited. */
  Object evaluate(String function, Object argument);

  /** A number out of the page. */
  double number(String expression);

  /** Waits until the JavaScript function {@code predicate} returns something true. */
  void await(String predicate);

  /** Waits until the JavaScript function {@code predicate} of {@code argument} does so. */
  void await(String predicate, Object argument);

  /** What went wrong in the page so far and was not expected. */
  List<String> problems();

  /** Closes the page as a person closes a tab: nothing is asked, nothing is said first. */
  @Override
  void close();
}
