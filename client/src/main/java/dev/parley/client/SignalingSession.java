package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.Platform;
import dev.parley.protocol.AccessToken;
import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.Codec;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.SessionId;
import dev.parley.protocol.SessionSecret;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * This side's presence on the server: joins, keeps the socket alive, hands on what comes. Where the
 * socket is lost it opens another and resumes the session, and joins anew where the server knows of
 * it no more (PROTOCOL.md, Resuming).
 */
final class SignalingSession {

  /** How long the server may take to let this side in, from the first attempt to connect. */
  static final int JOIN_TIMEOUT_MILLIS = 15_000;

  /** The same of every later attempt; shorter than the server itself waits for a first frame. */
  static final int RETURN_TIMEOUT_MILLIS = 8_000;

  /** A connection that lasted so long was good: the next attempts begin without much delay. */
  static final int GOOD_CONNECTION_MILLIS = 10_000;

  /**
   * For so long an attempt to return is left alone when the network changes, and no other is
   * hastened: a network that changes all the time would else let none come to its end. A handshake
   * and its answer are four or five round trips.
   */
  static final int CHANGE_MILLIS = 5_000;

  /** The shortest heartbeat that is kept, whatever the server asks for. */
  static final int MIN_HEARTBEAT_MILLIS = 1_000;

  /** The longest: twice that, and a silent server is given up. */
  static final int MAX_HEARTBEAT_MILLIS = 120_000;

  /** No session description fits into a smaller frame: with less no peer can be connected to. */
  static final int MIN_FRAME_BYTES = 1_024;

  /** The longest that a server may put this side off until the next attempt. */
  static final int MAX_RETRY_MILLIS = 300_000;

  /**
   * After so many malformed frames the server is given up, as it gives up a client; but for those
   * before the last ping, as a session may last for months.
   */
  static final int MAX_MALFORMED_FRAMES = 8;

  /** What a frame with a message to one peer has beside its data, at most: its type, id and to. */
  private static final int ENVELOPE_BYTES = 128;

  private static final String NOT_THE_PROTOCOL = "the server does not speak the protocol";

  private enum State {
    /** Not opened. */
    NEW,
    /** A socket opens. */
    CONNECTING,
    /** A join is sent, the welcome awaited. */
    JOINING,
    /** A resume is sent, the answer awaited. */
    RESUMING,
    JOINED,
    /** Without a socket, and the next attempt is scheduled. */
    AWAY,
    ENDED
  }

  private final EventLoop loop;
  private final Platform platform;
  private final JoinOptions options;
  private final SessionListener listener;
  private final Codec codec;
  private final Heartbeat heartbeat;
  private final Backoff backoff;
  private final Unconfirmed unconfirmed;
  private final Confirming confirming;
  private final ServerDispatch dispatch;

  private State state = State.NEW;

  /** What the next join says of this side. */
  private ClientMessage.Join join;

  /** Null while there is none. */
  private ServerConnection connection;

  /** The deadline of an attempt, or the beginning of the next one. */
  private Registration timer = Registration.NONE;

  /** When the next attempt begins, while away. */
  private long attemptAtMillis;

  /** A change of networks hastens no attempt to before that. */
  private long notBeforeMillis;

  /** When to leave a server that is going to stop. */
  private Registration departure = Registration.NONE;

  private Registration networkListener = Registration.NONE;
  private Registration wakeListener = Registration.NONE;
  private Registration endListener = Registration.NONE;

  /** Whether the server has ever let this side in. */
  private boolean welcomed;

  private SessionId session;

  /** Takes the session up again; null where it can't be. */
  private SessionSecret secret;

  /** The largest frame that the server takes, in bytes; known from welcome on. */
  private int frameBytes = Integer.MAX_VALUE;

  private long heartbeatMillis;
  private long joinedAtMillis;
  private int malformedFrames;

  /**
   * Whether a resume was sent by a connection that was then given up; it may yet arrive, until the
   * server is known to have voided its secret.
   */
  private boolean resumeAdrift;

  SignalingSession(Platform platform, JoinOptions options, SessionListener listener) {
    this.platform = platform;
    this.loop = platform.loop();
    this.options = options;
    this.listener = listener;
    this.join = new ClientMessage.Join(options.room(), options.profile(), options.token(), true);
    this.codec = new Codec(platform.json());
    this.heartbeat = new Heartbeat(loop, platform.random(), this::ping, this::silent);
    this.backoff = new Backoff(platform.random());
    this.unconfirmed = new Unconfirmed(codec);
    this.confirming = new Confirming(loop, this::acknowledge);
    this.dispatch = new ServerDispatch(this, listener);
  }

