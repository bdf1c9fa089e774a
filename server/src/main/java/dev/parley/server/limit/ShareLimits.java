package dev.parley.server.limit;

/**
 * What all sockets of one address, or of one user, may do together.
 *
 * @param rates of all frames together
 * @param connections open at once
 * @param handshakesPerSecond openings of sockets
 * @param handshakeBurst of these at once
 */
public record ShareLimits(
    RateLimits rates, int connections, int handshakesPerSecond, int handshakeBurst) {}
