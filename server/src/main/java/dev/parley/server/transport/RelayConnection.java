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
