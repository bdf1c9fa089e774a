package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MessageType;
import dev.parley.protocol.SessionSecret;
import dev.parley.server.engine.RemoteSession;
import dev.parley.server.engine.RemoteSession.Claimed;
import dev.parley.server.engine.UnavailableException;
import dev.parley.server.observe.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resumes a session that is not at home on this server: makes it so, if its owner is there. */
final class Claiming {

  /** Rather soon: what the client waits for may be back, and others wait as well. */
  private static final int RETRY_MILLIS = 1_000;

  /** Each beyond the first is for a resume that its client has given up. */
  private static final int TRIES = 8;

  private static final Logger LOG = LoggerFactory.getLogger(Claiming.class);

  private final Relay relay;
  private final Connection connection;
  private final long id;
  private final int bytes;

  /**
   * @param bytes of the frame
   */
  Claiming(Relay relay, Connection connection, long id, int bytes) {
    this.relay = relay;
    this.connection = connection;
    this.id = id;
    this.bytes = bytes;
  }

  /**
   * @return what became of it; null if that is still to be seen
   */
  Outcome of(ClientMessage.Resume resume) {
    CompletableFuture<Optional<RemoteSession>> finding = relay.engine.find(resume.session());
    if (finding.isDone() && !finding.isCompletedExceptionally() && finding.join().isEmpty()) {
      return resumesHere(resume) ? Outcome.HANDLED : unknown();
    }
    connection.beginJoining(this);
    found(finding, resume, TRIES)
        .whenComplete(
            (outcome, failure) -> {
              relay.observer.received(
                  MessageType.RESUME, failure == null ? outcome : failed(failure), bytes);
              connection.endJoining(this);
            });
    return null;
  }

  private CompletableFuture<Outcome> found(
      CompletableFuture<Optional<RemoteSession>> finding, ClientMessage.Resume resume, int tries) {
    return finding.thenCompose(
        found -> {
          if (found.isPresent()) {
            return claim(found.get(), resume, tries);
          }
          return resumesHere(resume)
              ? CompletableFuture.completedFuture(Outcome.HANDLED)
              : nothing();
        });
  }

  /** It may have come to be at home here while it was looked for. */
  private boolean resumesHere(ClientMessage.Resume resume) {
    return !isGivenUp()
        && relay
            .session(resume.session())
            .filter(session -> session.resume(connection, resume.secret(), resume.received()))
            .isPresent();
  }

  /**
   * Whoever has given this resume up may have been quicker by another one: that is not to be
   * undone.
   */
  private boolean isGivenUp() {
    return connection.isEnding();
  }

  private CompletableFuture<Outcome> nothing() {
    return CompletableFuture.completedFuture(unknown());
  }

  private CompletableFuture<Outcome> claim(
      RemoteSession found, ClientMessage.Resume resume, int tries) {
    SavedSession saved;
    try {
      saved = SavedSession.parse(relay.codec.json(), found.saved());
    } catch (IllegalArgumentException e) {
      LOG.warn("another server has saved a session in a way that is not known here");
      return nothing();
    }
    Secrets secrets = new Secrets(relay.ids, saved.secrets());
    Pass pass = relay.pass(saved);
    Instant now = relay.clock.instant();
    // A server that asks for no token may share the rooms: its sessions are not for this one.
    boolean lacksToken = !relay.gate.isOpen() && saved.grant().isEmpty();
    if (isGivenUp() || lacksToken || !secrets.accept(resume.secret()) || !pass.mayResume(now)) {
      return nothing();
    }
    if (relay.sessionCount() >= relay.limits.maxSessions()) {
      return CompletableFuture.completedFuture(
          unavailable("the server has as many sessions as may be"));
    }
    SessionSecret next = secrets.rotate();
    Pass renewed = pass.resumed(now);
    Presence presence = new Presence(found.room(), found.peer(), relay.encoder);
    Outbox outbox = connection.outbox();
    outbox.hold();
    if (!outbox.keepAllFrom(resume.received())) {
      return nothing();
    }
    Session session = new Session(relay, connection, resume.session(), presence, secrets, renewed);
    return found
        .claim(
            resume.received(),
            SavedSession.of(secrets.hashes(), renewed).toJson(relay.codec.json()),
            session,
            presence.resumption())
        .thenCompose(
            claimed ->
                claimed.isPresent()
                    ? CompletableFuture.completedFuture(goOn(session, claimed.get(), next))
                    : again(resume, tries - 1));
  }

  /**
   * Its client may have asked twice, and the former resume, which it has given up, was quicker: on
   * another server, or on this one.
   */
  private CompletableFuture<Outcome> again(ClientMessage.Resume resume, int tries) {
    letGo();
    if (tries == 0) {
      return nothing();
    }
    return resumesHere(resume)
        ? CompletableFuture.completedFuture(Outcome.HANDLED)
        : found(relay.engine.find(resume.session()), resume, tries);
  }

  private Outcome goOn(Session session, Claimed claimed, SessionSecret next) {
    session.claimed(claimed);
    if (connection.begin(session)) {
      session.goOn(connection, claimed.handled(), next);
    } else {
      session.suspend(connection, relay.limits.deadlines().resumeMillis());
    }
    return Outcome.HANDLED;
  }

  /** What the outbox was to become, it is not. */
  private void letGo() {
    connection.outbox().keepNothing();
    connection.outbox().unhold();
  }

  private Outcome failed(Throwable failure) {
    if (failure instanceof CompletionException
        && failure.getCause() instanceof UnavailableException) {
      return unavailable("the sessions can't be reached at present");
    }
    LOG.error("a session could not be claimed", new Fault(failure));
    connection.failed();
    return Outcome.UNAVAILABLE;
  }

  private Outcome unavailable(String why) {
    connection.endJoining(this);
    letGo();
    connection.error(ErrorCode.UNAVAILABLE, why, id, OptionalLong.of(RETRY_MILLIS));
    return Outcome.UNAVAILABLE;
  }

  private Outcome unknown() {
    // Before it is told: the client may join afresh at once.
    connection.endJoining(this);
    // Which of the reasons it was is nobody's business who has not the secret.
    return connection
        .incoming()
        .refuse(ErrorCode.SESSION_UNKNOWN, "the session can't be resumed; join afresh", id);
  }
}
