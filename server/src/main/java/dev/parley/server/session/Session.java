package dev.parley.server.session;

import dev.parley.protocol.IceServer;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Resumption;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Resumed;
import dev.parley.protocol.SessionId;
import dev.parley.protocol.SessionSecret;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.LostMemberException;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member.Kept;
import dev.parley.server.engine.Offer;
import dev.parley.server.engine.RemoteSession.Claimed;
import dev.parley.server.frame.TextFrame;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One peer's session. A resumable one outlives its socket: it waits for a new one, and goes on
 * where it was. Safe for use by any thread. Its lock is never held while a room or a connection is
 * called.
 */
final class Session implements Mailbox {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private enum State {
    ATTACHED,
    SUSPENDED,
    ENDED
  }

  private final Relay relay;
  private final SessionId id;
  private final Presence presence;
  private final Outbox outbox;
  private final boolean resumable;
  private final Inbox inbox;
  private final Object lock = new Object();

  /** Held while what is to be kept is put together and handed on, and for nothing else. */
  private final Object saving = new Object();

  // All of these are guarded by lock.
  private final Secrets secrets;

  /** The first secret, until the client is told. */
  private SessionSecret firstSecret;

  private State state = State.ATTACHED;

  /** Null unless attached. */
  private Connection connection;

  /** Counts suspensions and resumptions. */
  private long generation;

  private long suspendedAt;

  /** For how long it then waits. */
  private long resumeNanos;

  /** Whether the client is not known to have the latest secret. */
  private boolean secretInDoubt;

  /** Whether the relay knows of it. */
  private boolean remembered;

  /** When the ICE servers' credentials must be renewed; null if they need not be. */
  private Instant iceServersDue;

  /** Has a lock of its own. */
  private final Admittance admittance;

  Session(
      Relay relay,
      Connection connection,
      RoomName room,
      PeerInfo peer,
      Pass pass,
      boolean resumable) {
    this.relay = relay;
    this.connection = connection;
    this.id = relay.ids.sessionId();
    this.presence = new Presence(room, peer, relay.encoder);
    this.admittance = new Admittance(pass);
    this.inbox = new Inbox();
    this.resumable = resumable;
    this.outbox = connection.outbox();
    this.secrets = resumable ? new Secrets(relay.ids) : null;
    this.firstSecret = resumable ? secrets.first() : null;
  }

  /** A session that was at home on another server, and has this connection now. */
  Session(
      Relay relay,
      Connection connection,
      SessionId id,
      Presence presence,
      Secrets secrets,
      Pass pass) {
    this.relay = relay;
    this.connection = connection;
    this.id = id;
    this.presence = presence;
    this.admittance = new Admittance(pass);
    this.inbox = new Inbox();
    this.resumable = true;
    this.outbox = connection.outbox();
    this.secrets = secrets;
    this.secretInDoubt = true;
  }

  SessionId id() {
    return id;
  }

  Presence presence() {
    return presence;
  }

  Outbox outbox() {
    return outbox;
  }

  boolean isResumable() {
    return resumable;
  }

  /** How far a resumable session's client has been heard. */
  Inbox inbox() {
    return inbox;
  }

  /** Whether it waits for a socket: a snapshot. */
  boolean isSuspended() {
    synchronized (lock) {
      return state == State.SUSPENDED;
    }
  }

  /** What its client may do. */
  Admittance admittance() {
    return admittance;
  }

  /** Takes its place in the room. Others may end it before that is known. */
  CompletableFuture<JoinResult> join() {
    remember();
    Optional<Kept> kept = resumable ? Optional.of(new Kept(id, saved())) : Optional.empty();
    return presence
        .join(relay.engine, this, kept)
        .whenComplete(
            (result, failure) -> {
              if (result instanceof JoinResult.Joined) {
                relay.observer.sessionBegan();
              } else {
                forget();
              }
            });
  }

  /** It is at home here from now on. Comes before anything else can come to it. */
  void claimed(Claimed claimed) {
    synchronized (inbox) {
      inbox.goOn(claimed.handled());
    }
    presence.take(claimed.seat());
    remember();
    relay.observer.sessionResumed();
  }

  /** Unless it has ended already. */
  private void remember() {
    synchronized (lock) {
      remembered = state != State.ENDED;
      if (remembered) {
        relay.remember(this);
      }
    }
  }

  /** Once, and only if it was remembered: it may end before. */
  private void forget() {
    synchronized (lock) {
      if (remembered) {
        remembered = false;
        relay.forget(this);
      }
    }
  }

  /** What another server would need of it. */
  private String saved() {
    synchronized (lock) {
      return SavedSession.of(secrets.hashes(), admittance.pass()).toJson(relay.codec.json());
    }
  }

