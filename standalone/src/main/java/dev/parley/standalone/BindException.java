package dev.parley.standalone;

import java.util.OptionalInt;

/** An address that the program was told to listen on can't be had. */
final class BindException extends Exception {
  private static final long serialVersionUID = 1L;

  BindException(String message) {
    super(message);
  }

  /** One of the listeners' can't; which one is not told. */
  static BindException of(Configuration configuration) {
    StringBuilder wanted =
        new StringBuilder(configuration.listener().url(configuration.listener().port()));
    configuration.admin().ifPresent(admin -> wanted.append(" or ").append(admin.url(admin.port())));
    return new BindException(
        "can't listen on "
            + wanted
            + ": a port is in use or not yours to take, or an address is not this machine's. See"
            + " --host, --port, --admin-host and --admin-port.");
  }

  static BindException ofStun(String host, OptionalInt port) {
    return new BindException(
        "can't answer STUN at "
            + host
            + " on UDP port "
            + port.orElseThrow()
            + ": it is in use or not yours to take. See --stun-port.");
  }
}
