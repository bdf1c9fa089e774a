package dev.parley.server.session;

import dev.parley.protocol.CloseCode;

/** How the server ends a socket: the status code and the reason phrase of its close frame. */
public record Close(int code, String reason) {

  /** RFC 6455 §7.4.1: 1000, the purpose is fulfilled. */
  static final Close LEFT = new Close(1000, "left");

  /** RFC 6455 §7.4.1: 1001, the server goes away; a client connects again. */
  static final Close GOING_AWAY = new Close(1001, "going-away");

  /** RFC 6455 §7.4.1: 1011, an error of the server's; a client connects again. */
  static final Close INTERNAL_ERROR = new Close(1011, "internal-error");

  static Close with(CloseCode code) {
    return new Close(code.code(), code.wireName());
  }
}
