package dev.parley.client.port;

import dev.parley.client.loop.Registration;

/** The port to what becomes of the page, or the program, that the client is in. */
public interface Lifecycle {

  /** Calls {@code listener}, on the event loop, when the page or the machine wakes from a sleep. */
  Registration onWake(Runnable listener);

  /**
   * Calls {@code listener}, on the event loop, when the page is about to be gone for good: what is
   * sent before it returns is still sent.
   */
  Registration onEnd(Runnable listener);
}
