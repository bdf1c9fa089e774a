package dev.parley.e2e.bindings;

/**
 * One thing that a binding says the browser has.
 *
 * @param type the JavaScript class, or the name of the dictionary or enumeration
 * @param name the member's, as JavaScript knows it; for {@link Kind#VALUE} the string itself
 * @param of what {@code typeof} says of the value, or {@code array}; empty if it may be anything
 */
public record Member(String type, String name, Kind kind, String of) {

  /** In words that the page's script knows too. */
  public enum Kind {
    CONSTRUCTOR,
    GETTER,
    SETTER,
    METHOD,
    STATIC_GETTER,
    STATIC_METHOD,
    EVENT,
    /** Of a dictionary. */
    MEMBER,
    /** Of an enumeration. */
    VALUE;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  /** What it is called in a failure: {@code RTCDataChannel.send method}. */
  public String id() {
    return type + "." + name + " " + kind.word();
  }
}
