package dev.parley.demo.page.state;

/** The state of one's microphone or camera. */
public enum Device {
  ON,
  /** There is one, and it sends silence or darkness. */
  OFF,
  /** There is none, or the page may not use it. */
  MISSING
}
