package dev.parley.server.session;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.ErrorMessage;
import dev.parley.server.engine.Offer;
import dev.parley.server.frame.TextFrame;
import dev.parley.server.limit.Share;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket's side of the protocol. What a socket receives comes in by one thread at a time, the
 * reader; everything else may come by any.
 */
public final class Connection {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final Relay relay;
  private final Socket socket;

  /** Null where the address is not counted. */
  private final Share address;

  private final Incoming incoming;
  private final Liveness liveness;
  private final Object lock = new Object();

  /** Its own until it resumes a session, then that session's. Written under lock. */
  private volatile Outbox outbox;

  /** Set by a join or a resume. Written under lock. */
  private volatile Session session;

  /** Written under lock. */
  private volatile boolean ending;

  /** Guarded by lock. */
  private long endingSince;

  /** Set with the session, where it has a user. */
  private volatile Share user;

  private volatile boolean closed;

  /** The join or resume that is being decided on elsewhere; null if none is. */
  private final AtomicReference<Object> joining = new AtomicReference<>();

  /** Only used by the ticker. */
  private boolean askedToConfirm;

  /** Only used by the ticker. */
  private long assuredAt;

  Connection(Relay relay, Socket socket, Share address) {
    this.relay = relay;
    this.address = address;
    this.socket = socket;
    this.outbox = new Outbox(socket, relay.limits.outbox(), relay.tickClock, relay::sent);
    liveness = new Liveness(relay.limits.deadlines(), relay.tickClock.nanos());
    assuredAt = relay.tickClock.nanos();
    incoming = new Incoming(relay, this, address == null ? null : address.rate());
  }

  /**
   * The socket is open, and who opened it can be told of its end: from here on this may come at any
   * time. Comes before anything that was received.
   *
   * @param query where the client asked in the endpoint's query to be joined
   */
  public void opened(Optional<QueryJoin> query) {
    LOG.debug("connection opened");
    relay.observer.connectionOpened();
    if (address != null) {
      address.connectionOpened();
    }
    relay.remember(this);
    if (closed) {
      // Meanwhile: it is not to be remembered again.
      relay.forget(this);
    } else if (relay.isDraining()) {
      end(CloseCode.DRAINING);
    } else {
      query.ifPresent(new Joining(relay, this, ClientFrame.NO_ID, 0)::byQuery);
    }
  }

  /** Where the socket's reader hands in what came. */
  public Incoming incoming() {
    return incoming;
  }

  /** The server failed in handling what came; the fault is in the log. */
  public void failed() {
    end(Close.INTERNAL_ERROR);
  }

  /**
   * The socket is gone.
   *
   * @param code of the close frame that was sent or came; 1006 if there was none
   */
  public void closed(int code) {
    closed = true;
    if (beginEnd()) {
      leaveSession(
          true, relay.limits.deadlines().resumeMillisAfter(code), LeaveReason.DISCONNECTED);
    }
    outbox.detach(socket);
    Share leaving = user;
    if (leaving != null) {
      leaving.connectionClosed();
    }
    relay.forget(this);
    relay.observer.connectionClosed(code);
    if (address != null) {
      address.connectionClosed();
    }
    LOG.debug("connection closed with {}", code);
    readToEnd();
  }

  void tick(long now, Instant time) {
    Deadlines deadlines = relay.limits.deadlines();
    if (ending) {
      long since;
      synchronized (lock) {
        since = endingSince;
      }
      if (now - since > TimeUnit.MILLISECONDS.toNanos(deadlines.closeMillis())) {
        socket.abort();
      }
      return;
    }
    // What it said while it was not read is not read yet.
    long readFor = incoming.hold().overFor(now);
    long unconfirmedFor = Math.min(outbox.unconfirmedFor(now), readFor);
    if (outbox.writingFor(now) > TimeUnit.MILLISECONDS.toNanos(deadlines.writeMillis())
        || unconfirmedFor > TimeUnit.MILLISECONDS.toNanos(deadlines.silenceMillis())) {
      endNow(Close.SLOW_CONSUMER);
      return;
    }
    askToConfirm(unconfirmedFor);
    if (readFor == 0) {
      heard();
      assure(now);
    }
    switch (liveness.due(session == null && !isJoining(), now)) {
      case NOTHING -> {}
      case PING -> socket.ping();
      case JOIN_TIMEOUT -> end(CloseCode.JOIN_TIMEOUT);
      case HEARTBEAT_TIMEOUT -> end(CloseCode.HEARTBEAT_TIMEOUT);
    }
    Session present = session;
    if (present != null) {
      incoming.tick(present, now);
      present.tick(this, time, readFor < Hold.TO_READ_NANOS);
    }
  }

  /** One whose pings are not read is told that the server is there, before it looks for another. */
  private void assure(long now) {
    if (now - assuredAt >= heartbeatNanos()) {
      assuredAt = now;
      send(new ServerMessage.Ping(OptionalLong.empty()));
    }
  }

