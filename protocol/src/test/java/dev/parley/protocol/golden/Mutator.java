package dev.parley.protocol.golden;

import java.util.List;
import java.util.Random;

/** Spoils well-formed frames, in ways that a seed determines: the same on every platform. */
public final class Mutator {

  private static final String[] VALUES = {
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1.5",
    "1e3",
    "1e-9",
    "65535",
    "65536",
    "2147483648",
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "123456789012345678901234567890",
    "1e308",
    "1e309",
    "-1e999",
    "NaN",
    "Infinity",
    "-",
    "01",
    "+1",
    "1.",
    ".5",
    "\"\"",
    "\"0\"",
    "\"NaN\"",
    "\"offer\"",
    "\"p2\"",
    "\"\\u0000\"",
    "\"\u0000\"",
    "\"\\ud800\"",
    "\"\\udc00\\ud800\"",
    "\"\ud800\"",
    "\"\ufeff\"",
    "\"\\x\"",
    "'p2'",
    "{}",
    "[]",
    "[null]",
    "[{}]",
    "[\"\"]",
    "{\"type\":\"offer\"}",
    "{\"type\":\"offer\",\"sdp\":null}",
    "{\"__proto__\":{\"a\":1}}",
    "{\"constructor\":1,\"toString\":2}",
    "{\"\":{\"\":[]}}",
    "{\"10\":1,\"2\":2}",
    "",
    "undefined"
  };

  private static final String[] NAMES = {
    "type",
    "to",
    "from",
    "id",
    "seq",
    "received",
    "sdp",
    "candidate",
    "data",
    "profile",
    "peer",
    "suspended",
    "user",
    "__proto__",
    "hasOwnProperty",
    "unknown",
    "",
    "\\u0074ype"
  };

  private static final String CHARACTERS = "\0\"\\{}[]:,0-.e \n\r\t\u2028\ud800\udc00\ufeff\u0080x";

  private final Random random;

  public Mutator(long seed) {
    random = new Random(seed);
  }

  /** Spoils a well-formed text, one to three times. */
  public String mutate(String text) {
    String mutated = structure(text);
    for (int more = random.nextInt(3); more > 0; more--) {
      mutated = random.nextBoolean() ? characters(mutated) : mutated;
    }
    return mutated;
  }

  private String structure(String text) {
    Spans spans = new Spans(text);
    Spans.Span value = any(spans.values);
    Spans.Span member = any(spans.members);
    return switch (random.nextInt(8)) {
      case 0 -> replace(text, value, pick(VALUES));
      case 1 -> replace(text, value, of(text, any(spans.values)));
      case 2 -> remove(text, member);
      case 3 -> insert(text, member.start(), of(text, member) + ",");
      case 4 -> insert(text, member.start(), "\"" + pick(NAMES) + "\":" + pick(VALUES) + ",");
      case 5 -> replace(text, value, nested());
      case 6 -> insert(text, any(spans.values).end(), pick(VALUES));
      default -> characters(text);
    };
  }

  private String characters(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(at);
      case 2 -> text.substring(0, at) + text.substring(at + 1);
      case 3 -> insert(text, at, String.valueOf(character));
      default ->
          text.substring(0, at)
              + (char) (text.charAt(at) ^ 1 << random.nextInt(16))
              + text.substring(at + 1);
    };
  }

  /** Deep enough to pass a limit or to exhaust a stack, now and then. */
  private String nested() {
    boolean arrays = random.nextBoolean();
    int depth = 1 << random.nextInt(16);
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      nested.append(arrays ? "[" : "{\"a\":");
    }
    nested.append(arrays ? "" : "0");
    for (int i = 0; i < depth; i++) {
      nested.append(arrays ? ']' : '}');
    }
    return nested.toString();
  }

  private Spans.Span any(List<Spans.Span> spans) {
    return spans.get(random.nextInt(spans.size()));
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  private static String replace(String text, Spans.Span span, String by) {
    return text.substring(0, span.start()) + by + text.substring(span.end());
  }

  private static String of(String text, Spans.Span span) {
    return text.substring(span.start(), span.end());
  }

  /** Removes a member with its comma. */
  private static String remove(String text, Spans.Span member) {
    int end = member.end();
    if (text.charAt(end) == ',') {
      return text.substring(0, member.start()) + text.substring(end + 1);
    }
    // The last one: the comma stands in front, if there is one.
    int comma = text.lastIndexOf(',', member.start());
    boolean only = comma < 0 || text.lastIndexOf('{', member.start()) > comma;
    return text.substring(0, only ? member.start() : comma) + text.substring(end);
  }

  private static String insert(String text, int at, String inserted) {
    return text.substring(0, at) + inserted + text.substring(at);
  }
}
