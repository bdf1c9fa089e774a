package dev.parley.client;

import dev.parley.client.channel.FrameListener;
import dev.parley.client.channel.FramingException;
import dev.parley.client.channel.Incoming;
import dev.parley.client.channel.Message;
import dev.parley.client.channel.Outgoing;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.DataChannelSend;

/**
 * What is behind a {@link Channel}: its messages, and one after the other the connections by which
 * they go (PROTOCOL.md, Between the peers).
 */
final class ChannelLine implements FrameListener {

  /** What is so small, with what its channel has in flight, that it need not wait its turn. */
  private static final int SMALL_BYTES = 16 * 1024;

  private final Channel channel;
  private final PeerChannels peer;
  private final ChannelOptions options;

  /** Whether messages are kept until they are confirmed, so that they survive a connection. */
  private final boolean keeps;

  /** Whether this side makes it anew on a new connection. */
  private final boolean ours;

  private final int number;

  /** The other side's number for it; 0 until known. */
  private int theirNumber;

  private final Outgoing outgoing;
  private final Incoming incoming;
  private final Confirmations confirmations;

  private ChannelState state = ChannelState.CONNECTING;

  /** Null where there is no connection, or this one has failed. */
  private Attachment attachment;

  /** Whether the other side ever said hello: it keeps to the protocol, and says when it closes. */
  private boolean met;

  /**
   * @param ours whether this side opened it, be it alone or under an agreed id
   * @param number of one that was opened in band its number among those of its opener, of one with
   *     an agreed id its number among this side's of that kind; 0 of a raw one
   */
  ChannelLine(Channel channel, PeerChannels peer, EventLoop loop, boolean ours, int number) {
    this.channel = channel;
    this.peer = peer;
    this.options = channel.options();
    this.keeps = options.framed() && options.isReliable();
    this.ours = ours;
    this.number = number;
    this.theirNumber = isAgreed() ? 0 : number;
    this.outgoing = new Outgoing(options.framed(), keeps);
    this.incoming =
        new Incoming(options.ordered(), keeps, options.maxMessageBytes(), peer.memory(), this);
    this.confirmations = new Confirmations(loop, this::confirm);
  }

  ChannelState state() {
    return state;
  }

  boolean isOurs() {
    return ours;
  }

  /** Whether both sides opened it, under one id. */
  boolean isAgreed() {
    return options.id().isPresent();
  }

  int number() {
    return number;
  }

  int theirNumber() {
    return theirNumber;
  }

  boolean isAttached() {
    return attachment != null;
  }

  boolean isReady() {
    return attachment != null && attachment.ready;
  }

  /** Whether its connection has closed, and it is not known yet why. */
  boolean isUnexplained() {
    return attachment != null && attachment.unexplained;
  }

  // What the application does

  long bufferedAmount() {
    return outgoing.size() + (keeps ? 0 : inFlightBytes());
  }

  /** Whether a message would be accepted, by all but its size and what waits. */
  boolean takes() {
    return !outgoing.isFull()
        && state != ChannelState.CLOSED
        && (keeps || state != ChannelState.RECONNECTING);
  }

  SendResult send(Message message) {
    if (state == ChannelState.CLOSED) {
      return SendResult.CLOSED;
    }
    if (!options.framed() && isReady() && message.size() > attachment.maxMessageBytes) {
      return SendResult.TOO_LARGE;
    }
    if (!takes() || bufferedAmount() >= Channel.MAX_BUFFERED_BYTES) {
      return SendResult.FULL;
    }
    boolean alone = !outgoing.hasToSend();
    outgoing.add(message);
    peer.turns().add(this);
    // Little things need no turn: they go at once, past what others have in bulk.
    if (alone && isReady() && inFlightBytes() + message.size() <= SMALL_BYTES) {
      peer.turns().send(this);
    } else {
      peer.turns().run();
    }
    return SendResult.ACCEPTED;
  }

