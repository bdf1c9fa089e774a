package dev.parley.testkit;

import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.DataChannelSend;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** One end of a data channel; delivers at once and in order. */
final class FakeDataChannel implements DataChannel {

  private static final long MAX_MESSAGE_BYTES = 262_144;

  private final TaskSource events;
  private final Consumer<FakeDataChannel> ended;
  private final String label;
  private final ChannelOptions options;
  private final DataChannelListener listener;

  /** Null until it is connected. */
  private FakeDataChannel other;

  private boolean open;
  private boolean closed;
  private boolean announced;

  FakeDataChannel(
      TaskSource events,
      Consumer<FakeDataChannel> ended,
      String label,
      ChannelOptions options,
      DataChannelListener listener) {
    this.events = events;
    this.ended = ended;
    this.label = label;
    this.options = options;
    this.listener = listener;
  }

  static void connect(FakeDataChannel a, FakeDataChannel b) {
    a.connectTo(b);
    b.connectTo(a);
  }

  private void connectTo(FakeDataChannel peer) {
    other = peer;
    events.queue(
        () -> {
          if (!closed) {
            open = true;
            listener.opened();
          }
        });
  }

  String label() {
    return label;
  }

  ChannelOptions options() {
    return options;
  }

  boolean isConnected() {
    return other != null;
  }

  /** Whether the other side is yet to be told of it; true once. */
  boolean announcesItself() {
    boolean first = !announced && !options.id().isPresent() && other == null;
    announced = true;
    return first;
  }

  @Override
  public DataChannelSend send(String text) {
    return send(utf8Length(text), () -> other.listener.text(text));
  }

  @Override
  public DataChannelSend send(byte[] bytes) {
    byte[] sent = bytes.clone();
    return send(bytes.length, () -> other.listener.bytes(sent));
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private DataChannelSend send(int size, Runnable message) {
    if (!open || closed) {
      return DataChannelSend.NOT_OPEN;
    }
    if (size > MAX_MESSAGE_BYTES) {
      return DataChannelSend.TOO_LARGE;
    }
    other.deliver(message);
    return DataChannelSend.SENT;
  }

  private void deliver(Runnable message) {
    events.queue(
        () -> {
          if (!closed) {
            message.run();
          }
        });
  }

  @Override
  public long bufferedAmount() {
    return 0;
  }

  @Override
  public void setBufferedAmountLowThreshold(long bytes) {}

  @Override
  public long maxMessageBytes() {
    return MAX_MESSAGE_BYTES;
  }

  @Override
  public void close() {
    if (!closed) {
      end();
      if (other != null) {
        other.events.queue(other::end);
      }
    }
  }

  /** Ends this side of it. */
  void end() {
    if (!closed) {
      closed = true;
      ended.accept(this);
      events.queue(listener::closed);
    }
  }
}
