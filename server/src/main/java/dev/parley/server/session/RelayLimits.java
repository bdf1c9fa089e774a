package dev.parley.server.session;

import dev.parley.server.limit.RateLimits;
import dev.parley.server.limit.ShareLimits;

/**
 * What any one client may cost, and how many there may be.
 *
 * @param rateRefusals frames in a burst that may be refused before the connection is closed
 * @param address all connections of one address together
 * @param user all connections of one user together
 * @param maxSessions the suspended ones included
 * @param pendingBytes in all outboxes together
 */
public record RelayLimits(
    FrameLimits frames,
    RateLimits rates,
    int rateRefusals,
    ShareLimits address,
    ShareLimits user,
    OutboxLimits outbox,
    Deadlines deadlines,
    int maxSessions,
    long pendingBytes) {}