  void close() {
    if (state == ChannelState.CLOSED) {
      return;
    }
    boolean lingers = isReady() && outgoing.hasToSend();
    // The other side has it open yet: it is told as soon as it can be.
    boolean refuses = state == ChannelState.RECONNECTING && isAttached() && !attachment.open;
    setClosed();
    if (!lingers && !refuses) {
      leave();
    }
  }

  /** Closes one that is closed here, as the other side is told once the connection is there. */
  void refuse() {
    setClosed();
  }

  /** Ends it without a word to the other side; where it is closed, what lingers of it. */
  void end() {
    if (state != ChannelState.CLOSED) {
      setClosed();
    }
    release();
  }

  private void setClosed() {
    incoming.cut();
    confirmations.cancel();
    setState(ChannelState.CLOSED);
  }

  /** Tells the other side, and lets go of the connection. */
  private void leave() {
    if (keeps && isAttached() && attachment.open) {
      Outgoing.sendClose(attachment.connection);
    }
    release();
  }

  private void release() {
    outgoing.clear();
    if (attachment != null) {
      DataChannel connection = attachment.connection;
      attachment = null;
      connection.close();
    }
    peer.forget(channel);
  }

  private void setState(ChannelState newState) {
    if (state != newState) {
      state = newState;
      channel.stateChanged(newState);
    }
  }

  // What turns ask for

  boolean canSend() {
    return isReady() && outgoing.hasToSend();
  }

  /** Bytes that the platform has of it and the network has not. */
  int inFlightBytes() {
    return isAttached() && attachment.open ? (int) attachment.connection.bufferedAmount() : 0;
  }

  int begunBytes() {
    return outgoing.begun();
  }

  int toBeginBytes(int frameLength) {
    return outgoing.toBegin(frameLength);
  }

  /** Whether a frame of at most that length went; only while it can send. */
  boolean sendNext(int frameLength) {
    DataChannelSend result =
        outgoing.sendNext(attachment.connection, frameLength, attachment.maxMessageBytes);
    if (result == DataChannelSend.TOO_LARGE && !options.framed()) {
      outgoing.skip(); // it waited when the limit was not known yet
      channel.error(new SendException(SendResult.TOO_LARGE));
    } else if (result != DataChannelSend.SENT) {
      return false;
    }
    channel.roomChanged();
    if (state == ChannelState.CLOSED && !outgoing.hasToSend()) {
      leave();
    }
    return true;
  }

  /** Has {@link SendingTurns#run} called when so many bytes fewer are in flight. */
  void awaitFall(int bytes) {
    if (isAttached() && attachment.open) {
      attachment.connection.setBufferedAmountLowThreshold(Math.max(0, inFlightBytes() - bytes));
    }
  }

  // What the connection does

  /** What a connection under it is to tell; it is to be {@linkplain #attach attached} at once. */
  DataChannelListener newAttachment() {
    attachment = new Attachment();
    return attachment;
  }

  void attach(DataChannel connection) {
    attachment.connection = connection;
  }

  /** The connection under it is gone. */
  void lose() {
    attachment = null;
    if (state == ChannelState.CLOSED) {
      release();
      return;
    }
    incoming.cut();
    confirmations.cancel();
    if (keeps) {
      outgoing.rewind();
    } else if (state == ChannelState.OPEN) {
      outgoing.clear();
    }
    if (state == ChannelState.OPEN) {
      setState(ChannelState.RECONNECTING);
    }
  }

  private void ready() {
    if (!attachment.ready) {
      attachment.ready = true;
      setState(ChannelState.OPEN);
      if (isReady()) { // a listener may have closed it
        peer.turns().add(this);
        peer.turns().run();
      }
    }
  }

  private void sayHello() {
    Outgoing.sendHello(attachment.connection, number, theirNumber, incoming.next());
  }

