package dev.parley.server.session;

import dev.parley.protocol.MessageType;
import dev.parley.tokens.Grant;
import dev.parley.tokens.Permission;
import java.time.Duration;
import java.time.Instant;

/**
 * What a session's client may do, and until when. Immutable.
 *
 * @param grant null where no token is asked for: everything, for ever
 * @param expiresAt when the socket is closed unless the token was renewed; null for never
 * @param grace for how long a resumed client may show a new token, if the former one expired while
 *     it was away for that long at most, and for how long one that came in time may take to be
 *     verified
 */
record Pass(Grant grant, Instant expiresAt, Grace grace) {

  /**
   * @param away for how long a client may have been away
   * @param renewal how long it then has
   */
  record Grace(Duration away, Duration renewal) {}

  static final Pass OPEN = new Pass(null, null, null);

  static Pass of(Grant grant, Grace grace) {
    return new Pass(grant, grant.expiresAt(), grace);
  }

  boolean hasExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** Whether it may still be known to be renewed, by a token that is being verified. */
  boolean isInGrace(Instant now) {
    return now.isBefore(expiresAt.plus(grace.renewal()));
  }

  /** Whether the permissions reach to relaying that type. */
  boolean allows(MessageType type) {
    Permission needed = type == MessageType.MESSAGE ? Permission.MESSAGE : Permission.SIGNAL;
    return grant == null || grant.allows(needed);
  }

  /** Whether whoever comes back still has time to renew the token. */
  boolean mayResume(Instant now) {
    return grant == null || now.isBefore(grant.expiresAt().plus(grace.away()));
  }

  /** The same for a client that has just come back, with the time to renew it that it may need. */
  Pass resumed(Instant now) {
    if (grant == null || now.plus(grace.renewal()).isBefore(grant.expiresAt())) {
      return this;
    }
    return new Pass(grant, now.plus(grace.renewal()), grace);
  }
}
