package dev.parley.e2e.firefox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.e2e.Scripted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * One page in a profile of its own. Errors that the page throws, rejects or writes to its console
 * are problems, unless the test said that it expects them. To be used by the test's thread alone.
 */
public final class FirefoxTab implements Scripted {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final Bidi bidi;
  private final String context;
  private final List<Pattern> expected = new ArrayList<>();

  /** Written by the connection's thread. */
  private final List<String> console = new CopyOnWriteArrayList<>();

  private final List<String> errors = new CopyOnWriteArrayList<>();
  private boolean open = true;

  FirefoxTab(String name, Bidi bidi, String context) {
    this.name = name;
    this.bidi = bidi;
    this.context = context;
  }

  void record(String level, String text) {
    console.add(level + ": " + text);
    if (level.equals("error")) {
      errors.add(text);
    }
  }

  @Override
  public FirefoxTab go(String url) {
    bidi.command(
        "browsingContext.navigate", Map.of("context", context, "url", url, "wait", "complete"));
    return this;
  }

  @Override
  public void beforeEachPage(String script) {
    bidi.command(
        "script.addPreloadScript",
        Map.of("functionDeclaration", "() => {" + script + "}", "contexts", List.of(context)));
  }

  /** Errors in which {@code regex} is found are no problem, be they past or to come. */
  public FirefoxTab expecting(String regex) {
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

  @Override
  public Object evaluate(String expression) {
    return call("() => (" + expression + ")", null);
  }

  @Override
  public Object evaluate(String function, Object argument) {
    return call(function, argument);
  }

  /** Values go as JSON both ways: that is all that a test passes, and leaves no types to map. */
  private Object call(String function, Object argument) {
    String body =
        "async json => JSON.stringify(await (" + function + ")(JSON.parse(json)) ?? null)";
    try {
      JsonNode answer =
          bidi.command(
              "script.callFunction",
              Map.of(
                  "functionDeclaration",
                  body,
                  "awaitPromise",
                  true,
                  "target",
                  Map.of("context", context),
                  "arguments",
                  List.of(Map.of("type", "string", "value", JSON.writeValueAsString(argument)))));
      if (!answer.path("type").asText().equals("success")) {
        throw new AssertionError(
            name + ": " + answer.path("exceptionDetails").path("text").asText());
      }
      return JSON.readValue(answer.path("result").path("value").asText(), Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() {
    open = false;
    bidi.command("browsingContext.close", Map.of("context", context, "promptUnload", false));
  }

  boolean isOpen() {
    return open;
  }

  @Override
  public String toString() {
    return name;
  }
}
