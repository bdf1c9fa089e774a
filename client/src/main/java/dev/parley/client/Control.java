package dev.parley.client;

import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.function.BiConsumer;

/**
 * One connection's channel {@code parley.control}: what the clients of the two sides say to each
 * other, a JSON object with a {@code type} a message (PROTOCOL.md, Between the peers). Reliable and
 * ordered. A foreign client does not open it.
 */
final class Control implements DataChannelListener {

  /** Longer ones are not looked at; ours are far shorter. In UTF-16 units. */
  static final int MAX_MESSAGE_CHARS = 65_536;

  private final Json json;
  private final Runnable opened;
  private final BiConsumer<String, JsonValue> received;

  /** Null until {@link #attach}. */
  private DataChannel channel;

  private boolean open;

  /**
   * @param opened called once the other side can be told something
   * @param received takes each message, with its type
   */
  Control(Json json, Runnable opened, BiConsumer<String, JsonValue> received) {
    this.json = json;
    this.opened = opened;
    this.received = received;
  }

  void attach(DataChannel newChannel) {
    channel = newChannel;
  }

  /** Sends a message; nothing happens while the channel is not open. */
  void send(JsonValue message) {
    if (open) {
      channel.send(message.toJson());
    }
  }

  @Override
  public void opened() {
    open = true;
    opened.run();
  }

  @Override
  public void text(String text) {
    if (text.length() > MAX_MESSAGE_CHARS) {
      return;
    }
    try {
      JsonValue message = json.parse(text);
      if (message.type() == JsonType.OBJECT) {
        JsonValue type = message.member("type").orElse(message);
        if (type.type() == JsonType.STRING) {
          received.accept(type.string(), message);
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
    open = false;
  }
}
