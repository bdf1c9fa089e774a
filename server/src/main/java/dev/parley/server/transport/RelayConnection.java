package dev.parley.server.transport;

import dev.parley.server.session.ReadRound;
import dev.parley.server.session.Relay;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/**
 * Jetty's connection, read on the thread that found out that there is something to read. Nothing
 * that happens to a frame blocks, so no other thread need be woken for it; and what is read at once
 * is one round (see {@link ReadRound}).
 */
final class RelayConnection extends WebSocketConnection {

  /**
   * A buffer is given back when it is read to its end. That of a client that is not read on may not
   * be, and of them there may be as many as there are clients.
   */
  private static final int HELD_INPUT_BUFFER_BYTES = 4 * 1024;

  /** Above so many of them buffers are small. */
  private static final int FEW = 100;

  private final Relay relay;
  private final Callback fillable = new Fillable();

  RelayConnection(
      Relay relay, WebSocketConnection jettys, Connector connector, WebSocketCoreSession session) {
    super(
        jettys.getEndPoint(),
        jettys.getExecutor(),
        connector.getScheduler(),
        connector.getByteBufferPool(),
        session);
    this.relay = relay;
    setUseInputDirectByteBuffers(jettys.isUseInputDirectByteBuffers());
    setUseOutputDirectByteBuffers(jettys.isUseOutputDirectByteBuffers());
    connector.getEventListeners().forEach(this::addEventListener);
    session.setWebSocketConnection(this);
  }

  @Override
  public int getInputBufferSize() {
    int bytes = super.getInputBufferSize();
    return relay != null && relay.heldCount() > FEW ? HELD_INPUT_BUFFER_BYTES : bytes;
  }

  @Override
  public void fillInterested() {
    fillInterested(fillable);
  }

  @Override
  public void onFillable() {
    inOneRound(super::onFillable);
  }

  /** Goes on where it was interrupted for others. */
  @Override
  public void run() {
    inOneRound(super::run);
  }

  private void inOneRound(Runnable reading) {
    ReadRound round = relay.round();
    round.begin();
    try {
      reading.run();
    } finally {
      round.end();
    }
  }

  private final class Fillable implements Callback {
    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    @Override
    public void succeeded() {
      onFillable();
    }

    @Override
    public void failed(Throwable cause) {
      onFillInterestedFailed(cause);
    }
  }
}
