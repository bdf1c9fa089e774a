package dev.parley.server.session;

/** What any one client may cost. */
public record RelayLimits(
    FrameLimits frames, RateLimits rates, OutboxLimits outbox, Deadlines deadlines) {}
