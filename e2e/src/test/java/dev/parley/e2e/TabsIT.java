package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.PlaywrightException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tests trust that nothing goes wrong in a page unheard: that is itself tested. */
class TabsIT {

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final StaticPages pages = StaticPages.start();

  private final Tab tab = tabs.open("tab").go(pages.url("strict/index.html"));

  @Test
  void uncaughtErrorIsAProblem() {
    assertProblem("oops", "setTimeout(() => { throw new Error('oops'); })");
  }

  @Test
  void unhandledRejectionIsAProblem() {
    assertProblem("oops", "void Promise.reject(new Error('oops'))");
  }

  @Test
  void errorInTheConsoleIsAProblem() {
    assertProblem("oops", "console.error('oops')");
  }

  @Test
  void violatedContentSecurityPolicyIsAProblem() {
    assertProblem(
        "Content Security Policy",
        "document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.2/'}))");
  }

  @Test
  void waitWorksUnderAStrictPolicyAndIsNoProblem() {
    tab.evaluate("setTimeout(() => { document.title = 'later'; })");
    tab.await("title => document.title === title", "later");
    assertEquals(List.of(), tab.problems());
  }

  @Test
  void asynchronousPredicateIsRefused() {
    tab.expecting("asynchronous");
    String message =
        assertThrows(PlaywrightException.class, () -> tab.await("async () => false")).getMessage();
    assertTrue(message.contains("asynchronous"), message);
  }

  private void assertProblem(String text, String script) {
    tab.evaluate(script);
    tab.page().waitForCondition(() -> !tab.problems().isEmpty());
    String problem = tab.problems().get(0);
    assertTrue(problem.contains(text), problem);
    tab.expecting(text);
    assertEquals(List.of(), tab.problems());
  }
}
