package dev.parley.demo.page.state;

/** How far one is connected to another person. */
public enum Connection {
  CONNECTING,
  CONNECTED,
  RECONNECTING,
  /** Given up: no way was found, or the one there was is gone. */
  FAILED
}
