package dev.parley.client.loop;

/** Something that was asked for until further notice: a listener, a timer. */
public interface Registration {

  /** Of what was never asked for. */
  Registration NONE = () -> {};

  /** Ends it; from then on it is not called. A second time does nothing. */
  void remove();
}
