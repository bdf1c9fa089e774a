package dev.parley.protocol.golden;

import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** What every {@link Json} must do; a check throws an {@link AssertionError} if it does not. */
public final class JsonContract {

  /** One sentence of the contract. */
  public record Check(String name, Body body) {}

  /** A check's body. */
  public interface Body {
    void run() throws JsonException;
  }

  private static final String[] MALFORMED = {
    "",
    " ",
    "{",
    "}",
    "[1,]",
    "{\"a\":1,}",
    "{\"a\"}",
    "{a:1}",
    "{'a':1}",
    "[1 2]",
    "1 2",
    "{}{}",
    "nul",
    "NULL",
    "NaN",
    "Infinity",
    "-Infinity",
    "undefined",
    "01",
    "+1",
    "1.",
    ".5",
    "1e",
    "-",
    "0x1",
    "\"",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\n\"",
    "\"\u0000\"",
    "\"\t\"",
    "// c\n1",
    "/* c */1",
    "\u00a01",
    "\ufeff1",
    "[1]]",
    "\u0000",
    "1\u0000"
  };

  private static final String[] TEXTS = {
    "{}",
    "[]",
    "0",
    "-1",
    "1.5",
    "1e+3",
    "1E-3",
    "\"\"",
    "null",
    "true",
    "false",
    " \t\r\n[ 1 , { \"a\" : [ ] } ] ",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
    "\"\u2028\u2029\u007f\"",
    "{\"\":0,\" \":1,\"\\u0000\":2}",
    "[[],{},null,[null]]",
    "1.7976931348623157e308",
    "5e-324"
  };

  private final Json json;

  private JsonContract(Json json) {
    this.json = json;
  }

  public static List<Check> of(Json json) {
    JsonContract contract = new JsonContract(json);
    return List.of(
        new Check("malformed text is refused", contract::malformedTextIsRefused),
        new Check("text that is read is written as the same value", contract::textSurvives),
        new Check("each type has its accessor alone", contract::accessors),
        new Check("numbers are equal as numbers", contract::numbers),
        new Check("integral numbers are written without a fraction", contract::integralNumbers),
        new Check("a number that is not finite is refused", contract::notFinite),
        new Check("strings keep every UTF-16 code unit", contract::strings),
        new Check("members are found by name, inherited ones not", contract::members),
        new Check("any name may be a member's", contract::names),
        new Check("members are equal in any order", contract::order),
        new Check("the last of two members with one name holds", contract::doubled),
        new Check("a depth of MAX_DEPTH is read, written and compared", contract::deep),
        new Check("a greater depth is refused", contract::tooDeep),
        new Check("a value of another Json is refused", contract::foreign));
  }

  private void malformedTextIsRefused() {
    for (String text : MALFORMED) {
      refused(text);
    }
  }

  private void textSurvives() throws JsonException {
    for (String text : TEXTS) {
      JsonValue value = json.parse(text);
      equal(json.parse(value.toJson()), value);
      equal(json.parse(value.toJson()).hashCode(), value.hashCode());
    }
  }

  private void accessors() throws JsonException {
    equal(json.parse("\"a\"").string(), "a");
    equal(json.parse("2.5").number(), 2.5);
    equal(json.parse("true").bool(), true);
    equal(json.parse("[1,null]").elements(), List.of(json.number(1), json.nullValue()));
    equal(json.parse("{\"b\":1,\"a\":2}").names(), List.of("b", "a"));
    for (JsonValue value : List.of(json.nullValue(), json.string("1"), json.number(1))) {
      illegalState(value, JsonType.BOOLEAN, value::bool);
      illegalState(value, JsonType.STRING, value::string);
      illegalState(value, JsonType.NUMBER, value::number);
      illegalState(value, JsonType.ARRAY, value::elements);
      illegalState(value, JsonType.OBJECT, value::names);
      illegalState(value, JsonType.OBJECT, () -> value.member("a"));
    }
  }

  private void numbers() throws JsonException {
    for (String one :
        List.of("1", "1.0", "1e0", "10e-1", "0.1e1", "1.00000000000000000000000000")) {
      equal(json.parse(one), json.number(1));
      equal(json.parse(one).hashCode(), json.number(1).hashCode());
    }
    equal(json.parse("-0"), json.number(0));
    equal(json.parse("-0.0"), json.number(-0.0));
    equal(json.parse("-0.0").hashCode(), json.number(0).hashCode());
    equal(json.parse("100000000000000000000"), json.number(1e20));
    different(json.number(1), json.string("1"));
    different(json.number(1), json.bool(true));
    different(json.number(0), json.nullValue());
  }

