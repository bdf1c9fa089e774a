package dev.parley.testkit;

import dev.parley.client.loop.Registration;
import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Resumption;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.SessionId;
import dev.parley.protocol.SessionSecret;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One peer of a room, on whichever socket (PROTOCOL.md, Resuming). */
final class RelaySession {

  /** How many frames of the client's are confirmed at once, at the latest. */
  private static final int CONFIRM_AFTER_FRAMES = 32;

  private static final int CONFIRM_AFTER_MILLIS = 5_000;

  /** So many secrets may be in doubt before the eldest is void, as with the server. */
  private static final int MOST_IN_DOUBT = 4;

  private static final int NORMAL_CLOSURE = 1_000;
  private static final Registration NONE = () -> {};

  private final FakeServer server;
  private final SessionId id;
  private final boolean resumable;
  private final RelayRoom room;
  private final Sequenced sequenced;
  private final RelayRequests requests;

  private PeerInfo info;

  /** Null while it is suspended, and once it has ended. */
  private RelaySocket socket;

  /** Takes it up; null where it can't be resumed. */
  private SessionSecret secret;

  /**
   * Those given since with a {@code resumed}, the latest last: the client may have any of them.
   * Empty once one of them has become {@link #secret}.
   */
  private final Deque<SessionSecret> inDoubt = new ArrayDeque<>();

  /** How many of the client's frames were handled, and how many of these confirmed. */
  private long received;

  private long confirmed;

  /** With what the next description or candidate is refused; null where it is not. */
  private ErrorCode refusal;

  private Registration confirmation = NONE;
  private Registration expiry = NONE;

  private RelaySession(FakeServer server, RelaySocket socket, ClientMessage.Join join) {
    int number = server.nextJoin();
    this.server = server;
    this.socket = socket;
    this.id = new SessionId("s" + number);
    this.resumable = server.resumable() && join.resumable();
    this.room = server.room(join.room());
    this.sequenced = new Sequenced(server.codec());
    this.requests = new RelayRequests(this, room);
    Profile profile = join.profile().orElseGet(() -> Profile.empty(server.codec().json()));
    this.info = new PeerInfo(new PeerId("p" + number), Optional.empty(), profile, false);
  }

  static RelaySession join(FakeServer server, RelaySocket socket, ClientMessage.Join join) {
    RelaySession session = new RelaySession(server, socket, join);
    Optional<Resumption> resumption = Optional.empty();
    if (session.resumable) {
      session.secret = server.nextSecret();
      resumption = Optional.of(new Resumption(session.secret, FakeServer.RESUME_MILLIS));
    }
    session.say(
        new ServerMessage.Welcome(
            Protocol.VERSION,
            session.id,
            resumption,
            session.info,
            join.room(),
            session.room.infos(),
            List.of(),
            FakeServer.HEARTBEAT_MILLIS,
            FakeServer.FRAME_BYTES));
    server.began(session);
    session.room.add(session);
    return session;
  }

  SessionId id() {
    return id;
  }

  PeerInfo info() {
    return info;
  }

  boolean isSuspended() {
    return info.suspended();
  }

  void setProfile(Profile profile) {
    info = new PeerInfo(info.id(), info.user(), profile, info.suspended());
  }

  private void setSuspended(boolean suspended) {
    info = new PeerInfo(info.id(), info.user(), info.profile(), suspended);
  }

  /** Whether that resume can be honoured. */
  boolean admits(ClientMessage.Resume resume) {
    boolean known = resume.secret().equals(secret) || inDoubt.contains(resume.secret());
    return resumable && known && sequenced.canBeConfirmed(resume.received());
  }

  void resume(RelaySocket newSocket, ClientMessage.Resume resume) {
    if (inDoubt.contains(resume.secret())) {
      secret = resume.secret();
      inDoubt.clear();
    } else if (inDoubt.size() == MOST_IN_DOUBT) {
      inDoubt.removeFirst();
    }
    inDoubt.addLast(server.nextSecret());
    if (socket != null) {
      socket.end(CloseCode.REPLACED.code(), CloseCode.REPLACED.wireName());
    }
    socket = newSocket;
    expiry.remove();
    sequenced.confirm(resume.received());
    say(new ServerMessage.Resumed(received, inDoubt.getLast(), List.of()));
    confirmed = received;
    sequenced.sayAgain(socket::tell);
    if (info.suspended()) {
      setSuspended(false);
      room.announce(this, new ServerMessage.PeerResumed(info.id()));
    }
  }

