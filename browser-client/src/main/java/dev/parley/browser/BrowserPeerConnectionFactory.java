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
import org.teavm.jso.core.JSArray;

/** Makes the browser's peer connections. */
final class BrowserPeerConnectionFactory implements PeerConnectionFactory {

  private final EventLoop loop;

  BrowserPeerConnectionFactory(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public PeerConnection create(
      PeerConnectionConfiguration configuration, PeerConnectionListener listener) {
    RTCPeerConnection connection = new RTCPeerConnection(toJs(configuration));
    return new BrowserPeerConnection(loop, connection, listener);
  }

  static RTCConfiguration toJs(PeerConnectionConfiguration configuration) {
    JSArray<RTCIceServer> servers = new JSArray<>();
    for (IceServer server : configuration.iceServers()) {
      servers.push(toJs(server));
    }
    RTCConfiguration js = new RTCConfiguration();
    js.setIceServers(servers);
    // Every browser bundles. Without it Firefox gathers anew for each media section that is added,
    // and its connection is "connecting" meanwhile.
    js.setBundlePolicy(RTCBundlePolicy.MAX_BUNDLE);
    if (configuration.relayOnly()) {
      js.setIceTransportPolicy(RTCIceTransportPolicy.RELAY);
    }
    return js;
  }

  private static RTCIceServer toJs(IceServer server) {
    RTCIceServer js = new RTCIceServer();
    js.setUrls(server.urls().toArray(new String[0]));
    if (server.username().isPresent()) {
      js.setUsername(server.username().get());
    }
    if (server.credential().isPresent()) {
      js.setCredential(server.credential().get());
    }
    return js;
  }
}
