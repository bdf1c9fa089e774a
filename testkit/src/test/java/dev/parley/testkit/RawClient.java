package dev.parley.testkit;

import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketListener;
import java.util.ArrayList;
import java.util.List;

/** A client that speaks by hand: JSON with single quotes. */
final class RawClient implements SignalingSocketListener {

  private final VirtualLoop loop;
  private final List<String> heard = new ArrayList<>();
  private final SignalingSocket socket;

  RawClient(VirtualLoop loop, FakeServer server) {
    this.loop = loop;
    this.socket = server.open("/signal", "parley.v1", this);
    loop.runDue();
  }

  /**
   * Says so much, lets everything happen that follows, and gives what it heard since it was asked.
   */
  List<String> say(String... frames) {
    for (String frame : frames) {
      socket.send(frame.replace('\'', '"'));
    }
    return heard();
  }

  /** What it heard since it was asked. */
  List<String> heard() {
    loop.runDue();
    List<String> since = List.copyOf(heard);
    heard.clear();
    return since;
  }

  void close() {
    socket.close(1_000, "");
  }

  @Override
  public void opened() {
    heard.add("opened");
  }

  @Override
  public void text(String text) {
    heard.add(text.replace('"', '\''));
  }

  @Override
  public void binary() {}

  @Override
  public void closed(int code, String reason) {
    heard.add("closed " + code);
  }
}
