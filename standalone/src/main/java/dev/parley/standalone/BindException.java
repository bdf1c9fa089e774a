package dev.parley.standalone;

import dev.parley.standalone.http.Listener;
import dev.parley.standalone.options.Option;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An address that the program was told to listen on can't be had. */
final class BindException extends Exception {
  private static final long serialVersionUID = 1L;

  BindException(String message) {
    super(message);
  }

  /**
   * @param options that say where else to listen
   */
  static BindException of(Listener listener, Option... options) {
    return new BindException(
        "can't listen on "
            + listener.url(listener.port())
            + ": the port is in use or not yours to take, or the address is not this machine's. See "
            + Stream.of(options).map(Option::flag).collect(Collectors.joining(" and "))
            + ".");
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