  /** How a client that has just joined resumes, where it may. */
  Optional<Resumption> resumption() {
    if (!resumable) {
      return Optional.empty();
    }
    synchronized (lock) {
      SessionSecret secret = firstSecret;
      firstSecret = null;
      return Optional.of(new Resumption(secret, relay.limits.deadlines().resumeMillis()));
    }
  }

  /** Issues ICE servers to the client, and takes down until when they are good. */
  List<IceServer> issueIceServers() {
    PeerInfo peer = presence.peer();
    List<IceServer> issued = relay.iceServers.issue(peer.user().orElse(peer.id().value()));
    Instant due = relay.iceServers.renewal().map(relay.clock.instant()::plus).orElse(null);
    synchronized (lock) {
      iceServersDue = due;
    }
    return issued;
  }

  /**
   * Does what time asks for while the session has a connection. Called by the ticker.
   *
   * @param unread whether its client may have said what is not read yet
   */
  void tick(Connection by, Instant now, boolean unread) {
    boolean iceServersAreDue;
    synchronized (lock) {
      iceServersAreDue = iceServersDue != null && !now.isBefore(iceServersDue);
    }
    if (admittance.hasExpired(now, unread)) {
      by.end(Close.UNAUTHORIZED);
    } else if (iceServersAreDue) {
      by.send(new ServerMessage.IceServers(issueIceServers()));
    }
  }

  // From socket to socket.

  /**
   * The connection is gone, and this session waits for another; if it is still its connection.
   *
   * @param resumeMillis how long
   */
  void suspend(Connection gone, int resumeMillis) {
    long suspension;
    synchronized (lock) {
      if (connection != gone || state != State.ATTACHED) {
        return;
      }
      state = State.SUSPENDED;
      connection = null;
      suspendedAt = relay.tickClock.nanos();
      resumeNanos = TimeUnit.MILLISECONDS.toNanos(resumeMillis);
      generation++;
      suspension = generation;
    }
    relay.observer.sessionSuspended();
    presence.suspend(suspension, resumeMillis);
  }

  /**
   * Goes on at a connection, taking it over from the present one if there is one.
   *
   * @param received the number of the last frame that the client has
   * @return false, and nothing has changed for the session, if it can't
   */
  boolean resume(Connection by, SessionSecret secret, long received) {
    Connection replaced;
    boolean wasSuspended;
    long resumption;
    long handled;
    SessionSecret next;
    // Whatever the former connection's reader is at, is done with before.
    synchronized (inbox) {
      synchronized (lock) {
        Instant now = relay.clock.instant();
        boolean good =
            state != State.ENDED && secrets.accept(secret) && admittance.pass().mayResume(now);
        if (!good || !outbox.attach(by.socket(), received)) {
          return false;
        }
        admittance.resumed(now);
        next = secrets.rotate();
        secretInDoubt = true;
        inbox.confirm();
        handled = inbox.handled();
        replaced = connection;
        wasSuspended = state == State.SUSPENDED;
        state = State.ATTACHED;
        connection = by;
        if (wasSuspended) {
          generation++;
        }
        resumption = generation;
      }
    }
    if (replaced != null) {
      replaced.replaced();
    }
    if (wasSuspended) {
      presence.resume(resumption);
    }
    relay.observer.sessionResumed();
    presence.confirm(received);
    if (!by.begin(this)) {
      outbox.detach(by.socket());
      suspend(by, relay.limits.deadlines().resumeMillis());
      return true;
    }
    // The client may come back to another server the next time: that one must know the secret.
    save()
        .whenComplete(
            (saved, failure) -> {
              if (failure != null) {
                failed(failure);
                return;
              }
              try {
                goOn(by, handled, next);
              } catch (RuntimeException | Error e) {
                LOG.error("a session could not go on", new Fault(e));
                by.failed();
              }
            });
    return true;
  }

  /**
   * Tells the client that it is resumed, and then all that it has missed; unless it has come by
   * another connection meanwhile, which is told of another secret.
   */
  void goOn(Connection by, long handled, SessionSecret next) {
    if (!hears(by)) {
      return;
    }
    TextFrame resumed = relay.encoder.encode(new Resumed(handled, next, issueIceServers()));
    outbox.release(by.socket(), resumed);
  }

  /**
   * The client confirms frames.
   *
   * @return false if it confirms what was never sent
   */
  boolean confirm(Connection by, long received) {
    if (!resumable || !hears(by)) {
      return true;
    }
    boolean wasSent = outbox.confirm(received);
    if (wasSent) {
      presence.confirm(received);
    }
    relay.round().flush(outbox);
    return wasSent;
  }

