package dev.parley.standalone.log;

/** How much is logged; as at {@code --log-level}, in lower case. */
public enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE
}
