package dev.parley.client;

import dev.parley.client.channel.Framing;
import dev.parley.client.channel.FramingException;
import dev.parley.client.channel.Message;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Milestone;
import dev.parley.client.loop.Promise;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.ChannelOptions;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A data channel to a peer: messages of text or bytes, straight from browser to browser. It
 * survives the connection under it: where that fails it is {@link ChannelState#RECONNECTING} until
 * there is another. What it promises depends on its {@link #options}, as long as it is not closed:
 *
 * <ul>
 *   <li>reliable and ordered: every message comes, once, in order, whatever connections fail;
 *   <li>reliable and unordered: every message comes, once;
 *   <li>with {@code maxRetransmits} or {@code maxPacketLifeTime}: a message comes once or not at
 *       all, in order if ordered; what was not sent when a connection failed is dropped;
 *   <li>{@linkplain ChannelOptions#raw() raw}: on one connection as WebRTC has it, so a message
 *       comes once or not at all. Where the other side is not Parley's, a new connection's channel
 *       is a new one to it.
 * </ul>
 *
 * <p>What comes before a listener is there is not kept: register listeners at once where the
 * channel is opened or announced. Of a reliable channel that is not announced yet, as there was no
 * {@link Peer#onChannel}, messages are kept, and not confirmed, until it was. Used on the event
 * loop alone.
 */
public final class Channel {

  /**
   * How much may wait to be sent or confirmed, in bytes: where it does, a send is {@link
   * SendResult#FULL}. One message may go beyond, however long.
   */
  public static final int MAX_BUFFERED_BYTES = 8 * 1024 * 1024;

  /**
   * How many messages may wait to be sent or confirmed, however small: where as many do, a send is
   * {@link SendResult#FULL}.
   */
  public static final int MAX_BUFFERED_MESSAGES = Framing.WINDOW;

  /**
   * Where {@link #ready} begins to wait, in bytes: what a fast and distant network has under way,
   * while the page keeps little.
   */
  public static final int HIGH_WATER_MARK_BYTES = 4 * 1024 * 1024;

  private final EventLoop loop;
  private final String label;
  private final ChannelOptions options;
  private final ChannelLine line;

  private final Milestone opening;
  private final Listeners<ChannelState> stateListeners;
  private final Listeners<String> textListeners;
  private final Listeners<byte[]> bytesListeners;
  private final Listeners<Throwable> errorListeners;
  private final Milestone closing;

  /** Null until someone waits. */
  private ChannelWaiting waiting;

  /**
   * @param number see {@link ChannelLine}
   */
  Channel(
      PeerChannels peer,
      EventLoop loop,
      String label,
      ChannelOptions options,
      boolean ours,
      int number) {
    this.loop = loop;
    this.label = label;
    this.options = options;
    this.opening = new Milestone(loop);
    this.stateListeners = new Listeners<>(loop);
    this.textListeners = new Listeners<>(loop);
    this.bytesListeners = new Listeners<>(loop);
    this.errorListeners = new Listeners<>(loop);
    this.closing = new Milestone(loop);
    this.line = new ChannelLine(this, peer, loop, ours, number);
  }

  public String label() {
    return label;
  }

  public ChannelOptions options() {
    return options;
  }

  public ChannelState state() {
    return line.state();
  }

  /**
   * Bytes that were sent here and have not gone to the network yet; where the channel is reliable,
   * those that the other side has not confirmed yet.
   */
  public long bufferedAmount() {
    return line.bufferedAmount();
  }

  /**
   * How much more may be sent until {@link #ready} waits, in bytes; 0 or less when it does.
   * WritableStream's desired size.
   */
  public long desiredSize() {
    return line.takes() ? HIGH_WATER_MARK_BYTES - line.bufferedAmount() : 0;
  }

  /**
   * Sends a message; before the channel is open it waits. {@link SendResult#FULL} where {@link
   * #MAX_BUFFERED_BYTES} or {@link #MAX_BUFFERED_MESSAGES} wait already, and where a channel that
   * keeps no messages is reconnecting.
   */
  public SendResult send(String text) {
    long size = Utf8.length(text);
    return size > options.maxMessageBytes() ? tooLarge() : line.send(Message.of(text, (int) size));
  }

  /**
   * Sends a message; see {@link #send(String)}.
   *
   * @param bytes the channel's from then on, unless it refuses them: they may have to be sent again
   */
  public SendResult send(byte[] bytes) {
    return bytes.length > options.maxMessageBytes() ? tooLarge() : line.send(Message.of(bytes));
  }

  private SendResult tooLarge() {
    return state() == ChannelState.CLOSED ? SendResult.CLOSED : SendResult.TOO_LARGE;
  }

  /**
   * Sends a message and says when there is room for another: whoever waits for that before the next
   * one never has more than {@link #HIGH_WATER_MARK_BYTES} and one message waiting.
   *
   * @return rejected with a {@link SendException} if the message was not accepted, or the channel
   *     is closed before there is room
   */
  public Promise<Void> write(String text) {
    return written(send(text));
  }

  /** Sends a message and says when there is room for another; see {@link #write(String)}. */
  public Promise<Void> write(byte[] bytes) {
    return written(send(bytes));
  }

  private Promise<Void> written(SendResult result) {
    return result == SendResult.ACCEPTED
        ? ready()
        : Promise.rejected(loop, new SendException(result));
  }

  /**
   * Sends all messages of {@code source}, asking for the next whenever there is room for it.
   *
   * @param source gives the next message, empty when there is none any more; not asked again before
   *     its promise is settled
   * @return fulfilled when the source is at its end and all is accepted; rejected with the source's
   *     error, or as by {@link #write}
   */
  public Promise<Void> writeAll(Supplier<Promise<Optional<byte[]>>> source) {
    return new MessagePump(loop, this, source).start();
  }

  /**
   * Waits until {@link #desiredSize} is more than 0: WritableStream's ready.
   *
   * @return rejected with a {@link SendException} if the channel is closed before
   */
  public Promise<Void> ready() {
    return waiting().ready();
  }

  /**
   * Waits until nothing is under way of what was sent, before or meanwhile: where the channel is
   * reliable until the other side has confirmed all of it, whatever connections that takes and up
   * to a second after it has arrived; else until the network has it, or it was dropped.
   *
   * @return rejected with a {@link SendException} if the channel is closed before, by whomever
   */
  public Promise<Void> drained() {
    Promise<Void> drained = waiting().drained();
    line.watchDraining();
    return drained;
  }

  private ChannelWaiting waiting() {
    if (waiting == null) {
      waiting = new ChannelWaiting(loop, this);
    }
    return waiting;
  }

  /**
   * Ends it. It is closed when this returns, and nothing is heard any more. What was accepted still
   * goes as long as the connection lasts; what waits for a connection does not. Whoever wants all
   * of it to arrive awaits {@link #drained} before.
   */
  public void close() {
    line.close();
  }

  /** Hears each new state; {@link ChannelState#CLOSED} is the last. */
  public Registration onState(Consumer<? super ChannelState> listener) {
    return stateListeners.add(listener);
  }

  /** Is told once that the channel is open for the first time; soon, where it was already. */
  public Registration onOpen(Runnable listener) {
    return opening.add(listener);
  }

  /** Hears each text message. */
  public Registration onText(Consumer<? super String> listener) {
    return textListeners.add(listener);
  }

  /**
   * Hears each binary message. All listeners get the same array. In a browser it may be a view of a
   * longer {@code ArrayBuffer}, from a multiple of eight bytes on: JavaScript that takes the buffer
   * of it has to mind its {@code byteOffset}.
   */
  public Registration onBytes(Consumer<? super byte[]> listener) {
    return bytesListeners.add(listener);
  }

  /**
   * Hears what went wrong; unless the channel goes on, {@link #onClose} follows. A {@link
   * FramingException} says that the other side broke the protocol, and ends it.
   */
  public Registration onError(Consumer<? super Throwable> listener) {
    return errorListeners.add(listener);
  }

  /** Is told once that the channel is closed, whoever did it; soon, where it is already. */
  public Registration onClose(Runnable listener) {
    return closing.add(listener);
  }

  ChannelLine line() {
    return line;
  }

  /** To be called when there may be room that was not, or never will be. */
  void roomChanged() {
    if (waiting != null) {
      waiting.changed();
    }
  }

  void stateChanged(ChannelState state) {
    stateListeners.fire(state);
    // A listener may have closed it meanwhile.
    if (state == ChannelState.OPEN && state() == ChannelState.OPEN) {
      opening.reach();
    } else if (state == ChannelState.CLOSED) {
      closing.reach();
    }
    roomChanged();
  }

  void text(String message) {
    textListeners.fire(message);
  }

  void bytes(byte[] message) {
    bytesListeners.fire(message);
  }

  void error(Throwable error) {
    errorListeners.fire(error);
  }
}
