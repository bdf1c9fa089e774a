package dev.parley.client;

import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.DataChannelSend;
import dev.parley.client.port.IncomingDataChannel;
import dev.parley.protocol.json.JsonValue;
import dev.parley.testkit.VirtualLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One connection between two {@link PeerChannels}, as unkind as the specifications allow: what is
 * sent takes its time, unordered messages overtake one another, an agreed channel drops what comes
 * before it is opened on the other side, and a cut loses what is under way.
 */
final class SimulatedConnection {

  private static final int MAX_DELAY_MILLIS = 40;
  private static final long MAX_MESSAGE_BYTES = 262_144;

  private final VirtualLoop loop;
  private final Random random;

  /** Bytes that leave a channel's buffer in a millisecond. */
  private final int bytesPerMilli;

  private final List<End> ends = new ArrayList<>();
  private boolean cut;

  SimulatedConnection(VirtualLoop loop, Random random, int bytesPerMilli) {
    this.loop = loop;
    this.random = random;
    this.bytesPerMilli = bytesPerMilli;
  }

  /** One side's end; with the second the connection is up. */
  End end(PeerChannels channels) {
    End end = new End(channels);
    ends.add(end);
    if (ends.size() == 2) {
      ends.forEach(End::up);
    }
    return end;
  }

  /** From now on nothing arrives. */
  void cut() {
    cut = true;
  }

  private void later(Runnable task) {
    at(loop.nowMillis() + random.nextInt(MAX_DELAY_MILLIS), task);
  }

  private void at(long millis, Runnable task) {
    loop.schedule(
        millis - loop.nowMillis(),
        () -> {
          if (!cut) {
            task.run();
          }
        });
  }

  /** One side's end of it. */
  final class End {

    private final PeerChannels channels;
    private final List<Line> lines = new ArrayList<>();
    private boolean up;
    private long lastTold;

    /** Frames that were sent by it, and how many bytes they had. */
    int frames;

    private End(PeerChannels channels) {
      this.channels = channels;
    }

    private void up() {
      up = true;
      later(channels::controlOpened);
      List.copyOf(lines).forEach(Line::connect);
    }

    End other() {
      return ends.get(ends.get(0) == this ? 1 : 0);
    }

    void tell(JsonValue message) {
      lastTold = Math.max(lastTold, loop.nowMillis()) + random.nextInt(MAX_DELAY_MILLIS);
      at(lastTold, () -> other().channels.control(message.member("type").get().string(), message));
    }

    DataChannel create(String label, ChannelOptions options, DataChannelListener listener) {
      Line line = new Line(this, label, options, listener);
      if (line.ofId(this) != null) { // RFC 8831 §6.7: until both sides have reset the stream
        throw new IllegalStateException(options.id() + " is in use until its channel has closed");
      }
      lines.add(line);
      if (up) {
        line.connect();
      }
      return line;
    }

    /** What is buffered of all channels. */
    long buffered() {
      return lines.stream().mapToLong(Line::bufferedAmount).sum();
    }

    /** Sends a frame past whoever uses the channels. */
    void sendByAll(byte[] frame) {
      lines.forEach(line -> line.send(frame, frame.length));
    }

    /** As when the other side has closed its connection; the channels tell one by one. */
    void closeAll(boolean withError) {
      for (Line line : List.copyOf(lines)) {
        if (withError) {
          line.listener.error(new IllegalStateException("the association is gone"));
        }
        line.finish();
      }
    }
  }

  /** One side's end of one channel. */
  private final class Line implements DataChannel {

    private final End end;
    private final String label;
    private final ChannelOptions options;
    private final DataChannelListener listener;

    /** Null until it is known. */
    private Line other;

    private boolean open;
    private boolean closing;
    private boolean closed;
    private long buffered;
    private long threshold;

    /** When the last message has left, and has arrived. */
    private long lastLeft;

    /** Bytes of it that took less than a millisecond. */
    private int carried;

    private long lastArrived;

    Line(End end, String label, ChannelOptions options, DataChannelListener listener) {
      this.end = end;
      this.label = label;
      this.options = options;
      this.listener = listener;
    }

