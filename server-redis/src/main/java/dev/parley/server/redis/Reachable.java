package dev.parley.server.redis;

import java.time.Instant;

/** Whether Redis answers, and since when: as of the last look. Guarded by itself. */
final class Reachable {

  private boolean up = true;
  private Instant since = Instant.now();

  synchronized void look(boolean answers) {
    if (answers != up) {
      up = answers;
      since = Instant.now();
    }
  }

  synchronized boolean isUp() {
    return up;
  }

  synchronized Instant since() {
    return since;
  }
}
