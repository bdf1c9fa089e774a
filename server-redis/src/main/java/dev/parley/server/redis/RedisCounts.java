package dev.parley.server.redis;

/**
 * What a {@link RedisEngine} has done since it began.
 *
 * @param roundTrips commands that were sent
 * @param wakesSent messages to other nodes
 * @param wakesReceived messages from other nodes
 * @param sweeps of a room
 * @param reads of a mailbox
 * @param framesRead by them
 * @param fenced members that turned out to be this node's no more
 * @param retried steps that were asked for again
 */
public record RedisCounts(
    long roundTrips,
    long wakesSent,
    long wakesReceived,
    long sweeps,
    long reads,
    long framesRead,
    long fenced,
    long retried) {}
