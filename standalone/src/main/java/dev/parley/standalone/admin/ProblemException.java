package dev.parley.standalone.admin;

import io.javalin.http.HttpStatus;

/** A request is refused; its message is for whoever made it. */
final class ProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  ProblemException(HttpStatus status, String detail) {
    super(detail);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}
