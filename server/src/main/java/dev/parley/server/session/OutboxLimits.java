package dev.parley.server.session;

/** How much may wait for one client; what is being written counts. */
public record OutboxLimits(int messages, int bytes) {}
