package dev.parley.client.channel;

import java.util.ArrayList;
import java.util.List;

/** Writes down what frames say, a line each. */
final class FrameLog implements FrameListener {

  final List<String> lines = new ArrayList<>();

  @Override
  public void text(String message) {
    lines.add(message.length() > 100 ? "text of " + message.length() : "text " + message);
  }

  @Override
  public void bytes(byte[] frame, int from) {
    lines.add(frame.length - from + " bytes");
  }

  @Override
  public void acknowledged(int next) {
    lines.add("all before " + next + " have arrived");
  }

  @Override
  public void hello(int number, int known, int next) {
    lines.add(
        "hello from channel "
            + number
            + ", which knows "
            + (known == 0 ? "no other" : known)
            + ", "
            + next
            + " is next");
  }

  @Override
  public void asked(int mark) {
    lines.add("asked with " + mark);
  }

  @Override
  public void echoed(int mark) {
    lines.add("echo of " + mark);
  }

  @Override
  public void closing() {
    lines.add("closing");
  }

  /** What is new since the last time. */
  String take() {
    String taken = String.join("; ", lines);
    lines.clear();
    return taken;
  }
}
