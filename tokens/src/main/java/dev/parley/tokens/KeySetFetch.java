package dev.parley.tokens;

import java.io.IOException;

/** Gets a key set from its issuer. */
@FunctionalInterface
interface KeySetFetch {

  /** Blocks for a bounded time. Called by one thread at a time. */
  KeySet fetch() throws IOException;
}
