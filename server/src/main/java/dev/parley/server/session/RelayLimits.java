package dev.parley.server.session;

/**
 * What any one client may cost, and how many there may be.
 *
 * @param maxSessions the suspended ones included
 * @param pendingBytes in all outboxes together
 */
public record RelayLimits(
    FrameLimits frames,
    RateLimits rates,
    OutboxLimits outbox,
    Deadlines deadlines,
    int maxSessions,
    long pendingBytes) {}
