package dev.parley.demo.page.state;

/** How far one is connected to another person. */
public enum Connection {
  CONNECTING,
  CONNECTED,
  RECONNECTING,
  /** No way was found yet; it is tried again and again. */
  FAILED
}
