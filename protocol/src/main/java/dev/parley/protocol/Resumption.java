package dev.parley.protocol;

/**
 * How a session is taken up again when its socket is gone.
 *
 * @param resumeMillis how long, in milliseconds, the session is kept without a socket
 */
public record Resumption(SessionSecret secret, int resumeMillis) {}
