package dev.parley.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** Publishes keys, until it is told to be out. */
final class FakeIssuer implements KeySetFetch {

  private volatile List<String> jwks;
  volatile boolean out;

  /** Only ever written by the thread that fetches, of which there is one. */
  volatile int fetches;

  FakeIssuer(String... jwks) {
    publish(jwks);
  }

  void publish(String... jwks) {
    this.jwks = List.of(jwks);
  }

  @Override
  public KeySet fetch() throws IOException {
    fetches = fetches + 1;
    if (out) {
      throw new IOException("answered 503");
    }
    return KeySet.parse(("{\"keys\":[" + String.join(",", jwks) + "]}").getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "https://issuer.example";
  }
}
