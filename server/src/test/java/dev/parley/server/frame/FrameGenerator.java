package dev.parley.server.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes relayed frames of all the shapes that JSON allows, and breaks them. */
final class FrameGenerator {

  private static final String[] TYPES = {"offer", "answer", "new-ice-candidate", "message"};
  private static final String[] ESCAPES = {
    "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0000", "\\uD83D\\uDE00", "\\uDe00"
  };
  private static final String[] CHARACTERS = {
    "a",
    " ",
    "~",
    "}",
    "]",
    ":",
    ",",
    "\u007f",
    "\u0080",
    "\u07ff",
    "\u0800",
    "\ud7ff",
    "\ue000",
    "\uffff",
    "\ud800\udc00",
    "\udbff\udfff"
  };
  private static final String[] NUMBERS = {
    "0", "-0", "1", "-12", "0.5", "10.25", "1e5", "1E+5", "2e-3", "-0.0e0", "123456789012345678901"
  };
  private static final String[] FRAGMENTS = {
    "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "+", "t", "null", " ", "\u0000",
    "\u001f", "/", "NaN", "'", "\ufeff", "\\u12"
  };

  private final Random random;

  FrameGenerator(Random random) {
    this.random = random;
  }

  String relayedFrame() {
    List<String> members = new ArrayList<>();
    members.add(name("type") + colon() + escaped(pick(TYPES)));
    for (String payload : new String[] {"sdp", "candidate", "data"}) {
      members.add(name(payload) + colon() + value(0));
    }
    if (random.nextBoolean()) {
      members.add(name("to") + colon() + escaped("peer-" + random.nextInt(100)));
    }
    if (random.nextBoolean()) {
      members.add(name("from") + colon() + value(0));
    }
    if (random.nextBoolean()) {
      members.add(name("id") + colon() + random.nextInt(1_000));
    }
    if (random.nextBoolean()) {
      members.add(name("seq") + colon() + value(0));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      members.add("\"x" + i + "\"" + colon() + value(0));
    }
    Collections.shuffle(members, random);
    return space()
        + "{"
        + space()
        + String.join(space() + "," + space(), members)
        + space()
        + "}"
        + space();
  }

  byte[] damage(byte[] frame) {
    int at = random.nextInt(frame.length);
    byte[] changed = frame.clone();
    switch (random.nextInt(5)) {
      case 0 -> changed[at] = (byte) random.nextInt(256);
      case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        return joined(Arrays.copyOf(frame, at), Arrays.copyOfRange(frame, at + 1, frame.length));
      }
      case 3 -> {
        byte[] fragment = pick(FRAGMENTS).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return joined(
            Arrays.copyOf(frame, at), fragment, Arrays.copyOfRange(frame, at, frame.length));
      }
      default -> {
        return Arrays.copyOf(frame, at);
      }
    }
    return changed;
  }

  private static byte[] joined(byte[]... parts) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 4 ? 5 : 7)) {
      case 0 -> "null";
      case 1 -> random.nextBoolean() ? "true" : "false";
      case 2 -> pick(NUMBERS);
      case 3, 4 -> string();
      case 5 -> {
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          elements.add(space() + value(depth + 1) + space());
        }
        yield "[" + (elements.isEmpty() ? space() : String.join(",", elements)) + "]";
      }
      default -> {
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          members.add(space() + "\"k" + i + "\"" + colon() + value(depth + 1) + space());
        }
        yield "{" + (members.isEmpty() ? space() : String.join(",", members)) + "}";
      }
    };
  }

  private String string() {
    StringBuilder string = new StringBuilder("\"");
    // Long enough at times to be passed eight bytes at once.
    for (int i = random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(6); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> string.append(pick(ESCAPES));
        case 1 -> string.append(pick(CHARACTERS));
        default -> string.append((char) ('a' + random.nextInt(26)));
      }
    }
    return string.append('"').toString();
  }

  private String name(String name) {
    return escaped(name);
  }

  private String escaped(String text) {
    StringBuilder string = new StringBuilder("\"");
    boolean escape = random.nextInt(4) == 0;
    for (char c : text.toCharArray()) {
      if (escape && random.nextBoolean()) {
        string.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
      } else {
        string.append(c);
      }
    }
    return string.append('"').toString();
  }

  private String colon() {
    return space() + ":" + space();
  }

  private String space() {
    return random.nextInt(6) == 0 ? pick(" ", "\t", "\r\n", "  \n") : "";
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