  private void integralNumbers() {
    equal(json.number(3).toJson(), "3");
    equal(json.number(9_007_199_254_740_991.0).toJson(), "9007199254740991");
    equal(json.object().put("n", -7).build().toJson(), "{\"n\":-7}");
  }

  private void notFinite() {
    for (double value : new double[] {Double.NaN, 1.0 / 0, -1.0 / 0}) {
      illegalArgument(() -> json.number(value));
      illegalArgument(() -> json.object().put("n", value));
    }
    refused("1e309");
    refused("[{\"a\":-1e999}]");
  }

  private void strings() throws JsonException {
    for (String text : List.of("", "\0", "\"\\/", "\u2028", "\ud83d\ude00", "\ud800", "\udc00x")) {
      equal(json.string(text).string(), text);
      equal(json.parse(json.string(text).toJson()), json.string(text));
    }
  }

  private void members() throws JsonException {
    JsonValue value = json.parse("{\"a\":null,\"b\":{\"c\":\"d\"}}");
    equal(value.member("a"), Optional.of(json.nullValue()));
    equal(value.member("b").get().member("c").get().string(), "d");
    for (String inherited : List.of("toString", "constructor", "__proto__", "hasOwnProperty", "")) {
      equal(value.member(inherited), Optional.empty());
    }
  }

  private void names() throws JsonException {
    for (String name :
        List.of("__proto__", "constructor", "hasOwnProperty", "", "0", "\0", "\ud800")) {
      JsonValue built = json.object().put(name, 1).build();
      equal(built.names(), List.of(name));
      equal(built.member(name), Optional.of(json.number(1)));
      equal(json.parse(built.toJson()), built);
    }
  }

  private void order() throws JsonException {
    JsonValue one = json.parse("{\"a\":1,\"b\":[{}]}");
    equal(json.parse("{\"b\":[{}],\"a\":1}"), one);
    equal(json.parse("{\"b\":[{}],\"a\":1}").hashCode(), one.hashCode());
    different(json.parse("{\"a\":1}"), one);
    different(json.parse("{\"a\":1,\"c\":[{}]}"), one);
    different(json.parse("[1,2]"), json.parse("[2,1]"));
  }

  private void doubled() throws JsonException {
    equal(json.parse("{\"a\":1,\"a\":2}"), json.parse("{\"a\":2}"));
    equal(json.object().put("a", 1).put("a", 2).build(), json.parse("{\"a\":2}"));
  }

  private void deep() throws JsonException {
    JsonValue arrays = json.parse(arrays(Json.MAX_DEPTH));
    equal(json.parse(arrays.toJson()), arrays);
    equal(json.parse(arrays.toJson()).hashCode(), arrays.hashCode());
    JsonValue built = json.nullValue();
    for (int i = 0; i < Json.MAX_DEPTH; i++) {
      built = i % 2 == 0 ? json.array(List.of(built)) : json.object().put("a", built).build();
    }
    equal(json.parse(built.toJson()), built);
  }

  private void tooDeep() throws JsonException {
    refused(arrays(Json.MAX_DEPTH + 1));
    refused(arrays(100_000));
    JsonValue deepest = json.parse(arrays(Json.MAX_DEPTH));
    illegalArgument(() -> json.array(List.of(deepest)));
    illegalArgument(() -> json.object().put("a", deepest).build());
  }

  private void foreign() {
    illegalArgument(() -> json.array(List.of(new ForeignNull())));
    illegalArgument(() -> json.object().put("a", new ForeignNull()));
  }

  private static String arrays(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append('[');
    }
    for (int i = 0; i < depth; i++) {
      text.append(']');
    }
    return text.toString();
  }

  private void refused(String text) {
    JsonValue read;
    try {
      read = json.parse(text);
    } catch (JsonException e) {
      return;
    }
    throw new AssertionError("read as " + read.type() + ": " + (text.length() > 99 ? "…" : text));
  }

  private static void illegalArgument(Runnable step) {
    try {
      step.run();
    } catch (IllegalArgumentException e) {
      return;
    }
    throw new AssertionError("no IllegalArgumentException");
  }

  private static void illegalState(JsonValue value, JsonType accessor, Runnable step) {
    if (value.type() == accessor) {
      return;
    }
    try {
      step.run();
    } catch (IllegalStateException e) {
      return;
    }
    throw new AssertionError(value.type() + " was taken for " + accessor);
  }

  private static void equal(Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw new AssertionError(actual + " instead of " + expected);
    }
  }

  private static void different(Object a, Object b) {
    if (a.equals(b)) {
      throw new AssertionError(a + " equals " + b);
    }
  }
}
