package dev.parley.server.transport;

import dev.parley.server.limit.Share;
import dev.parley.server.session.Connection;
import dev.parley.server.session.Fault;
import dev.parley.server.session.Incoming;
import dev.parley.server.session.QueryJoin;
import dev.parley.server.session.Relay;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Jetty calls about one socket: by one thread at a time, and for the next frame only when this
 * one is done with, so that a slow room slows its senders. Nothing is ever thrown back into Jetty.
 */
final class SignalingHandler implements FrameHandler {

  private static final Logger LOG = LoggerFactory.getLogger(SignalingHandler.class);

  private final Relay relay;
  private final Optional<QueryJoin> query;
  private final Share address;
  private final Assembly assembly;

  private CoreSession session;
  private Runnable demandNext;
  private JettySocket socket;
  private Connection connection;
  private Incoming incoming;

  /**
   * @param address its share of the relay; null where its address is not counted
   */
  SignalingHandler(Relay relay, Optional<QueryJoin> query, Share address, int frameBytes) {
    this.relay = relay;
    this.query = query;
    this.address = address;
    this.assembly = new Assembly(frameBytes);
  }

  @Override
  public void onOpen(CoreSession coreSession, Callback callback) {
    session = coreSession;
    demandNext = coreSession::demand;
    socket = new JettySocket(coreSession);
    connection = relay.connection(socket, address);
    incoming = connection.incoming();
    callback.succeeded();
    guarded(() -> connection.opened(query));
    session.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    guarded(() -> receive(frame));
    callback.succeeded();
    if (frame.getOpCode() != OpCode.CLOSE) {
      incoming.handled(demandNext);
    }
  }

  private void receive(Frame frame) {
    switch (frame.getOpCode()) {
      case OpCode.TEXT, OpCode.CONTINUATION -> text(frame);
      case OpCode.BINARY -> incoming.binary();
      case OpCode.PING -> {
        if (incoming.ping()) {
          socket.pong(BufferUtil.toArray(frame.getPayload()));
        }
      }
      case OpCode.PONG -> incoming.heardPong();
      default -> {
        // CLOSE, which Jetty answers.
      }
    }
  }

  private void text(Frame frame) {
    ByteBuffer piece = frame.getPayload();
    boolean wasTooLarge = assembly.isTooLarge();
    int length = piece.remaining();
    assembly.add(piece);
    if (assembly.isTooLarge()) {
      if (!wasTooLarge) {
        incoming.tooLarge();
      }
      incoming.dropped(length);
      if (frame.isFin()) {
        assembly.finish();
      }
    } else if (frame.isFin()) {
      incoming.text(assembly.finish());
    } else {
      incoming.piece(assembly.isCrumbled());
    }
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    // What a client or the network did wrong: Jetty closes, and onClosed follows.
    LOG.debug("socket failed: {}", cause.getClass().getName());
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus closeStatus, Callback callback) {
    if (connection != null) {
      guarded(() -> connection.closed(closeStatus.getCode()));
    }
    callback.succeeded();
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a frame could not be handled", new Fault(e));
      connection.failed();
    }
  }
}