    private void connect() {
      later(this::opened);
      if (options.id().isEmpty() && other == null) {
        lastArrived = loop.nowMillis() + random.nextInt(MAX_DELAY_MILLIS);
        at(lastArrived, () -> end.other().channels.incoming(new Incoming(this)));
      }
    }

    private void opened() {
      if (!closed && !open) {
        open = true;
        loop.run(listener::opened);
      }
    }

    /** Of an agreed one, if it is there. */
    private Line otherNow() {
      if (options.id().isPresent()) {
        Line theirs = ofId(end.other());
        return theirs != null && theirs.open ? theirs : null;
      }
      return other;
    }

    /** The line that has this one's agreed id at that end; null if there is none. */
    private Line ofId(End at) {
      for (Line line : at.lines) {
        if (options.id().isPresent() && line.options.id().equals(options.id())) {
          return line;
        }
      }
      return null;
    }

    @Override
    public DataChannelSend send(String text) {
      return send(text.getBytes(StandardCharsets.UTF_8).length, to -> to.listener.text(text));
    }

    @Override
    public DataChannelSend send(byte[] bytes, int length) {
      byte[] sent = Arrays.copyOf(bytes, length);
      return send(length, to -> to.listener.bytes(sent));
    }

    private DataChannelSend send(int size, Consumer<Line> deliver) {
      if (!open || closing || closed) {
        return DataChannelSend.NOT_OPEN;
      }
      if (size > MAX_MESSAGE_BYTES) {
        return DataChannelSend.TOO_LARGE;
      }
      end.frames++;
      buffered += size;
      lastLeft = Math.max(lastLeft, loop.nowMillis()) + (carried + size) / bytesPerMilli;
      carried = (carried + size) % bytesPerMilli;
      at(lastLeft, () -> left(size));
      if (!options.isReliable() && random.nextInt(10) == 0) {
        return DataChannelSend.SENT; // and lost
      }
      long arrives = lastLeft + random.nextInt(MAX_DELAY_MILLIS);
      if (options.ordered()) {
        arrives = Math.max(arrives, lastArrived);
        lastArrived = arrives;
      } else {
        arrives = Math.max(arrives, other == null ? lastArrived : 0); // not before its opening
      }
      at(arrives, () -> arrive(deliver));
      return DataChannelSend.SENT;
    }

    private void left(int size) {
      boolean above = buffered > threshold;
      buffered -= size;
      if (above && buffered <= threshold && !closed) {
        listener.bufferedAmountLow();
      }
    }

    private void arrive(Consumer<Line> deliver) {
      Line to = otherNow();
      if (to != null && !to.closed) {
        to.opened(); // nothing comes by one that is not open
        loop.run(() -> deliver.accept(to));
      }
    }

    @Override
    public long bufferedAmount() {
      return buffered;
    }

    @Override
    public void setBufferedAmountLowThreshold(long bytes) {
      threshold = bytes;
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
      long after = Math.max(lastArrived, Math.max(lastLeft, loop.nowMillis()));
      at(
          after + MAX_DELAY_MILLIS, // all that was sent has arrived
          () -> {
            Line to = options.id().isPresent() ? ofId(end.other()) : other;
            if (to != null) {
              to.finish();
            }
            finish();
          });
    }

    private void finish() {
      if (!closed) {
        closed = true;
        loop.schedule(
            0,
            () -> {
              end.lines.remove(this);
              listener.closed();
            });
      }
    }
  }

  /** A channel that the other side opened. */
  private final class Incoming implements IncomingDataChannel {

    private final Line theirs;

    Incoming(Line theirs) {
      this.theirs = theirs;
    }

    @Override
    public String label() {
      return theirs.label;
    }

    @Override
    public ChannelOptions options() {
      return new ChannelOptions(
          theirs.options.ordered(),
          theirs.options.maxRetransmits(),
          theirs.options.maxPacketLifeTime(),
          OptionalInt.empty(),
          theirs.options.protocol(),
          true,
          ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES);
    }

    @Override
    public DataChannel accept(DataChannelListener listener) {
      End end = theirs.end.other();
      Line ours = new Line(end, theirs.label, theirs.options, listener);
      ours.other = theirs;
      theirs.other = ours;
      end.lines.add(ours);
      loop.schedule(0, ours::opened);
      return ours;
    }
  }
}