  /**
   * A page that is hidden runs its timers once a minute, so that its confirmations are late; a ping
   * it answers at once, and the answer confirms.
   */
  private void askToConfirm(long unconfirmedFor) {
    boolean due = unconfirmedFor > heartbeatNanos();
    if (due && !askedToConfirm) {
      send(new ServerMessage.Ping(OptionalLong.empty()));
    }
    askedToConfirm = due;
  }

  private long heartbeatNanos() {
    return TimeUnit.MILLISECONDS.toNanos(relay.limits.deadlines().heartbeatMillis());
  }

  // What follows is for the messages' handlers.

  Optional<Session> session() {
    return Optional.ofNullable(session);
  }

  /** The one whose frames come by this connection; null if there is none. */
  Session heardSession() {
    Session its = session;
    return its != null && its.hears(this) ? its : null;
  }

  /** Whether a join or a resume is being decided on. */
  boolean isJoining() {
    return joining.get() != null;
  }

  void beginJoining(Object begun) {
    joining.set(begun);
  }

  /** That one is through, or refused; the client has its time to join once more. */
  void endJoining(Object ended) {
    if (joining.get() == ended) {
      liveness.mayJoin(relay.tickClock.nanos());
      joining.compareAndSet(ended, null);
    }
  }

  Outbox outbox() {
    return outbox;
  }

  Socket socket() {
    return socket;
  }

  void heard() {
    liveness.heard(relay.tickClock.nanos());
  }

  /**
   * Makes this the connection of a session that has joined, or was resumed.
   *
   * @return false if the connection is at its end
   */
  boolean begin(Session begun) {
    Outbox own;
    synchronized (lock) {
      if (ending) {
        return false;
      }
      session = begun;
      user = begun.presence().peer().user().map(relay::user).orElse(null);
      own = outbox;
      outbox = begun.outbox();
    }
    if (user != null) {
      user.connectionOpened();
      incoming.user(user.rate());
    }
    if (own != begun.outbox()) {
      own.surrender().forEach(begun.outbox()::offerUnnumbered);
    }
    LOG.debug("session {} begins or goes on", begun.id());
    relay.joined(this);
    return true;
  }

  void send(ServerMessage message) {
    Session present = session;
    TextFrame frame = relay.encoder.encode(message);
    if (message.sequenced() && present != null) {
      present.tell(frame);
    } else if (outbox.offerUnnumbered(frame) == Offer.ACCEPTED) {
      relay.round().flush(outbox);
    } else {
      endNow(Close.SLOW_CONSUMER);
    }
  }

  void error(ErrorCode code, String detail, long ref) {
    error(code, detail, ref, OptionalLong.empty());
  }

  void error(ErrorCode code, String detail, long ref, OptionalLong retryAfterMillis) {
    OptionalLong refs = ref == ClientFrame.NO_ID ? OptionalLong.empty() : OptionalLong.of(ref);
    send(new ErrorMessage(code, detail, refs, retryAfterMillis));
  }

  /** The client leaves the room by itself. */
  void left() {
    end(Close.LEFT, LeaveReason.LEFT);
  }

  /** Closes the socket behind what waits for it. */
  void end(Close close) {
    end(close, LeaveReason.DISCONNECTED);
  }

  void end(CloseCode code) {
    end(Close.with(code));
  }

  private void end(Close close, LeaveReason reason) {
    if (beginEnd()) {
      leaveSession(close, reason);
      if (!outbox.finish(socket, close)) {
        socket.close(close);
      }
      readToEnd();
    }
  }

  /** Closes the socket behind what is in flight; what waits is kept only by a resumable session. */
  void endNow(Close close) {
    if (beginEnd()) {
      leaveSession(close, LeaveReason.DISCONNECTED);
      outbox.detach(socket);
      socket.close(close);
      readToEnd();
    }
  }

  /** The session goes on, on another socket. */
  void replaced() {
    if (beginEnd()) {
      socket.close(Close.REPLACED);
      readToEnd();
    }
  }

  /**
   * @return whether this is the end's beginning; false if there was one before
   */
  private boolean beginEnd() {
    synchronized (lock) {
      if (ending) {
        return false;
      }
      ending = true;
      endingSince = relay.tickClock.nanos();
    }
    return true;
  }

  /** Reads on: what its end takes is to come, too. */
  private void readToEnd() {
    incoming.hold().end();
  }

  /**
   * Before anything happens to the outbox: nobody shall be told that a mailbox was full which is
   * only being closed.
   */
  private void leaveSession(Close close, LeaveReason reason) {
    leaveSession(close.resumes(), relay.limits.deadlines().resumeMillis(), reason);
  }

  private void leaveSession(boolean resumes, int resumeMillis, LeaveReason reason) {
    Session left = session;
    if (left == null) {
      return;
    }
    if (resumes && left.isResumable()) {
      left.suspend(this, resumeMillis);
    } else {
      left.leave(this, reason);
    }
  }

  boolean isEnding() {
    return ending;
  }
}
