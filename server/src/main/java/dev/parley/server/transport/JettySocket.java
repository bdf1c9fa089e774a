package dev.parley.server.transport;

import dev.parley.server.frame.TextFrame;
import dev.parley.server.session.Close;
import dev.parley.server.session.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/** Writes to one socket of Jetty's, whose calls neither block nor throw. */
final class JettySocket implements Socket {

  private final CoreSession session;
  private final Object lock = new Object();

  /** Whether a pong is being written. Guarded by lock. */
  private boolean ponging;

  /** The latest ping that came meanwhile; null if none did. Guarded by lock. */
  private byte[] unanswered;

  JettySocket(CoreSession session) {
    this.session = session;
  }

  @Override
  public void write(List<TextFrame> frames, Runnable written) {
    int last = frames.size() - 1;
    for (int i = 0; i < last; i++) {
      session.sendFrame(text(frames.get(i)), Callback.NOOP, true);
    }
    // Only the last is not batched, and takes all before it along: one call of the system.
    session.sendFrame(text(frames.get(last)), whenDone(written), false);
  }

  /** What is done does not block, so that Jetty need not find a thread for it. */
  private static Callback whenDone(Runnable done) {
    return Callback.from(InvocationType.NON_BLOCKING, done, failure -> {});
  }

  private static Frame text(TextFrame frame) {
    return new Frame(OpCode.TEXT, frame.buffer());
  }

  @Override
  public void ping() {
    session.sendFrame(new Frame(OpCode.PING), Callback.NOOP, false);
  }

  /**
   * Answers a ping. While one answer is being written further pings are answered by one pong, to
   * the latest of them (RFC 6455 §5.5.3 allows it): who pings without reading must cost nothing.
   */
  void pong(byte[] payload) {
    synchronized (lock) {
      if (ponging) {
        unanswered = payload;
        return;
      }
      ponging = true;
    }
    sendPong(payload);
  }

  private void sendPong(byte[] payload) {
    Frame pong = new Frame(OpCode.PONG, ByteBuffer.wrap(payload));
    session.sendFrame(pong, whenDone(this::ponged), false);
  }

  private void ponged() {
    byte[] next;
    synchronized (lock) {
      next = unanswered;
      unanswered = null;
      ponging = next != null;
    }
    if (next != null) {
      sendPong(next);
    }
  }

  @Override
  public void close(Close close) {
    session.close(close.code(), close.reason(), Callback.NOOP);
  }

  @Override
  public void abort() {
    session.abort();
  }
}
