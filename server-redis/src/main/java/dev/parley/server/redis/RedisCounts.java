package dev.parley.server.redis;

import java.time.Instant;

/**
 * What a {@link RedisEngine} has done since it began, and how it stands.
 *
 * @param up whether Redis answers
 * @param since when that is so, to a second or so
 * @param roundTrips commands that were sent
 * @param roundTripTimes how long those took that were answered
 * @param failed commands that got no answer in time, or an error for one, and steps of others that
 *     were refused by themselves
 * @param unanswered sessions' steps that are without an answer now
 * @param retried steps that were asked for again
 * @param wakesSent messages to other nodes, but for those that a script sends with the frames
 * @param wakesReceived what other nodes told of members here, with frames or without
 * @param sweeps of a room
 * @param sweepTimes how long it took to sweep every room that somebody here is in, without the
 *     pauses between
 * @param foundLate mailboxes of which a sweep told, and no wake-up before it, that they had grown
 * @param reads of a mailbox
 * @param framesRead by them
 * @param waitingFrames that were in the mailboxes of this node's members, not confirmed, at the
 *     last sweep
 * @param deepestMailbox how many of them were in one
 * @param crossed messages of plain members to plain ones of other nodes, without a record
 * @param crossedAgain those of them that were sent again, as it was not known that they had come
 * @param claimed sessions that came here to be resumed
 * @param moved sessions that another node has claimed from this one
 * @param fenced sessions that were not this node's any more, nor another's: suspended, ended or not
 *     in Redis
 */
public record RedisCounts(
    boolean up,
    Instant since,
    long roundTrips,
    DurationCounts roundTripTimes,
    long failed,
    long unanswered,
    long retried,
    long wakesSent,
    long wakesReceived,
    long sweeps,
    DurationCounts sweepTimes,
    long foundLate,
    long reads,
    long framesRead,
    long waitingFrames,
    long deepestMailbox,
    long crossed,
    long crossedAgain,
    long claimed,
    long moved,
    long fenced) {}