  void open() {
    networkListener = platform.network().onChange(this::networkChanged);
    wakeListener = platform.lifecycle().onWake(this::networkChanged);
    endListener = platform.lifecycle().onEnd(this::leave);
    connect();
  }

  /** Sends a message; while the server can't be reached it waits. */
  SendResult send(ClientMessage message) {
    if (!welcomed || state == State.ENDED) {
      return SendResult.CLOSED;
    }
    boolean joined = state == State.JOINED;
    if (!joined || secret != null) {
      return unconfirmed.add(message, frameBytes, joined ? connection::say : null);
    }
    String text = codec.encode(ClientFrame.of(message));
    if (Utf8.length(text) > frameBytes) {
      return SendResult.TOO_LARGE;
    }
    connection.say(text);
    return SendResult.ACCEPTED;
  }

  /** Whether there is room for what waited for a peer. */
  boolean hasRoom() {
    return unconfirmed.hasRoom();
  }

  /** Whether the server takes a message to one peer with so many bytes of data. */
  boolean fits(long bytes) {
    return bytes <= Math.min(frameBytes, Unconfirmed.MAX_BYTES) - ENVELOPE_BYTES;
  }

  /** Replaces what this side says of itself, now and whenever it joins anew. */
  SendResult update(ClientMessage.Update update) {
    SendResult result = send(update);
    if (result == SendResult.ACCEPTED) {
      join =
          new ClientMessage.Join(
              join.room(), Optional.of(update.profile()), join.token(), join.resumable());
    }
    return result;
  }

  /** Shows the server a newer token, now and whenever this side joins anew. */
  SendResult renew(AccessToken token) {
    join =
        new ClientMessage.Join(join.room(), join.profile(), Optional.of(token), join.resumable());
    return send(new ClientMessage.Token(token));
  }

  void leave() {
    if (state == State.ENDED) {
      return;
    }
    if (state == State.JOINED) {
      send(new ClientMessage.Leave());
    } else if (state == State.JOINING || state == State.RESUMING) {
      sayLeave();
    }
    if (connection != null) {
      connection.close();
    }
    end(RoomReason.left());
  }

  /** Behind a join or a resume without an answer: without this the server would keep a ghost. */
  private void sayLeave() {
    if (state == State.JOINING) {
      unconfirmed.startAnew();
    }
    sayAgain(); // what the server has had it drops
    connection.say(
        codec.encode(new ClientFrame(unconfirmed.lastId() + 1, new ClientMessage.Leave())));
  }

  private void sayAgain() {
    unconfirmed.sayAgain(connection::say);
  }

  private void connect() {
    state = State.CONNECTING;
    notBeforeMillis = loop.nowMillis() + CHANGE_MILLIS;
    timer =
        loop.schedule(
            welcomed ? RETURN_TIMEOUT_MILLIS : JOIN_TIMEOUT_MILLIS,
            () -> giveUp(CloseCode.JOIN_TIMEOUT, "the server did not answer"));
    connection = new ServerConnection(codec, this);
    connection.open(platform.sockets(), options.url());
  }

  /** The socket is open. */
  void opened() {
    if (secret == null) {
      state = State.JOINING;
      connection.say(join);
    } else {
      state = State.RESUMING;
      connection.say(new ClientMessage.Resume(session, secret, confirming.received()));
      confirming.told();
    }
  }

  private void networkChanged() {
    if (state == State.JOINED) {
      heartbeat.hurry();
    } else if (welcomed && platform.network().online()) {
      hasten();
    }
  }

  private void hasten() {
    long now = loop.nowMillis();
    long latest = Math.max(now, notBeforeMillis) + Backoff.BASE_MILLIS;
    if (state == State.AWAY && latest < attemptAtMillis) {
      timer.remove();
      backoff.reset();
      attemptAfter(latest - now - backoff.nextMillis());
    } else if (state != State.AWAY) {
      backoff.reset();
      if (now >= notBeforeMillis) {
        // What the attempt under way goes by may be gone. Nobody hears why it is given up.
        giveUp(CloseCode.DRAINING, "");
      }
    }
  }

