package dev.parley.standalone.options;

import java.util.Locale;

/**
 * One thing that the program can be told.
 *
 * @param key its name in a file, such as {@code token-secret}; the other names follow from it
 * @param label what stands for its value in the help; empty for a switch
 * @param fallback its value where none is given, as one would write it; empty for none
 * @param description one or two sentences
 */
public record Option(
    String key, Section section, Kind kind, String label, String fallback, String description) {

  /** As on the command line: {@code --token-secret}. */
  public String flag() {
    return "--" + key;
  }

  /** As in the environment: {@code PARLEY_TOKEN_SECRET}. */
  public String variable() {
    return Environment.PREFIX + key.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /**
   * The option by which a secret is read from a file.
   *
   * @throws IllegalStateException if this one is no secret
   */
  public Option inFile() {
    if (kind != Kind.SECRET) {
      throw new IllegalStateException(key + " is not a secret");
    }
    return new Option(
        key + "-file", section, Kind.TEXT, "FILE", "", "The file that holds " + flag() + ".");
  }
}
