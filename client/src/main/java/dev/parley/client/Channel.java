package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Milestone;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A data channel to a peer: messages of text or bytes, straight from browser to browser. What comes
 * before a listener is there is not kept: register listeners at once where the channel is opened or
 * announced. Used on the event loop alone.
 */
public final class Channel {

  /**
   * How much may wait to be sent, in bytes; past it a send is {@link SendResult#FULL}. Browsers
   * close a channel on which more than 16 MiB wait.
   */
  public static final int MAX_BUFFERED_BYTES = 8 * 1024 * 1024;

  private final String label;
  private final ChannelOptions options;
  private final Consumer<Channel> ended;

  private final Milestone opening;
  private final Listeners<String> textListeners;
  private final Listeners<byte[]> bytesListeners;
  private final Listeners<Throwable> errorListeners;
  private final Milestone closing;

  /** What was sent before it was open, in order. */
  private final List<Waiting> waiting = new ArrayList<>();

  private long waitingBytes;
  private ChannelState state = ChannelState.CONNECTING;

  /** Null until {@link #attach}. */
  private DataChannel connection;

  /**
   * @param ended called once, when it is closed and before its listeners are
   */
  Channel(EventLoop loop, String label, ChannelOptions options, Consumer<Channel> ended) {
    this.label = label;
    this.options = options;
    this.ended = ended;
    this.opening = new Milestone(loop);
    this.textListeners = new Listeners<>(loop);
    this.bytesListeners = new Listeners<>(loop);
    this.errorListeners = new Listeners<>(loop);
    this.closing = new Milestone(loop);
  }

  public String label() {
    return label;
  }

  public ChannelOptions options() {
    return options;
  }

  public ChannelState state() {
    return state;
  }

  /** Bytes that were sent here and have not gone to the network yet. */
  public long bufferedAmount() {
    return state == ChannelState.OPEN ? connection.bufferedAmount() : waitingBytes;
  }

  /** Sends a message; before the channel is open it waits. */
  public SendResult send(String text) {
    return send(new Waiting(text, null, Utf8.length(text)));
  }

  /**
   * Sends a message; before the channel is open it waits.
   *
   * @param bytes not to be changed before {@link #bufferedAmount()} says that they have gone
   */
  public SendResult send(byte[] bytes) {
    return send(new Waiting(null, bytes, bytes.length));
  }

  /**
   * Ends it. It is closed when this returns; what the network has not taken yet still goes, what
   * waits for the channel to open does not.
   */
  public void close() {
    if (state != ChannelState.CLOSED) {
      connection.close();
      end();
    }
  }

  /** Is told once that the channel is open; soon, where it is or was already. */
  public Registration onOpen(Runnable listener) {
    return opening.add(listener);
  }

  /** Hears each text message. */
  public Registration onText(Consumer<? super String> listener) {
    return textListeners.add(listener);
  }

  /** Hears each binary message. All listeners get the same array. */
  public Registration onBytes(Consumer<? super byte[]> listener) {
    return bytesListeners.add(listener);
  }

  /** Hears what went wrong; unless the channel goes on, {@link #onClose} follows. */
  public Registration onError(Consumer<? super Throwable> listener) {
    return errorListeners.add(listener);
  }

  /** Is told once that the channel is closed, whoever did it; soon, where it is already. */
  public Registration onClose(Runnable listener) {
    return closing.add(listener);
  }

  /** What the connection under it is to tell. */
  DataChannelListener events() {
    return new Events();
  }

  void attach(DataChannel newConnection) {
    connection = newConnection;
  }

  /** The connection under it is gone. */
  void end() {
    if (state == ChannelState.CLOSED) {
      return;
    }
    state = ChannelState.CLOSED;
    waiting.clear();
    waitingBytes = 0;
    ended.accept(this);
    closing.reach();
  }

  private SendResult send(Waiting message) {
    if (state == ChannelState.CLOSED) {
      return SendResult.CLOSED;
    }
    if (message.size > MAX_BUFFERED_BYTES) {
      return SendResult.TOO_LARGE;
    }
    if (message.size > MAX_BUFFERED_BYTES - bufferedAmount()) {
      return SendResult.FULL;
    }
    if (state == ChannelState.CONNECTING) {
      waiting.add(message);
      waitingBytes += message.size;
      return SendResult.ACCEPTED;
    }
    if (message.size > connection.maxMessageBytes()) {
      return SendResult.TOO_LARGE;
    }
    return message.sendTo(connection) ? SendResult.ACCEPTED : SendResult.FULL;
  }

  private void sendWaiting() {
    int refused = 0;
    for (Waiting message : waiting) {
      if (message.size > connection.maxMessageBytes() || !message.sendTo(connection)) {
        refused++;
      }
    }
    waiting.clear();
    waitingBytes = 0;
    if (refused > 0) {
      String detail =
          refused + " messages that waited for channel " + label + " to open could not be sent";
      errorListeners.fire(new IllegalStateException(detail));
    }
  }

  /** A message; exactly one of text and bytes is not null. */
  private static final class Waiting {

    private final String text;
    private final byte[] bytes;
    private final long size;

    Waiting(String text, byte[] bytes, long size) {
      this.text = text;
      this.bytes = bytes;
      this.size = size;
    }

    boolean sendTo(DataChannel connection) {
      return text != null ? connection.send(text) : connection.send(bytes);
    }
  }

  private final class Events implements DataChannelListener {

    @Override
    public void opened() {
      if (state == ChannelState.CONNECTING) {
        state = ChannelState.OPEN;
        sendWaiting();
        if (state == ChannelState.OPEN) { // a listener may have closed it
          opening.reach();
        }
      }
    }

    @Override
    public void text(String text) {
      if (state != ChannelState.CLOSED) {
        textListeners.fire(text);
      }
    }

    @Override
    public void bytes(byte[] bytes) {
      if (state != ChannelState.CLOSED) {
        bytesListeners.fire(bytes);
      }
    }

    @Override
    public void bufferedAmountLow() {}

    @Override
    public void error(Throwable error) {
      if (state != ChannelState.CLOSED) {
        errorListeners.fire(error);
      }
    }

    @Override
    public void closed() {
      end();
    }
  }
}