  private void attemptAfter(long millis) {
    // Not never while offline: a server on the very machine can be reached.
    long least = platform.network().online() ? 0 : Backoff.CAP_MILLIS;
    long delayMillis = Math.max(millis, least);
    attemptAtMillis = loop.nowMillis() + delayMillis;
    timer = loop.schedule(delayMillis, this::connect);
  }

  private void ping() {
    malformedFrames = 0;
    connection.say(new ClientMessage.Ping(received()));
  }

  private void silent() {
    giveUp(CloseCode.HEARTBEAT_TIMEOUT, "the server was silent for too long");
  }

  private void acknowledge() {
    if (state == State.JOINED) {
      connection.say(new ClientMessage.Ack(confirming.received()));
      confirming.told();
    }
  }

  /** What a ping or pong confirms: about to be sent. */
  private OptionalLong received() {
    if (secret == null || state != State.JOINED) {
      return OptionalLong.empty();
    }
    confirming.told();
    return OptionalLong.of(confirming.received());
  }

  private void giveUp(CloseCode code, String text) {
    giveUp(code, text, 0);
  }

  private void giveUp(CloseCode code, String text, long leastMillis) {
    connection.close(code);
    lose(RoomReason.lost(text), leastMillis);
  }

  /**
   * The connection is of no use any more; the session may be.
   *
   * @param leastMillis how long to wait at least before the next attempt
   */
  private void lose(RoomReason reason, long leastMillis) {
    if (!welcomed) {
      end(reason);
      return;
    }
    boolean wasJoined = state == State.JOINED;
    resumeAdrift = resumeAdrift || state == State.RESUMING;
    stop();
    state = State.AWAY;
    if (wasJoined && loop.nowMillis() - joinedAtMillis >= GOOD_CONNECTION_MILLIS) {
      backoff.reset();
    }
    notBeforeMillis = Math.max(notBeforeMillis, loop.nowMillis() + leastMillis);
    attemptAfter(Math.max(leastMillis, backoff.nextMillis()));
    if (wasJoined) {
      listener.lost(reason);
    }
  }

  private void end(RoomReason reason) {
    stop();
    state = State.ENDED;
    networkListener.remove();
    wakeListener.remove();
    endListener.remove();
    listener.ended(reason);
  }

  private void stop() {
    connection = null;
    timer.remove();
    departure.remove();
    heartbeat.stop();
    confirming.stop();
  }

  /** Something came, whatever it is. */
  void heard() {
    heartbeat.heard();
  }

  void receive(ServerFrame frame) {
    ServerMessage message = frame.message();
    if (state == State.JOINED) {
      if (!message.sequenced() || isNext(frame.seq())) {
        message.accept(dispatch);
      }
    } else {
      answered(message);
    }
  }

  /** What comes before this side is in. */
  private void answered(ServerMessage message) {
    if (state == State.JOINING && message instanceof ServerMessage.Welcome) {
      welcome((ServerMessage.Welcome) message);
    } else if (state == State.RESUMING && message instanceof ServerMessage.Resumed) {
      resumed((ServerMessage.Resumed) message);
    } else if (message instanceof ServerMessage.ErrorMessage) {
      refused((ServerMessage.ErrorMessage) message);
    } else if (!(message instanceof ServerMessage.Ping)
        && !(message instanceof ServerMessage.Pong)) {
      malformed();
    }
  }

  private void welcome(ServerMessage.Welcome welcome) {
    if (welcome.protocol() != Protocol.VERSION || welcome.frameBytes() < MIN_FRAME_BYTES) {
      refuse(NOT_THE_PROTOCOL);
      return;
    }
    resumeAdrift = false; // it was of another session
    session = welcome.session();
    secret = welcome.resumption().isPresent() ? welcome.resumption().get().secret() : null;
    frameBytes = welcome.frameBytes();
    heartbeatMillis =
        Math.min(Math.max(welcome.heartbeatMillis(), MIN_HEARTBEAT_MILLIS), MAX_HEARTBEAT_MILLIS);
    in();
    if (!welcomed) {
      welcomed = true;
      listener.joined(welcome);
    } else {
      int doubtful = unconfirmed.doubtful();
      List<ClientMessage> unsent = unconfirmed.startAnew();
      confirming.startAnew();
      listener.rejoined(welcome, unsent, doubtful);
    }
  }