  /** Puts a numbered frame of the server's own among those for the client. */
  void tell(TextFrame frame) {
    if (resumable) {
      // Where it can't be told, nothing may be confirmed that comes behind it.
      presence.tell(frame).whenComplete((told, failure) -> failedIf(failure));
    } else if (offer(frame) == Offer.ACCEPTED) {
      flush();
    } else {
      // Nobody else will tell the client what this frame would have told it.
      refusedAnnouncement();
    }
  }

  /** Keeps what another server would need to know now; the latest that is kept is the latest. */
  CompletableFuture<Void> save() {
    CompletableFuture<Void> kept;
    synchronized (saving) {
      kept = presence.save(saved());
    }
    kept.whenComplete((saved, failure) -> failedIf(failure));
    return kept;
  }

  private void failedIf(Throwable failure) {
    if (failure != null) {
      failed(failure);
    }
  }

  /** Whether what comes by that connection is this session's. */
  boolean hears(Connection by) {
    synchronized (lock) {
      return connection == by;
    }
  }

  /**
   * The same for what a client sends only behind a {@code resumed}: it has the secret that was in
   * it.
   */
  boolean hearsBehindResumed(Connection by) {
    synchronized (lock) {
      if (connection != by) {
        return false;
      }
      if (!secretInDoubt) {
        return true;
      }
      secrets.acknowledge();
      secretInDoubt = false;
    }
    // Before anything is confirmed by which the client knows it.
    save();
    return true;
  }

  // The end.

  /** The client, or what it did, ends the session; if that is still its connection. */
  void leave(Connection by, LeaveReason reason) {
    synchronized (lock) {
      if (connection != by || state == State.ENDED) {
        return;
      }
      state = State.ENDED;
    }
    left(reason);
  }

  /** Ends the session if nobody came back for it in time. */
  void expire(long now) {
    synchronized (lock) {
      if (state != State.SUSPENDED || now - suspendedAt <= resumeNanos) {
        return;
      }
      state = State.ENDED;
    }
    left(LeaveReason.EXPIRED);
    outbox.discard();
  }

  /** Ends the session, wherever it is, and its socket with it. */
  private void end(LeaveReason whileAttached, LeaveReason whileSuspended, Close close) {
    Connection attached;
    boolean suspended;
    synchronized (lock) {
      if (state == State.ENDED) {
        return;
      }
      suspended = state == State.SUSPENDED;
      attached = connection;
      state = State.ENDED;
    }
    left(suspended ? whileSuspended : whileAttached);
    if (suspended) {
      outbox.discard();
    } else {
      attached.endNow(close);
    }
  }

  private void left(LeaveReason reason) {
    forget();
    presence.leave(reason);
    relay.observer.sessionEnded(reason);
  }

  // As the room's mailbox.

  @Override
  public Offer offer(TextFrame frame) {
    return outbox.offer(frame);
  }

  @Override
  public void flush() {
    relay.round().flush(outbox);
  }

  @Override
  public void refusedMessage() {
    if (!resumable) {
      shed();
    }
    // Else its sender knows, and this client may still come back for what it has not confirmed.
  }

  @Override
  public void refusedAnnouncement() {
    shed();
  }

  /** Ends the session because its client does not take what is sent to it. */
  void shed() {
    // A client that can't resume any more joins anew; the others then take it for who it was.
    LeaveReason whileAttached = resumable ? LeaveReason.EXPIRED : LeaveReason.DISCONNECTED;
    end(whileAttached, LeaveReason.EXPIRED, Close.SLOW_CONSUMER);
  }

  @Override
  public void lost() {
    letGo(Close.UNAVAILABLE);
  }

  /** A step of it failed: what was done and what was not is for the engine's record to say. */
  void failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    // Else the engine itself says what has become of it.
    if (cause instanceof LostMemberException) {
      return;
    }
    if (resumable) {
      presence.abandon();
      lost();
    } else {
      end(LeaveReason.DISCONNECTED, LeaveReason.DISCONNECTED, Close.UNAVAILABLE);
    }
  }

  @Override
  public void moved() {
    letGo(Close.REPLACED);
  }

  private void letGo(Close close) {
    Connection attached;
    synchronized (lock) {
      if (state == State.ENDED) {
        return;
      }
      attached = connection;
      state = State.ENDED;
    }
    forget();
    relay.observer.sessionLost();
    if (attached != null) {
      attached.endNow(close);
    }
    outbox.discard();
  }

  @Override
  public void kick() {
    end(LeaveReason.KICKED, LeaveReason.KICKED, Close.KICKED);
  }
}
