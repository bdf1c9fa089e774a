package dev.parley.e2e.bindings.misspelt;

/** An enumeration with a value that is refused, and one that is taken. */
public final class RTCSdpType {
  public static final String OFFER = "offer";
  public static final String ANSWER = "anwser";

  private RTCSdpType() {}
}
