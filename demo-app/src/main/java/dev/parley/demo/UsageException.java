package dev.parley.demo;

/** A command line is wrong; its message names the option. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String option, String problem) {
    super(option + " " + problem);
  }
}
