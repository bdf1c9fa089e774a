package dev.parley.browser;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketFactory;
import dev.parley.client.port.SignalingSocketListener;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSError;
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
    return JSError.catchNative(
        () -> new BrowserSocket(new WebSocket(webSocketUrl(url), subprotocol), listener),
        error -> {
          String message = BrowserException.message(error);
          loop.post(() -> listener.closed(ABNORMAL_CLOSURE, message));
          return new ClosedSocket();
        });
  }

  // Only newer browsers take relative and http addresses by themselves.
  @JSBody(
      params = "url",
      script =
          "const resolved = new URL(url, document.baseURI);"
              + "resolved.protocol = resolved.protocol.replace('http', 'ws');"
              + "resolved.hash = '';"
              + "return resolved.href;")
  private static native String webSocketUrl(String url);

  /** One that could not even be made. */
  private static final class ClosedSocket implements SignalingSocket {

    @Override
    public void send(String text) {}

    @Override
    public void close(int code, String reason) {}
  }
}
