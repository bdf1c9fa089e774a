package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.DataChannelSend;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** One end of a data channel. */
final class FakeDataChannel implements DataChannel {

  private static final long MAX_MESSAGE_BYTES = 262_144;

  /** What Chromium buffers for one channel. */
  private static final long MAX_BUFFERED_BYTES = 16L << 20;

  private final TaskSource events;
  private final Association association;
  private final Consumer<FakeDataChannel> ended;
  private final String label;
  private final ChannelOptions options;
  private final Reliability reliability;
  private final DataChannelListener listener;

  /** Null until it is connected. */
  private FakeDataChannel other;

  private boolean open;

  /** Whether it is to be closed when all that was sent has gone. */
  private boolean closing;

  private boolean closed;
  private boolean announced;
  private long bufferedAmount;
  private long lowThreshold;

  /** When the last message in order arrives. */
  private long lastArrivalMillis;

  FakeDataChannel(
      TaskSource events,
      Association association,
      Consumer<FakeDataChannel> ended,
      String label,
      ChannelOptions options,
      DataChannelListener listener) {
    this.events = events;
    this.association = association;
    this.ended = ended;
    this.label = label;
    this.options = options;
    this.reliability = Reliability.of(options);
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

  /** Whether both sides opened it by agreement, and neither is connected yet. */
  boolean isSameAs(FakeDataChannel theirs) {
    return hasIdOf(theirs) && other == null && theirs.other == null;
  }

  boolean hasIdOf(FakeDataChannel channel) {
    return options.id().isPresent() && options.id().equals(channel.options.id());
  }

  /** Whether the other side is yet to be told of it; true once. */
  boolean announcesItself() {
    boolean first = !announced && !options.id().isPresent() && other == null;
    announced = true;
    return first;
  }

  @Override
  public DataChannelSend send(String text) {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    return send(size, () -> other.listener.text(text));
  }

  @Override
  public DataChannelSend send(byte[] bytes, int length) {
    byte[] sent = Arrays.copyOf(bytes, length);
    return send(length, () -> other.listener.bytes(sent));
  }

  private DataChannelSend send(int size, Runnable message) {
    if (!open || closing || closed) {
      return DataChannelSend.NOT_OPEN;
    }
    if (size > MAX_MESSAGE_BYTES) {
      return DataChannelSend.TOO_LARGE;
    }
    if (bufferedAmount + size > MAX_BUFFERED_BYTES) {
      return DataChannelSend.FULL;
    }
    bufferedAmount += size;
    association.send(
        this,
        new Association.Parcel(size, reliability, () -> sent(size), () -> other.deliver(message)));
    return DataChannelSend.SENT;
  }

  /** So many bytes have been handed to the network (WebRTC §6.2, bufferedamountlow). */
  private void sent(int size) {
    boolean was = bufferedAmount > lowThreshold;
    bufferedAmount -= size;
    if (was && bufferedAmount <= lowThreshold) {
      deliver(listener::bufferedAmountLow);
    }
  }

  /** What the other side sent arrives so much later, not before what it sent in order. */
  void arriveAfter(long millis, EventLoop loop, Runnable arrival) {
    long at = loop.nowMillis() + millis;
    if (options.ordered()) {
      at = Math.max(at, lastArrivalMillis);
      lastArrivalMillis = at;
    }
    if (at == loop.nowMillis()) {
      arrival.run();
    } else {
      loop.schedule(at - loop.nowMillis(), arrival);
    }
  }

  private void deliver(Runnable message) {
    events.queue(
        () -> {
          if (!closing && !closed) {
            message.run();
          }
        });
  }

  @Override
  public long bufferedAmount() {
    return bufferedAmount;
  }

  @Override
  public void setBufferedAmountLowThreshold(long bytes) {
    lowThreshold = bytes;
  }

  @Override
  public long maxMessageBytes() {
    return MAX_MESSAGE_BYTES;
  }

  @Override
  public void close() {
    if (closing || closed) {
      return;
    }
    closing = true;
    if (other == null) {
      end();
    } else {
      association.send(
          this, new Association.Parcel(0, Reliability.FULL, () -> {}, () -> other.closedByOther()));
    }
  }

  /** The other side has reset its stream; with this side's the channel has ended for both. */
  private void closedByOther() {
    events.queue(
        () -> {
          end();
          other.events.queue(other::end);
        });
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
