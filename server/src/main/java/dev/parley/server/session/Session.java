package dev.parley.server.session;

import dev.parley.protocol.IceServer;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.Resumption;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.PeerJoined;
import dev.parley.protocol.ServerMessage.PeerLeft;
import dev.parley.protocol.ServerMessage.PeerResumed;
import dev.parley.protocol.ServerMessage.PeerSuspended;
import dev.parley.protocol.ServerMessage.PeerUpdated;
import dev.parley.protocol.ServerMessage.Resumed;
import dev.parley.protocol.SessionId;
import dev.parley.protocol.SessionSecret;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.Offer;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.Seat;
import dev.parley.server.frame.Envelope;
import dev.parley.server.frame.Stamp;
import dev.parley.server.frame.TextFrame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One peer's presence in a room. A resumable one outlives its socket: it waits for a new one, and
 * goes on where it was. Safe for use by any thread but where it says otherwise. Its lock is never
 * held while a room or a connection is called.
 */
final class Session implements Mailbox {

  private enum State {
    ATTACHED,
    SUSPENDED,
    ENDED
  }

  private final Relay relay;
  private final SessionId id;
  private final RoomName room;
  private final Stamp stamp;
  private final Outbox outbox;
  private final boolean resumable;
  private final Inbox inbox = new Inbox();
  private final Secrets secrets;
  private final Object lock = new Object();

  /** Replaced by the connection's reader. Its id and user stay the same. */
  private volatile PeerInfo peer;

  /** Set by a join that succeeded, before anyone else sees this session. */
  private Seat seat;

  // What follows is guarded by lock.
  private State state = State.ATTACHED;

  /** Null unless attached. */
  private Connection connection;

  /** Counts suspensions and resumptions. */
  private long generation;

  private long suspendedAt;

  /** When the ICE servers' credentials must be renewed; meaningless if they need not be. */
  private long iceServersDueAt;

  /** Whether the client is not known to have the latest secret. */
  private boolean secretInDoubt;

  Session(Relay relay, Connection connection, RoomName room, PeerInfo peer, boolean resumable) {
    this.relay = relay;
    this.connection = connection;
    this.id = relay.ids.sessionId();
    this.room = room;
    this.peer = peer;
    this.resumable = resumable;
    this.stamp = new Stamp(peer.id());
    this.outbox = connection.outbox();
    this.secrets = resumable ? new Secrets(relay.ids) : null;
  }

  SessionId id() {
    return id;
  }

  RoomName room() {
    return room;
  }

  PeerInfo peer() {
    return peer;
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

  // In the room.

  JoinResult join() {
    JoinResult result =
        relay.engine.join(room, new Member(peer, this), relay.encoder.encode(new PeerJoined(peer)));
    if (result instanceof JoinResult.Joined joined) {
      seat = joined.seat();
    }
    return result;
  }

  /** How a client that has just joined resumes, where it may. */
  Optional<Resumption> resumption() {
    return resumable
        ? Optional.of(new Resumption(secrets.first(), relay.limits.deadlines().resumeMillis()))
        : Optional.empty();
  }

  /** Issues ICE servers to the client, and takes down until when they are good. */
  List<IceServer> issueIceServers() {
    synchronized (lock) {
      relay
          .iceServers
          .renewal()
          .ifPresent(after -> iceServersDueAt = relay.tickClock.nanos() + after.toNanos());
    }
    return relay.iceServers.issue(peer.user().orElse(peer.id().value()));
  }

  private boolean iceServersDue(long now) {
    synchronized (lock) {
      return relay.iceServers.renewal().isPresent() && now - iceServersDueAt >= 0;
    }
  }

  /** Does what time asks for while the session has a connection. Called by the ticker. */
  void tick(Connection by, long now) {
    if (iceServersDue(now)) {
      by.send(new ServerMessage.IceServers(issueIceServers()));
    }
  }

  /** Called by the connection's reader. */
  RelayResult relay(Envelope envelope, long now) {
    TextFrame frame = envelope.relayed(stamp, now);
    if (envelope.to().isPresent()) {
      return seat.send(envelope.to().get(), frame);
    }
    return switch (envelope.type()) {
      case MESSAGE -> seat.broadcast(frame);
      default -> seat.sendToOnlyOther(frame);
    };
  }

  /** Called by the connection's reader. */
  void update(Profile profile) {
    peer = new PeerInfo(peer.id(), peer.user(), profile, false);
    seat.update(peer, relay.encoder.encode(new PeerUpdated(peer)));
  }

  // From socket to socket.

  /** The connection is gone, and this session waits for another; if it is still its connection. */
  void suspend(Connection gone) {
    long suspension;
    synchronized (lock) {
      if (connection != gone || state != State.ATTACHED) {
        return;
      }
      state = State.SUSPENDED;
      connection = null;
      suspendedAt = relay.tickClock.nanos();
      generation++;
      suspension = generation;
    }
    relay.observer.sessionSuspended();
    seat.suspend(suspension, relay.encoder.encode(new PeerSuspended(stamp.from())));
  }

  /**
   * Goes on at a connection, taking it over from the present one if there is one.
   *
   * @param received the number of the last frame that the client has
   * @return false, and nothing has changed, if it can't
   */
  boolean resume(Connection by, SessionSecret secret, long received) {
    Connection replaced;
    boolean wasSuspended;
    long resumption;
    // Whatever the former connection's reader is at, is done with before.
    synchronized (inbox) {
      synchronized (lock) {
        if (state == State.ENDED || !secrets.accept(secret)) {
          return false;
        }
        Resumed resumed = new Resumed(inbox.received(), secrets.rotate(), issueIceServers());
        if (!outbox.attach(by.socket(), received, relay.encoder.encode(resumed))) {
          return false;
        }
        secretInDoubt = true;
        inbox.confirm();
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
      seat.resume(resumption, relay.encoder.encode(new PeerResumed(stamp.from())));
    }
    relay.observer.sessionResumed();
    if (by.begin(this)) {
      outbox.flush();
    } else {
      outbox.detach(by.socket());
      suspend(by);
    }
    return true;
  }

  /**
   * The client confirms frames.
   *
   * @return false if it confirms what was never sent
   */
  boolean confirm(Connection by, long received) {
    return !resumable || !hears(by) || outbox.confirm(received);
  }

  /**
   * Whether what comes by that connection is this session's. By whatever a client sends behind
   * {@code resume} it acknowledges the secret that it got in {@code resumed}, which it waits for.
   */
  boolean hears(Connection by) {
    synchronized (lock) {
      if (connection != by) {
        return false;
      }
      if (secretInDoubt) {
        secrets.acknowledge();
        secretInDoubt = false;
      }
      return true;
    }
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
    long resumeNanos = TimeUnit.MILLISECONDS.toNanos(relay.limits.deadlines().resumeMillis());
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
    relay.forget(this);
    seat.leave(relay.encoder.encode(new PeerLeft(stamp.from(), reason)));
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
      slow();
    }
    // Else its sender knows, and this client may still come back for what it has not confirmed.
  }

  @Override
  public void refusedAnnouncement() {
    if (resumable) {
      end(LeaveReason.DISCONNECTED, LeaveReason.EXPIRED, Close.SLOW_CONSUMER);
    } else {
      slow();
    }
  }

  private void slow() {
    Connection attached;
    synchronized (lock) {
      attached = connection;
    }
    attached.endNow(Close.SLOW_CONSUMER);
  }

  @Override
  public void kick() {
    end(LeaveReason.KICKED, LeaveReason.KICKED, Close.KICKED);
  }
}
