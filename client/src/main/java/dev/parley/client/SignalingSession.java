package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.Platform;
import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketListener;
import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.Codec;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MessageType;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ServerMessage;
import java.util.OptionalLong;

/**
 * This side's presence on the server: joins, keeps the socket alive, hands on what comes. Not
 * resumable yet: a lost socket is the session's end.
 */
final class SignalingSession {

  /** How long the server may take to let this side in, from the first attempt to connect. */
  static final int JOIN_TIMEOUT_MILLIS = 15_000;

  /** The shortest heartbeat that is kept, whatever the server asks for. */
  static final int MIN_HEARTBEAT_MILLIS = 1_000;

  /** After so many malformed frames the server is given up, as it gives up a client. */
  static final int MAX_MALFORMED_FRAMES = 8;

  /** Every relayed frame has it, stamped by the server, and no frame of the server's own. */
  private static final String FROM_A_PEER = "\"from\"";

  private static final int NORMAL_CLOSURE = 1_000;

  private enum State {
    /** Not opened. */
    NEW,
    /** The socket opens. */
    CONNECTING,
    /** The join is sent, the welcome awaited. */
    JOINING,
    JOINED,
    ENDED
  }

  private final EventLoop loop;
  private final Platform platform;
  private final JoinOptions options;
  private final SessionListener listener;
  private final Codec codec;
  private final Heartbeat heartbeat;
  private final Incoming incoming = new Incoming();

  private State state = State.NEW;

  /** Null until {@link #open}. */
  private SignalingSocket socket;

  /** The join's deadline; null until {@link #open}. */
  private Registration joinTimer;

  /** The largest frame that the server takes, in bytes; known from welcome on. */
  private int frameBytes = Integer.MAX_VALUE;

  private int malformedFrames;

  SignalingSession(Platform platform, JoinOptions options, SessionListener listener) {
    this.platform = platform;
    this.loop = platform.loop();
    this.options = options;
    this.listener = listener;
    this.codec = new Codec(platform.json());
    this.heartbeat = new Heartbeat(loop, platform.random(), this::ping, this::silent);
  }

  void open() {
    state = State.CONNECTING;
    joinTimer =
        loop.schedule(
            JOIN_TIMEOUT_MILLIS, () -> giveUp(CloseCode.JOIN_TIMEOUT, "the server did not answer"));
    socket = platform.sockets().open(options.url(), Protocol.SUBPROTOCOL, new SocketEvents());
  }

  /** Sends a message, where the session has been joined and goes on. */
  SendResult send(ClientMessage message) {
    if (state != State.JOINED) {
      return SendResult.CLOSED;
    }
    String text = codec.encode(ClientFrame.of(message));
    if (Utf8.length(text) > frameBytes) {
      return SendResult.TOO_LARGE;
    }
    socket.send(text);
    return SendResult.ACCEPTED;
  }

  void leave() {
    if (state == State.ENDED) {
      return;
    }
    send(new ClientMessage.Leave());
    socket.close(NORMAL_CLOSURE, "");
    end(CloseReason.left());
  }

  private void ping() {
    send(new ClientMessage.Ping(OptionalLong.empty()));
  }

  private void silent() {
    giveUp(CloseCode.HEARTBEAT_TIMEOUT, "the server was silent for too long");
  }

  /** Ends it without waiting for a closing handshake that may never be. */
  private void giveUp(CloseCode code, String text) {
    socket.close(code.code(), code.wireName());
    end(CloseReason.lost(text));
  }

  private void end(CloseReason reason) {
    state = State.ENDED;
    joinTimer.remove();
    heartbeat.stop();
    listener.ended(reason);
  }

  private void receive(ServerMessage message) {
    MessageType type = message.type();
    boolean answersJoin = type == MessageType.WELCOME || type == MessageType.ERROR;
    if (state == State.JOINED ? type == MessageType.WELCOME : !answersJoin) {
      malformed();
    } else {
      message.accept(incoming);
    }
  }

  private void malformed() {
    malformedFrames++;
    if (malformedFrames > MAX_MALFORMED_FRAMES) {
      refuse("the server does not speak the protocol");
    }
  }

  /** Gives the server up for good. */
  private void refuse(String text) {
    CloseCode code = CloseCode.PROTOCOL_VIOLATION;
    socket.close(code.code(), code.wireName());
    end(CloseReason.ofClose(code.code(), text));
  }

