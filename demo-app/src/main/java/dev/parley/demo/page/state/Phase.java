package dev.parley.demo.page.state;

/** Which view there is. */
public enum Phase {
  LOBBY,
  /** Still in the lobby, Join pressed. */
  JOINING,
  CALL
}
