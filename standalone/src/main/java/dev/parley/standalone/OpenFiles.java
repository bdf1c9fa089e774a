package dev.parley.standalone;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.parley.standalone.http.JettyTuning;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** How many files the system lets this process have open; each socket is one. */
final class OpenFiles {

  /** For connections that are no sockets, the jar, the log, listeners and selectors. */
  private static final int OTHERS = JettyTuning.OTHER_CONNECTIONS + 200;

  private OpenFiles() {}

  /**
   * What to tell an operator whose system allows fewer connections than the configuration. Past the
   * system's limit a process can't even load a class.
   *
   * @param connections that may be open
   * @return empty if there is nothing to tell, or the system does not say
   */
  static Optional<String> warning(int connections) {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? warning(connections, system.getMaxFileDescriptorCount())
        : Optional.empty();
  }

  static Optional<String> warning(int connections, long limit) {
    if (connections + OTHERS <= limit) {
      return Optional.empty();
    }
    return Optional.of(
        "--max-connections is "
            + connections
            + ", and the system lets this process open "
            + limit
            + " files: raise that limit (ulimit -n, LimitNOFILE) or lower --max-connections to "
            + Math.max(1, limit - OTHERS));
  }
}
