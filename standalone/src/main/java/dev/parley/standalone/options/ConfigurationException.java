package dev.parley.standalone.options;

/** What the program was told is wrong. The message names the option as it was given. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }
}
