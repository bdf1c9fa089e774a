package dev.parley.server.session;

/**
 * How fast a client may send.
 *
 * @param refusals how many frames in a burst may be refused before the connection is closed
 */
public record RateLimits(
    int framesPerSecond, int frameBurst, int bytesPerSecond, int byteBurst, int refusals) {}
