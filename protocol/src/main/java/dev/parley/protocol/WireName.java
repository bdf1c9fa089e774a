package dev.parley.protocol;

import java.util.Optional;

/**
 * What the constant of an enum is called in a frame, and in WebRTC where it is one of WebRTC's:
 * {@code NOT_JOINED} is {@code not-joined}. Told once, by the constant's own name, because a page
 * pays for each text and each constructor; GWT must therefore keep enums' names
 * (compiler.enum.obfuscate.names is false unless set).
 */
public final class WireName {

  private WireName() {}

  static String of(Enum<?> constant) {
    StringBuilder wireName = new StringBuilder();
    for (int i = 0; i < constant.name().length(); i++) {
      wireName.append(toWire(constant.name().charAt(i)));
    }
    return wireName.toString();
  }

  /** The constant of that name; compared as it stands, because a server does so for each frame. */
  public static <E extends Enum<E>> Optional<E> find(E[] constants, String wireName) {
    for (E constant : constants) {
      if (isName(wireName, constant.name())) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  private static boolean isName(String wireName, String name) {
    if (wireName.length() != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (wireName.charAt(i) != toWire(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char toWire(char c) {
    return c == '_' ? '-' : (char) (c - 'A' + 'a');
  }
}
