package dev.parley.benchmarks.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;

/**
 * The least that a relay on Jetty's core API does: finds the addressee's name in the bytes, puts
 * the sender's in front and sends them on, each when it comes. Checks and bounds nothing.
 */
final class CoreRelay {

  private static final int INPUT_BUFFER_BYTES = 16 * 1024;

  private static final byte[] TO = "\"to\":\"".getBytes(StandardCharsets.US_ASCII);

  private final ConcurrentHashMap<String, CoreSession> peers = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  public static void main(String[] arguments) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(arguments[0]));
    server.addConnector(connector);
    CoreRelay relay = new CoreRelay();
    WebSocketUpgradeHandler upgrade = new WebSocketUpgradeHandler();
    upgrade.addMapping("/", new Accepting(relay));
    server.setHandler(upgrade);
    server.start();
  }

  /** Lets in whoever comes. */
  private static final class Accepting extends WebSocketNegotiator.AbstractNegotiator {
    private final CoreRelay relay;

    Accepting(CoreRelay relay) {
      this.relay = relay;
      // Whole frames, however they come.
      setAutoFragment(false);
      setInputBufferSize(INPUT_BUFFER_BYTES);
      setIdleTimeout(Duration.ZERO);
    }

    @Override
    public FrameHandler negotiate(
        ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
      return relay.new Peer();
    }
  }

  private final class Peer implements FrameHandler {

    private final String id = "p" + count.incrementAndGet();
    private final byte[] head = ("{\"from\":\"" + id + "\",").getBytes(StandardCharsets.US_ASCII);
    private CoreSession session;

    @Override
    public void onOpen(CoreSession coreSession, Callback callback) {
      session = coreSession;
      peers.put(id, session);
      callback.succeeded();
      String welcome = "{\"type\":\"welcome\",\"peer\":{\"id\":\"" + id + "\"}}";
      session.sendFrame(
          new Frame(OpCode.TEXT, ByteBuffer.wrap(welcome.getBytes(StandardCharsets.US_ASCII))),
          Callback.NOOP,
          false);
      session.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
      if (frame.getOpCode() == OpCode.TEXT) {
        relay(BufferUtil.toArray(frame.getPayload()));
      }
      callback.succeeded();
      if (frame.getOpCode() != OpCode.CLOSE) {
        session.demand();
      }
    }

    private void relay(byte[] frame) {
      int at = 0;
      while (!Arrays.equals(frame, at, at + TO.length, TO, 0, TO.length)) {
        at++;
      }
      int begin = at + TO.length;
      int end = begin;
      while (frame[end] != '"') {
        end++;
      }
      CoreSession to = peers.get(new String(frame, begin, end - begin, StandardCharsets.US_ASCII));
      if (to != null) {
        byte[] relayed = new byte[head.length + frame.length - 1];
        System.arraycopy(head, 0, relayed, 0, head.length);
        System.arraycopy(frame, 1, relayed, head.length, frame.length - 1);
        to.sendFrame(new Frame(OpCode.TEXT, ByteBuffer.wrap(relayed)), Callback.NOOP, false);
      }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
      callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus closeStatus, Callback callback) {
      peers.remove(id);
      callback.succeeded();
    }
  }
}
