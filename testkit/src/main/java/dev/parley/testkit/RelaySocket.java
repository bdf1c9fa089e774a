package dev.parley.testkit;

import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketListener;
import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.ServerMessage;
import java.util.OptionalLong;

/**
 * Both ends of one socket: what the client holds, and the relay's side of it, which knows whose it
 * is.
 */
final class RelaySocket implements SignalingSocket {

  private final FakeServer server;
  private final SignalingSocketListener client;

  /** Whom it belongs to; null before a join. */
  private RelaySession session;

  /** Whether the relay is done with it; what it said before may still be on its way. */
  private boolean closed;

  /** Whether what is on its way is lost. */
  private boolean cut;

  private long heardMillis;

  RelaySocket(FakeServer server, SignalingSocketListener client) {
    this.server = server;
    this.client = client;
    this.heardMillis = server.loop().nowMillis();
  }

  void opened() {
    later(
        () -> {
          if (!closed) {
            client.opened();
            watch();
          }
        });
  }

  /** Closes it when nothing has come for two heartbeats (PROTOCOL.md, Liveness). */
  private void watch() {
    long left = heardMillis + 2 * FakeServer.HEARTBEAT_MILLIS - server.loop().nowMillis();
    if (closed) {
      return;
    }
    if (left > 0) {
      server.loop().schedule(left, this::watch);
    } else {
      lose(CloseCode.HEARTBEAT_TIMEOUT.code(), CloseCode.HEARTBEAT_TIMEOUT.wireName());
    }
  }

  @Override
  public void send(String text) {
    later(
        () -> {
          if (!closed) {
            heardMillis = server.loop().nowMillis();
            receive(text);
          }
        });
  }

  private void receive(String text) {
    try {
      receive(server.codec().decodeClientFrame(text));
    } catch (CodecException e) {
      throw new IllegalStateException("a client sent what is no message of version 1: " + text, e);
    }
  }

  private void receive(ClientFrame frame) {
    ClientMessage message = frame.message();
    if (session != null) {
      session.receive(frame);
    } else if (message instanceof ClientMessage.Join) {
      session = RelaySession.join(server, this, (ClientMessage.Join) message);
    } else if (message instanceof ClientMessage.Resume) {
      resume((ClientMessage.Resume) message);
    } else if (message instanceof ClientMessage.Ping) {
      tell(ServerFrame.of(new ServerMessage.Pong(OptionalLong.empty())));
    } else {
      refuse(ErrorCode.NOT_JOINED, "no room was joined");
    }
  }

  private void resume(ClientMessage.Resume resume) {
    RelaySession found = server.find(resume.session());
    if (found == null || !found.admits(resume)) {
      refuse(ErrorCode.SESSION_UNKNOWN, "the session can't be resumed");
    } else {
      session = found;
      found.resume(this, resume);
    }
  }

  private void refuse(ErrorCode code, String detail) {
    tell(
        ServerFrame.of(
            new ServerMessage.ErrorMessage(
                code, detail, OptionalLong.empty(), OptionalLong.empty())));
  }

  void tell(ServerFrame frame) {
    tell(server.codec().encode(frame));
  }

  void tell(String text) {
    later(
        () -> {
          if (!cut) {
            client.text(text);
          }
        });
  }

  /** By the client, after what it has sent. */
  @Override
  public void close(int code, String reason) {
    later(() -> lose(code, reason));
  }

  /** Cuts it: what is on its way in either direction is lost. */
  void cut() {
    cut = !closed;
    lose(FakeServer.ABNORMAL_CLOSURE, "");
  }

  private void lose(int code, String reason) {
    RelaySession whose = session;
    end(code, reason);
    if (whose != null) {
      whose.lost();
    }
  }

  /** Ends it without a word to the session. */
  void end(int code, String reason) {
    if (!closed) {
      closed = true;
      session = null;
      server.closed(this);
      later(() -> client.closed(code, reason));
    }
  }

  private void later(Runnable task) {
    server.loop().schedule(0, task);
  }
}
