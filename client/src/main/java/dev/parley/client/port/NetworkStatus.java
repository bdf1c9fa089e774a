package dev.parley.client.port;

import dev.parley.client.loop.Registration;

/** The port to what a platform knows of the network it is in. */
public interface NetworkStatus {

  /**
   * Whether there may be a network; true where the platform does not know. False is to be believed,
   * true promises nothing (HTML §8.1.6, navigator.onLine).
   */
  boolean online();

  /**
   * Calls {@code listener}, on the event loop, each time that {@link #online()} changed or that the
   * network became another one, as from a cable to a mobile network.
   */
  Registration onChange(Runnable listener);
}