  private void confirm() {
    if (isReady()) {
      Outgoing.sendAck(attachment.connection, incoming.next());
    }
  }

  private void cutOff(FramingException error) {
    channel.error(error);
    if (state != ChannelState.CLOSED) { // a listener may have closed it
      setClosed();
      leave();
    }
  }

  // What frames say

  @Override
  public void text(String message) {
    channel.text(message);
    received(message.length());
  }

  @Override
  public void bytes(byte[] message) {
    channel.bytes(message);
    received(message.length);
  }

  private void received(int length) {
    if (keeps && state != ChannelState.CLOSED) {
      confirmations.received(length);
    }
  }

  @Override
  public void acknowledged(int next) throws FramingException {
    outgoing.acknowledged(next);
    channel.roomChanged();
  }

  @Override
  public void hello(int itsNumber, int known, int next) throws FramingException {
    if (known != 0 && known != number || theirNumber != 0 && itsNumber != theirNumber) {
      end(); // one of the two was closed, and opened anew under the same id
      return;
    }
    theirNumber = itsNumber;
    met = true;
    if (isAgreed() && !attachment.greeted) {
      sayHello(); // it may have opened it later, and missed what was said before
    }
    attachment.greeted = true;
    acknowledged(next);
    ready();
  }

  @Override
  public void closing() {
    attachment.closing = true;
    if (options.ordered()) {
      end(); // else something sent before may still come
    }
  }

  /** One connection's data channel under it. Silent once another has taken its place. */
  private final class Attachment implements DataChannelListener {

    private DataChannel connection;
    private long maxMessageBytes;

    private boolean open;

    /** Whether the other side has said hello. */
    private boolean greeted;

    /** Whether messages may go by it. */
    private boolean ready;

    /** Whether the other side has said that it closes it. */
    private boolean closing;

    /** Whether it failed, with the connection that it is on. */
    private boolean failed;

    /** Whether it closed, by itself or with the connection that it is on. */
    private boolean unexplained;

    @Override
    public void opened() {
      if (attachment != this) {
        return;
      }
      open = true;
      maxMessageBytes = connection.maxMessageBytes();
      if (state == ChannelState.CLOSED) {
        leave();
        return;
      }
      if (keeps) {
        sayHello();
      }
      // Under an agreed id it may not be there yet; and what is to be sent again it will tell.
      if (!keeps || !isAgreed() && state == ChannelState.CONNECTING) {
        ChannelLine.this.ready();
      }
    }

    private boolean hears() {
      return attachment == this && state != ChannelState.CLOSED;
    }

    @Override
    public void text(String text) {
      if (!hears()) {
        return;
      }
      if (!options.framed()) {
        channel.text(text);
        return;
      }
      try {
        incoming.text(text);
      } catch (FramingException e) {
        cutOff(e);
      }
    }

    @Override
    public void bytes(byte[] bytes) {
      if (!hears()) {
        return;
      }
      if (!options.framed()) {
        channel.bytes(bytes);
        return;
      }
      try {
        incoming.bytes(bytes);
      } catch (FramingException e) {
        cutOff(e);
      }
    }

    @Override
    public void bufferedAmountLow() {
      peer.turns().run();
    }

    @Override
    public void error(Throwable error) {
      failed = true;
    }

    @Override
    public void closed() {
      if (attachment != this) {
        return;
      }
      if (closing || state == ChannelState.CLOSED) {
        end();
      } else if (failed || keeps && met) {
        lose();
        peer.broken();
      } else {
        unexplained = true;
        peer.whenExplained(this::explained);
      }
    }

    /**
     * It closed without a word: as one does that says none, or has not said its first; and as with
     * a failed connection in browsers that report no error.
     */
    private void explained(boolean connectionClosed) {
      if (attachment == this) {
        if (connectionClosed && state != ChannelState.CLOSED) {
          lose();
        } else {
          end();
        }
      }
    }
  }
}
