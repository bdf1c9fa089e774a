package dev.parley.demo.page.state;

/** The connection to the server, without which nobody new comes in. */
public enum ServerLink {
  UP,
  RECONNECTING,
  LOST
}
