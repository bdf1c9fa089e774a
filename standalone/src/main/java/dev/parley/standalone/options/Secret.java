package dev.parley.standalone.options;

/** Something that must not be seen. Its {@link #toString()} hides it. */
public record Secret(String reveal) {

  /** What stands for a secret wherever one would be shown. */
  public static final String MASK = "********";

  @Override
  public String toString() {
    return MASK;
  }
}
