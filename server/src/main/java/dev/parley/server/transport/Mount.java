package dev.parley.server.transport;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** Puts an endpoint in front of whatever a server handles. */
public final class Mount {

  /**
   * Connections that the system completes before they are accepted. Java's default is 50: when more
   * clients come at once, as after a restart, the others' packets are dropped and come again a
   * second later. The system's own limit (Linux: net.core.somaxconn) applies.
   */
  private static final int ACCEPT_QUEUE = 4_096;

  private Mount() {}

  /**
   * Only upgrade requests to exactly {@code path} go to the endpoint; all else goes on as before.
   *
   * @param server set up with its handler, but not started
   */
  public static void mount(Server server, String path, SignalingEndpoint endpoint) {
    SignalingUpgrade upgrade =
        new SignalingUpgrade(
            WebSocketServerComponents.ensureWebSocketComponents(server), path, endpoint);
    upgrade.setHandler(server.getHandler());
    server.setHandler(upgrade);
    for (Connector connector : server.getConnectors()) {
      // 0 is Jetty's word for Java's default: the application has not said otherwise.
      if (connector instanceof ServerConnector socket && socket.getAcceptQueueSize() == 0) {
        socket.setAcceptQueueSize(ACCEPT_QUEUE);
      }
    }
  }
}
