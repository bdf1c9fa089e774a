package dev.parley.browser;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.port.PeerConnection;
import dev.parley.client.port.PeerConnectionConfiguration;
import dev.parley.client.port.PeerConnectionFactory;
import dev.parley.client.port.PeerConnectionListener;
import dev.parley.jso.RTCBundlePolicy;
import dev.parley.jso.RTCConfiguration;
import dev.parley.jso.RTCIceServer;
import dev.parley.jso.RTCIceTransportPolicy;
import dev.parley.jso.RTCPeerConnection;
import dev.parley.protocol.IceServer;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSArray;

/** Makes the browser's peer connections. */
final class BrowserPeerConnectionFactory implements PeerConnectionFactory {

  private final EventLoop loop;

  /**
   * Made while the socket to the server opens: a page's first connection has the browser start the
   * threads for it. Null where it is in use, or there is no WebRTC.
   */
  private RTCPeerConnection first;

  BrowserPeerConnectionFactory(EventLoop loop) {
    this.loop = loop;
    loop.post(() -> first = first(bundled()));
  }

  /** Null without WebRTC: a page may do with messages by way of the server. */
  @JSBody(
      params = "configuration",
      script = "return self.RTCPeerConnection ? new RTCPeerConnection(configuration) : null;")
  private static native RTCPeerConnection first(RTCConfiguration configuration);

  @Override
  public PeerConnection create(
      PeerConnectionConfiguration configuration, PeerConnectionListener listener) {
    RTCConfiguration js = toJs(configuration);
    RTCPeerConnection connection = first;
    first = null;
    if (connection == null) {
      connection = new RTCPeerConnection(js);
    } else {
      connection.setConfiguration(js);
    }
    return new BrowserPeerConnection(loop, connection, listener);
  }

  static RTCConfiguration toJs(PeerConnectionConfiguration configuration) {
    JSArray<RTCIceServer> servers = new JSArray<>();
    for (IceServer server : configuration.iceServers()) {
      // One for each URL, which is the same: a list would have to become an array of Java's first.
      for (String url : server.urls()) {
        servers.push(toJs(url, server));
      }
    }
    RTCConfiguration js = bundled();
    js.setIceServers(servers);
    if (configuration.relayOnly()) {
      js.setIceTransportPolicy(RTCIceTransportPolicy.RELAY);
    }
    return js;
  }

  /**
   * Every browser bundles. Without it Firefox gathers anew for each media section that is added,
   * and its connection is "connecting" meanwhile.
   */
  private static RTCConfiguration bundled() {
    RTCConfiguration js = new RTCConfiguration();
    js.setBundlePolicy(RTCBundlePolicy.MAX_BUNDLE);
    return js;
  }

  private static RTCIceServer toJs(String url, IceServer server) {
    RTCIceServer js = new RTCIceServer();
    js.setUrls(url);
    if (server.username().isPresent()) {
      js.setUsername(server.username().get());
    }
    if (server.credential().isPresent()) {
      js.setCredential(server.credential().get());
    }
    return js;
  }
}
