package dev.parley.testkit;

import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketFactory;
import dev.parley.client.port.SignalingSocketListener;
import java.util.ArrayList;
import java.util.List;

/** A socket whose other end the test holds. */
public final class FakeSocket implements SignalingSocket {

  private final VirtualLoop loop;
  private final String url;
  private final String subprotocol;
  private final SignalingSocketListener listener;
  private final List<String> sent = new ArrayList<>();
  private int closeCode;

  private FakeSocket(
      VirtualLoop loop, String url, String subprotocol, SignalingSocketListener listener) {
    this.loop = loop;
    this.url = url;
    this.subprotocol = subprotocol;
    this.listener = listener;
  }

  /** A factory that puts each socket that it is asked for into {@code opened}. */
  public static SignalingSocketFactory factory(VirtualLoop loop, List<FakeSocket> opened) {
    return (url, subprotocol, listener) -> {
      FakeSocket socket = new FakeSocket(loop, url, subprotocol, listener);
      opened.add(socket);
      return socket;
    };
  }

  public String url() {
    return url;
  }

  public String subprotocol() {
    return subprotocol;
  }

  /** What the client sent so far. */
  public List<String> sent() {
    return sent;
  }

  /** The code with which the client closed it; 0 where it did not. */
  public int closeCode() {
    return closeCode;
  }

  public void accept() {
    loop.run(listener::opened);
  }

  public void receive(String text) {
    loop.run(() -> listener.text(text));
  }

  public void receiveBinary() {
    loop.run(listener::binary);
  }

  public void end(int code, String reason) {
    loop.run(() -> listener.closed(code, reason));
  }

  @Override
  public void send(String text) {
    sent.add(text);
  }

  @Override
  public void close(int code, String reason) {
    closeCode = code;
  }
}
