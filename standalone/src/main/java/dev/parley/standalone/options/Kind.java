package dev.parley.standalone.options;

/** How an option's value is written. */
public enum Kind {
  /** One value. */
  TEXT,
  /** Any number of values: the flag repeated, elsewhere separated by commas. */
  LIST,
  /** {@code true} or {@code false}; a flag has no value, and is {@code true}. */
  SWITCH,
  /** One value that is never shown, and that may be in a file of its own instead. */
  SECRET
}
