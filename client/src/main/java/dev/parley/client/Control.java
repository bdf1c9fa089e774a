package dev.parley.client;

import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;

/**
 * One connection's channel {@code parley.control}: what the clients of the two sides say to each
 * other, a JSON object with a {@code type} a message (PROTOCOL.md, Between the peers). Reliable and
 * ordered. A foreign client does not open it.
 */
final class Control implements DataChannelListener {

  /** Hears of the other side's client. */
  interface Listener {

    /** What is sent from now on reaches it. */
    void controlOpened();

    /** It said something. */
    void control(String type, JsonValue message);

    /** Nothing more comes of it by this connection. */
    void controlClosed();
  }

  /** Longer ones are not looked at; ours are far shorter. In UTF-16 units. */
  static final int MAX_MESSAGE_CHARS = 65_536;

  private final Json json;
  private final Listener listener;

  /** Null until {@link #attach}. */
  private DataChannel channel;

  private boolean open;

  /** Whether it ever was open, which takes the other side's client. */
  private boolean met;

  /** Whether its listener hears no more. */
  private boolean silent;

  Control(Json json, Listener listener) {
    this.json = json;
    this.listener = listener;
  }

  void attach(DataChannel newChannel) {
    channel = newChannel;
  }

  boolean isMet() {
    return met;
  }

  /** Sends a message; nothing happens while the channel is not open. */
  void send(JsonValue message) {
    if (open) {
      channel.send(message.toJson());
    }
  }

  /** The connection is given up: nothing is sent or heard from then on. */
  void close() {
    open = false;
    silent = true;
  }

  @Override
  public void opened() {
    if (silent) {
      return;
    }
    open = true;
    met = true;
    listener.controlOpened();
  }

  @Override
  public void text(String text) {
    if (silent || text.length() > MAX_MESSAGE_CHARS) {
      return;
    }
    try {
      JsonValue message = json.parse(text);
      if (message.type() == JsonType.OBJECT) {
        JsonValue type = message.member("type").orElse(message);
        if (type.type() == JsonType.STRING) {
          listener.control(type.string(), message);
        }
      }
    } catch (JsonException e) {
      // Not of our making, and nothing depends on it.
    }
  }

  @Override
  public void bytes(byte[] bytes) {}

  @Override
  public void bufferedAmountLow() {}

  @Override
  public void error(Throwable error) {}

  @Override
  public void closed() {
    if (open) {
      open = false;
      listener.controlClosed();
    }
  }
}