  private void resumed(ServerMessage.Resumed resumed) {
    if (!confirm(resumed.received())) {
      return;
    }
    secret = resumed.secret();
    in();
    if (resumeAdrift) {
      acknowledge(); // voids the secret that it bears
    }
    sayAgain();
    listener.resumed(resumed.iceServers());
  }

  private void in() {
    state = State.JOINED;
    timer.remove();
    joinedAtMillis = loop.nowMillis();
    heartbeat.start(heartbeatMillis);
  }

  private void refused(ServerMessage.ErrorMessage error) {
    if (state == State.RESUMING && error.code() == ErrorCode.SESSION_UNKNOWN) {
      state = State.JOINING;
      secret = null;
      connection.say(join);
      return;
    }
    boolean later = error.code() == ErrorCode.UNAVAILABLE || error.code() == ErrorCode.RATE_LIMITED;
    if (welcomed && (later || state == State.RESUMING)) {
      resumeAdrift = false; // it has been answered
      state = State.CONNECTING;
      long millis = Math.min(error.retryAfterMillis().orElse(0), MAX_RETRY_MILLIS);
      giveUp(CloseCode.UNAVAILABLE, error.detail(), millis);
    } else {
      connection.close();
      end(RoomReason.refused(error.code(), error.detail()));
    }
  }

  /** Whether a frame of that number is one that was not handled yet; counts it. */
  private boolean isNext(long seq) {
    if (secret == null || seq == confirming.received() + 1) {
      if (secret != null) {
        confirming.next();
      }
      return true;
    }
    if (seq == ServerFrame.NO_SEQ || seq > confirming.received()) {
      malformed();
      if (state == State.JOINED) {
        // What is missing comes again by a resume.
        giveUp(CloseCode.PROTOCOL_VIOLATION, "the server left a frame out");
      }
    }
    return false;
  }

  /** The server has handled all of this side's frames up to that number. */
  void confirmed(long id) {
    if (confirm(id)) {
      listener.confirmed();
    }
  }

  /** Whether so many were ever sent; if not, the server is given up. */
  private boolean confirm(long id) {
    if (id > unconfirmed.lastId()) {
      refuse(NOT_THE_PROTOCOL);
      return false;
    }
    unconfirmed.confirm(id);
    return true;
  }

  /** What was sent under that number, where it is not confirmed yet. */
  Optional<ClientMessage> sent(OptionalLong id) {
    return id.isPresent() ? unconfirmed.find(id.getAsLong()) : Optional.empty();
  }

  /** The server has had all that this side sent before its last ping. */
  void answeredPing() {
    resumeAdrift = false;
  }

  void pong() {
    connection.say(new ClientMessage.Pong(received()));
  }

  /** The server is going to stop, and says when it is this side's turn to go. */
  void leaveServerAfter(long millis) {
    departure.remove();
    departure =
        loop.schedule(millis, () -> giveUp(CloseCode.DRAINING, "the server is going to stop"));
  }

  void malformed() {
    malformedFrames++;
    if (malformedFrames > MAX_MALFORMED_FRAMES) {
      refuse(NOT_THE_PROTOCOL);
    }
  }

  /** Gives the server up for good. */
  private void refuse(String text) {
    CloseCode code = CloseCode.PROTOCOL_VIOLATION;
    connection.close(code);
    end(RoomReason.ofClose(code.code(), text));
  }

  /**
   * A frame came that can't be read.
   *
   * @param seq its number; {@link ServerFrame#NO_SEQ} where it bears none
   * @param blameless whether the server is not to be blamed for it
   */
  void skip(long seq, boolean blameless) {
    if (state == State.JOINED && seq != ServerFrame.NO_SEQ) {
      isNext(seq);
    }
    if (!blameless && connection != null) {
      malformed();
    }
  }

  /**
   * The platform could not do what the server said: ICE servers that are none, say.
   *
   * @param relayed whether another peer said it, which is not to end what this side has with all
   */
  void couldNot(RuntimeException thrown, boolean relayed) {
    loop.uncaught(thrown);
    if (connection != null && !relayed) {
      refuse("what the server said could not be done");
    }
  }

  /**
   * The socket is closed.
   *
   * @param replaced whether because the session goes on on another one
   */
  void closed(RoomReason why, boolean replaced) {
    boolean byOwnResume = resumeAdrift && replaced;
    if (byOwnResume) {
      resumeAdrift = false;
    }
    if (byOwnResume || why.kind() == RoomReason.Kind.LOST) {
      lose(why, 0);
    } else {
      end(why);
    }
  }
}
