package dev.parley.e2e;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A page in a profile of its own that can be frozen (Page Lifecycle), as one is by a browser whose
 * laptop goes to sleep: none of its tasks run until it is woken. Chromium freezes hidden pages
 * alone, and Playwright has every page that it drives pass for visible; so this one is driven past
 * it, by the DevTools protocol of the browser itself. It stays hidden once it was frozen, and its
 * WebSockets are closed by the time it wakes.
 */
final class FreezableTab implements Scripted {

  /** Where a test can see what the page's own listeners were told. */
  private static final String WATCH =
      """
      window.frozen = false;
      document.addEventListener('freeze', () => frozen = true);
      document.addEventListener('resume', () => frozen = false);
      """;

  private static final Gson JSON = new Gson();

  private final String name;

  /** Playwright hands events on only while one waits for something of its own. */
  private final Page pump;

  private final CDPSession browser;
  private final String context;
  private final String session;
  private final Map<Integer, JsonObject> answers = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private int lastId;

  /** Opens an empty one in the browser that {@code other} is in; {@code name} is for messages. */
  static FreezableTab beside(Tab other, String name) {
    return new FreezableTab(other.page(), name);
  }

  private FreezableTab(Page pump, String name) {
    this.name = name;
    this.pump = pump;
    browser = pump.context().browser().newBrowserCDPSession();
    browser.on("Target.receivedMessageFromTarget", this::receive);
    context = ask("Target.createBrowserContext", Map.of(), "browserContextId");
    String target =
        ask(
            "Target.createTarget",
            Map.of("url", "about:blank", "browserContextId", context),
            "targetId");
    // Not flat: Playwright's session has no way to name another one.
    session =
        ask("Target.attachToTarget", Map.of("targetId", target, "flatten", false), "sessionId");
    send("Page.enable", Map.of());
    send("Runtime.enable", Map.of());
    beforeEachPage(WATCH);
  }

  private String ask(String method, Map<String, ?> params, String member) {
    return browser.send(method, json(params)).get(member).getAsString();
  }

  private JsonObject send(String method, Map<String, ?> params) {
    int id = ++lastId;
    String message = JSON.toJson(Map.of("id", id, "method", method, "params", params));
    browser.send(
        "Target.sendMessageToTarget", json(Map.of("sessionId", session, "message", message)));
    pump.waitForCondition(
        () -> answers.containsKey(id),
        new Page.WaitForConditionOptions().setTimeout(2 * TIMEOUT_MILLIS));
    JsonObject answer = answers.remove(id);
    if (!answer.has("result")) {
      throw new IllegalStateException(name + ": " + method + ": " + answer.get("error"));
    }
    return answer.getAsJsonObject("result");
  }

  private void receive(JsonObject event) {
    JsonObject message =
        JsonParser.parseString(event.get("message").getAsString()).getAsJsonObject();
    if (message.has("id")) {
      answers.put(message.get("id").getAsInt(), message);
    } else if (message.get("method").getAsString().equals("Runtime.exceptionThrown")) {
      problems.add(name + ": " + message.get("params"));
    }
  }

  private static JsonObject json(Object value) {
    return JSON.toJsonTree(value).getAsJsonObject();
  }

  /** Returns once the page has been told and stands still. */
  void freeze() {
    send("Page.setWebLifecycleState", Map.of("state", "frozen"));
    if (!(Boolean) evaluate("frozen")) {
      throw new IllegalStateException(name + " is not frozen");
    }
  }

  void wake() {
    send("Page.setWebLifecycleState", Map.of("state", "active"));
    await("() => !frozen");
  }

  @Override
  public FreezableTab go(String url) {
    send("Page.navigate", Map.of("url", url));
    await("() => document.readyState === 'complete'");
    return this;
  }

  @Override
  public void beforeEachPage(String script) {
    send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  @Override
  public Object evaluate(String expression) {
    JsonObject answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(name + ": " + answer.get("exceptionDetails"));
    }
    return JSON.fromJson(answer.getAsJsonObject("result").get("value"), Object.class);
  }

  @Override
  public Object evaluate(String function, Object argument) {
    return evaluate("(" + function + ")(" + JSON.toJson(argument) + ")");
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  @Override
  public void close() {
    browser.send("Target.disposeBrowserContext", json(Map.of("browserContextId", context)));
    browser.detach();
  }

  @Override
  public String toString() {
    return name;
  }
}