  private final class SocketEvents implements SignalingSocketListener {

    @Override
    public void opened() {
      if (state != State.CONNECTING) {
        return;
      }
      state = State.JOINING;
      ClientMessage join =
          new ClientMessage.Join(options.room(), options.profile(), options.token(), false);
      socket.send(codec.encode(ClientFrame.of(join)));
    }

    @Override
    public void text(String text) {
      if (state == State.ENDED) {
        return;
      }
      heartbeat.heard();
      try {
        receive(codec.decodeServerFrame(text).message());
      } catch (CodecException e) {
        // A later version's type is skipped. What another peer wrote the server does not look into,
        // and
        // is not to be blamed for; all else is its mistake.
        if (e.code() != ErrorCode.UNKNOWN_TYPE && !text.contains(FROM_A_PEER)) {
          malformed();
        }
      } catch (RuntimeException e) {
        // The platform could not do what the server said: ICE servers that are none, say.
        loop.uncaught(e);
        if (state != State.ENDED) {
          refuse("what the server said could not be done");
        }
      }
    }

    @Override
    public void binary() {
      if (state != State.ENDED) {
        malformed();
      }
    }

    @Override
    public void closed(int code, String reason) {
      if (state != State.ENDED) {
        end(CloseReason.ofClose(code, reason));
      }
    }
  }

  /** What the server says, where it is in order. */
  private final class Incoming implements ServerMessage.Visitor<Void> {

    @Override
    public Void welcome(ServerMessage.Welcome welcome) {
      state = State.JOINED;
      joinTimer.remove();
      frameBytes = welcome.frameBytes();
      heartbeat.start(Math.max(welcome.heartbeatMillis(), MIN_HEARTBEAT_MILLIS));
      listener.joined(welcome);
      return null;
    }

    @Override
    public Void resumed(ServerMessage.Resumed resumed) {
      malformed(); // nothing was resumed
      return null;
    }

    @Override
    public Void offer(ServerMessage.Offer offer) {
      listener.description(offer.from(), offer.sdp());
      return null;
    }

    @Override
    public Void answer(ServerMessage.Answer answer) {
      listener.description(answer.from(), answer.sdp());
      return null;
    }

    @Override
    public Void newIceCandidate(ServerMessage.NewIceCandidate message) {
      listener.candidate(message.from(), message.candidate());
      return null;
    }

    @Override
    public Void message(ServerMessage.Message message) {
      listener.message(message.from(), message.data());
      return null;
    }

    @Override
    public Void peerJoined(ServerMessage.PeerJoined message) {
      listener.peerJoined(message.peer());
      return null;
    }

    @Override
    public Void peerUpdated(ServerMessage.PeerUpdated message) {
      listener.peerUpdated(message.peer());
      return null;
    }

    @Override
    public Void peerSuspended(ServerMessage.PeerSuspended message) {
      listener.peerSuspended(message.peer(), true);
      return null;
    }

    @Override
    public Void peerResumed(ServerMessage.PeerResumed message) {
      listener.peerSuspended(message.peer(), false);
      return null;
    }

    @Override
    public Void peerLeft(ServerMessage.PeerLeft message) {
      listener.peerLeft(message.peer(), message.reason());
      return null;
    }

    @Override
    public Void iceServers(ServerMessage.IceServers message) {
      listener.iceServers(message.iceServers());
      return null;
    }

    @Override
    public Void reconnect(ServerMessage.Reconnect reconnect) {
      return null; // advice for a session that outlives its socket; the close that follows says why
    }

    @Override
    public Void error(ServerMessage.ErrorMessage error) {
      if (state == State.JOINED) {
        listener.error(error);
      } else {
        socket.close(NORMAL_CLOSURE, "");
        end(CloseReason.refused(error.code(), error.detail()));
      }
      return null;
    }

    @Override
    public Void ping(ServerMessage.Ping ping) {
      send(new ClientMessage.Pong(OptionalLong.empty()));
      return null;
    }

    @Override
    public Void pong(ServerMessage.Pong pong) {
      return null; // to have been heard is all that it is for
    }

    @Override
    public Void ack(ServerMessage.Ack ack) {
      return null; // nothing is kept in a session that can't be resumed
    }
  }
}
