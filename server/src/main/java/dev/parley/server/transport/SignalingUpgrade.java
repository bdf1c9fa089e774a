package dev.parley.server.transport;

import dev.parley.server.session.Fault;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.eclipse.jetty.websocket.core.server.Handshaker;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the handshakes at one path and leaves everything else to the handler behind it. */
final class SignalingUpgrade extends Handler.Wrapper {

  private static final Logger LOG = LoggerFactory.getLogger(SignalingUpgrade.class);

  private final Handshaker handshaker = Handshaker.newInstance();
  private final WebSocketComponents components;
  private final String path;
  private final SignalingEndpoint endpoint;

  SignalingUpgrade(WebSocketComponents components, String path, SignalingEndpoint endpoint) {
    this.components = components;
    this.path = path;
    this.endpoint = endpoint;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!path.equals(Request.getPathInContext(request))) {
      return super.handle(request, response, callback);
    }
    try {
      Upgrade upgrade = new Upgrade(request);
      if (handshaker.upgradeRequest(upgrade, upgrade, response, callback, components, null)) {
        return true;
      }
    } catch (RuntimeException e) {
      refuse(request, response, callback, e);
      return true;
    }
    return super.handle(request, response, callback);
  }

  /**
   * Without the exception: Jetty would log its message, and that may quote what the client sent.
   */
  private void refuse(Request request, Response response, Callback callback, RuntimeException e) {
    boolean clientsFault = e instanceof HttpException || !isUri(request);
    if (clientsFault) {
      endpoint.refuse(
          request, response, callback, HttpStatus.BAD_REQUEST_400, "handshake not well-formed");
    } else {
      LOG.error("a handshake could not be handled", new Fault(e));
      endpoint.refuse(
          request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500, "internal error");
    }
  }

  /**
   * Whether the request's target is what RFC 3986 says; Jetty's handshake throws where it is not.
   */
  private static boolean isUri(Request request) {
    try {
      request.getHttpURI().toURI();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** One handshake, in which Jetty's connection is replaced by ours. */
  private final class Upgrade extends Request.Wrapper implements WebSocketNegotiator {

    private WebSocketCoreSession session;

    Upgrade(Request request) {
      super(request);
    }

    @Override
    public FrameHandler negotiate(
        ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
      return endpoint.negotiate(request, response, callback);
    }

    @Override
    public void customize(Configuration configuration) {
      endpoint.customize(configuration);
      session = (WebSocketCoreSession) configuration;
    }

    /** Where Jetty's handshake leaves the connection that the socket is handed over to. */
    @Override
    public Object setAttribute(String name, Object value) {
      boolean upgraded =
          name.equals(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE)
              && value instanceof WebSocketConnection
              // Over HTTP/2 (RFC 8441) a stream is no socket; Jetty's own will do.
              && getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
      if (!upgraded) {
        return super.setAttribute(name, value);
      }
      return super.setAttribute(
          name,
          new RelayConnection(
              endpoint.relay(),
              (WebSocketConnection) value,
              getConnectionMetaData().getConnector(),
              session));
    }
  }
}
