package dev.parley.client.port;

import dev.parley.client.loop.Registration;

/** Media Capture's MediaStreamTrack: one source of sound or pictures. */
public interface MediaTrack {

  /** What a track carries. */
  enum Kind {
    AUDIO,
    VIDEO
  }

  String id();

  Kind kind();

  /** What a person would call its source; may be empty. */
  String label();

  /** Whether it carries its source rather than silence or black. */
  boolean enabled();

  /** Mutes or unmutes it, here and for whoever receives it. */
  void setEnabled(boolean enabled);

  /** Gives its source up for good. {@link #onEnded} is not called for it. */
  void stop();

  /**
   * Calls {@code listener} when its source ended by itself: a device pulled, a shared screen taken
   * back.
   */
  Registration onEnded(Runnable listener);
}
