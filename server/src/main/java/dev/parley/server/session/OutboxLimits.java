package dev.parley.server.session;

/**
 * How much may wait for one client.
 *
 * @param messages not written yet; what is being written counts
 * @param bytes of these
 * @param keptMessages in a resumable session: not confirmed yet, written or not
 * @param keptBytes of these
 */
public record OutboxLimits(int messages, int bytes, int keptMessages, int keptBytes) {}
