package dev.parley.server.transport;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** Puts an endpoint in front of whatever a server handles. */
public final class Mount {

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
  }
}
