package dev.parley.client.port;

/** The port to a platform's source of randomness; good enough for keys. */
public interface RandomBytes {

  /** Fresh random bytes, {@code count} of them. */
  byte[] next(int count);
}
