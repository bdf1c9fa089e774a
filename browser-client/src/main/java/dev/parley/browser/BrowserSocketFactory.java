package dev.parley.browser;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketFactory;
import dev.parley.client.port.SignalingSocketListener;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.websocket.WebSocket;

/** Opens the browser's WebSockets. */
final class BrowserSocketFactory implements SignalingSocketFactory {

  /** RFC 6455 §7.1.5: closed abnormally. */
  private static final int ABNORMAL_CLOSURE = 1006;

  private final EventLoop loop;

  BrowserSocketFactory(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public SignalingSocket open(String url, String subprotocol, SignalingSocketListener listener) {
    JSObject failure = JSObjects.create();
    WebSocket socket = open(url, subprotocol, failure);
    if (socket != null) {
      return new BrowserSocket(socket, listener);
    }
    loop.post(() -> listener.closed(ABNORMAL_CLOSURE, BrowserException.message(failure)));
    return new ClosedSocket();
  }

  /**
   * Null, and a message in {@code failure}, where the address is none. Only newer browsers take
   * relative and http addresses by themselves.
   */
  @JSBody(
      params = {"url", "subprotocol", "failure"},
      script =
          "try {"
              + " const resolved = new URL(url, document.baseURI);"
              + " resolved.protocol = resolved.protocol.replace('http', 'ws');"
              + " resolved.hash = '';"
              + " return new WebSocket(resolved.href, subprotocol);"
              + "} catch (error) { failure.message = error.message; return null; }")
  private static native WebSocket open(String url, String subprotocol, JSObject failure);

  /** One that could not even be made. */
  private static final class ClosedSocket implements SignalingSocket {

    @Override
    public void send(String text) {}

    @Override
    public void close(int code, String reason) {}
  }
}
