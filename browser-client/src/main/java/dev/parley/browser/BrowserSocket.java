package dev.parley.browser;

import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketListener;
import org.teavm.jso.websocket.WebSocket;

/** One WebSocket of the browser's. */
final class BrowserSocket implements SignalingSocket {

  private final WebSocket socket;

  BrowserSocket(WebSocket socket, SignalingSocketListener listener) {
    this.socket = socket;
    socket.onOpen(event -> listener.opened());
    socket.onMessage(
        event -> {
          if (JsData.isString(event.getData())) {
            listener.text(event.getDataAsString());
          } else {
            listener.binary();
          }
        });
    socket.onClose(event -> listener.closed(event.getCode(), event.getReason()));
  }

  @Override
  public void send(String text) {
    socket.send(text);
  }

  @Override
  public void close(int code, String reason) {
    socket.close(code, reason);
  }
}
