package dev.parley.browser;

import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketListener;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.websocket.CloseEvent;
import org.teavm.jso.websocket.WebSocket;

/** One WebSocket of the browser's, and what hears its events ({@link BrowserDataChannel}). */
final class BrowserSocket implements SignalingSocket, EventListener<Event> {

  private final WebSocket socket;
  private final SignalingSocketListener listener;

  BrowserSocket(WebSocket socket, SignalingSocketListener listener) {
    this.socket = socket;
    this.listener = listener;
    socket.addEventListener("open", this);
    socket.addEventListener("message", this);
    socket.addEventListener("close", this);
  }

  @Override
  public void handleEvent(Event event) {
    String type = event.getType();
    if (type.equals("message")) {
      receive((MessageEvent) event);
    } else if (type.equals("open")) {
      listener.opened();
    } else {
      CloseEvent closed = (CloseEvent) event;
      listener.closed(closed.getCode(), closed.getReason());
    }
  }

  private void receive(MessageEvent event) {
    if (JsData.isString(event.getData())) {
      listener.text(event.getDataAsString());
    } else {
      listener.binary();
    }
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