  void receive(ClientFrame frame) {
    if (!frame.message().numbered()) {
      frame.message().accept(requests);
      return;
    }
    secretArrived();
    if (!resumable || frame.id() == received + 1) {
      if (refusal != null && isSignaling(frame.message())) {
        refuse(refusal, "it is refused", frame.id());
        refusal = null;
      } else {
        requests.handle(frame);
      }
      count();
    } else if (frame.id() == ClientFrame.NO_ID || frame.id() > received) {
      refuse(ErrorCode.MALFORMED, "id is not the next", frame.id());
    }
  }

  private static boolean isSignaling(ClientMessage message) {
    return message instanceof ClientMessage.Relayed && !(message instanceof ClientMessage.Message);
  }

  private void count() {
    if (!resumable) {
      return;
    }
    received++;
    if (received - confirmed >= CONFIRM_AFTER_FRAMES) {
      confirm();
    } else if (received - confirmed == 1) {
      confirmation.remove();
      confirmation = server.loop().schedule(CONFIRM_AFTER_MILLIS, this::confirm);
    }
  }

  private void confirm() {
    confirmation.remove();
    if (socket != null && received > confirmed) {
      confirmed = received;
      say(new ServerMessage.Ack(received));
    }
  }

  /** What a ping or pong confirms: about to be sent. */
  OptionalLong received() {
    if (!resumable) {
      return OptionalLong.empty();
    }
    confirmed = received;
    return OptionalLong.of(received);
  }

  void confirmed(long seq) {
    if (sequenced.canBeConfirmed(seq)) {
      sequenced.confirm(seq);
    } else {
      refuse(ErrorCode.MALFORMED, "received is not of what was sent", ClientFrame.NO_ID);
    }
  }

  /** Its client sent what it sends only behind a {@code resumed}. */
  void secretArrived() {
    if (!inDoubt.isEmpty()) {
      secret = inDoubt.getLast();
      inDoubt.clear();
    }
  }

  void refuseNextSignaling(ErrorCode code) {
    refusal = code;
  }

  void refuse(ErrorCode code, String detail, long ref) {
    tell(
        new ServerMessage.ErrorMessage(
            code,
            detail,
            ref == ClientFrame.NO_ID ? OptionalLong.empty() : OptionalLong.of(ref),
            OptionalLong.empty()));
  }

  /** Whether there is no room left for what is to be kept for it. */
  boolean isFull() {
    return resumable && sequenced.isFull();
  }

  /** Says something to its client, now or when it is back. */
  void tell(ServerMessage message) {
    if (!resumable || !message.sequenced()) {
      say(message);
    } else if (sequenced.isFull()) {
      end(CloseCode.SLOW_CONSUMER, LeaveReason.EXPIRED);
    } else {
      String text = sequenced.add(message);
      if (socket != null) {
        socket.tell(text);
      }
    }
  }

  /** Says what bears no number, if there is someone to hear it. */
  void say(ServerMessage message) {
    if (socket != null) {
      socket.tell(ServerFrame.of(message));
    }
  }

  /** Its socket is gone, though it may come back. */
  void lost() {
    if (!resumable) {
      end(LeaveReason.DISCONNECTED);
      return;
    }
    socket = null;
    setSuspended(true);
    expiry = server.loop().schedule(FakeServer.RESUME_MILLIS, () -> end(LeaveReason.EXPIRED));
    room.announce(this, new ServerMessage.PeerSuspended(info.id()));
  }

  void cut() {
    if (socket != null) {
      socket.cut();
    }
  }

  void close(int code, String reason) {
    if (socket == null) {
      return;
    }
    socket.end(code, reason);
    if (CloseCode.reconnects(code) && code != 1_011) {
      lost();
    } else {
      end(code == CloseCode.KICKED.code() ? LeaveReason.KICKED : LeaveReason.DISCONNECTED);
    }
  }

  void leave() {
    socket.end(NORMAL_CLOSURE, "");
    end(LeaveReason.LEFT);
  }

  private void end(CloseCode code, LeaveReason reason) {
    if (socket != null) {
      socket.end(code.code(), code.wireName());
    }
    end(reason);
  }

  private void end(LeaveReason reason) {
    forget();
    server.ended(this);
    room.remove(this, new ServerMessage.PeerLeft(info.id(), reason));
  }

  /** Ends it without telling anyone. */
  void forget() {
    socket = null;
    secret = null;
    inDoubt.clear();
    expiry.remove();
    confirmation.remove();
  }
}
