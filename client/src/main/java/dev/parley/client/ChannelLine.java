package dev.parley.client;

import dev.parley.client.channel.FrameListener;
import dev.parley.client.channel.FramingException;
import dev.parley.client.channel.Incoming;
import dev.parley.client.channel.Message;
import dev.parley.client.channel.Outgoing;
import dev.parley.client.channel.Unheard;
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

  /** Echoes wait behind what is sent by turns, and are few bytes for many: more is an attack. */
  private static final int MAX_ECHOING_BYTES = 4 * SendingPace.MAX_BYTES;

  private final Channel channel;
  private final PeerChannels peer;
  private final EventLoop loop;
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

  /**
   * Null where there is no connection, or this one has failed. It stays when the channel has ended:
   * what the platform has of it is in flight until it says that it is closed.
   */
  private Attachment attachment;

  /** Whether the other side ever said hello: it keeps to the protocol, and says when it closes. */
  private boolean met;

  /** Whether a connection that had it is gone: the other side may have had it open there. */
  private boolean lost;

  /**
   * @param ours whether this side opened it, be it alone or under an agreed id
   * @param number of one that was opened in band its number among those of its opener, of one with
   *     an agreed id its number among this side's of that kind; 0 of a raw one
   */
  ChannelLine(Channel channel, PeerChannels peer, EventLoop loop, boolean ours, int number) {
    this.channel = channel;
    this.peer = peer;
    this.loop = loop;
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

  /** Whether its data channel has closed, and it is not known yet why. */
  boolean isUnexplained() {
    return attachment != null && attachment.gone;
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

  /** Whether nothing of what was sent is under way. */
  boolean isDrained() {
    return outgoing.isEmpty() && (keeps || inFlightBytes() == 0);
  }

  /** Has the platform tell when it has nothing left. */
  void watchDraining() {
    peer.turns().run();
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
    if (!alone || !peer.turns().overtake(this, message.size())) {
      peer.turns().run();
    }
    return SendResult.ACCEPTED;
  }

  void close() {
    if (state == ChannelState.CLOSED) {
      return;
    }
    boolean lingers = isReady() && outgoing.hasToSend();
    // The other side may have it open: it is told as soon as it can be.
    boolean refuses =
        isUnexplained()
            || (state == ChannelState.RECONNECTING || lost && isToldByClosing())
                && (isAttached() ? !attachment.open : isToldByClosing());
    setClosed();
    if (!lingers && !refuses) {
      leave();
    }
  }

  /** Closes one that is closed here, as the other side is told once the connection is there. */
  void refuse() {
    setClosed();
  }

  /** The platform makes none for it on this connection. */
  void refused(RuntimeException cause) {
    attachment = null;
    channel.error(cause);
    end();
  }

  /** Ends it without a word to the other side; where it is closed, what lingers of it. */
  void end() {
    if (state != ChannelState.CLOSED) {
      setClosed();
    }
    release();
  }

  /**
   * Whether the other side knows no number of it, so that after a new connection it is told that
   * this one is closed by opening and closing it there.
   */
  private boolean isToldByClosing() {
    return isAgreed() && !keeps;
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
      attachment.connection.close(); // it is kept: what the platform has of it is still in flight
      if (isAgreed() && !attachment.gone) {
        return; // the platform gives the id to no other before it has told that it is closed
      }
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

  /** Whether the other side tells what it has handled. */
  boolean isHeard() {
    return keeps;
  }

  /** What went and the other side has not handled, as far as it tells. */
  int unheardLength() {
    return isAttached() && attachment.open ? attachment.unheard.length() : 0;
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
        outgoing.sendNext(
            attachment.connection, frameLength, attachment.maxMessageBytes, attachment.unheard);
    if (result == DataChannelSend.TOO_LARGE && !options.framed()) {
      outgoing.skip(); // it waited when the limit was not known yet
      channel.error(new SendException(SendResult.TOO_LARGE));
    } else if (result != DataChannelSend.SENT) {
      return false;
    }
    attachment.time();
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

  /** No one has heard of it: where nothing may be lost, what comes is kept until {@link #heard}. */
  void awaitListener() {
    if (keeps) {
      incoming.pause();
    }
  }

  /** Whoever is to listen to it has had the occasion to say so. */
  void heard() {
    read(null, null);
  }

  /** Reads a frame that came, or else those that were kept. */
  private void read(String text, byte[] bytes) {
    try {
      if (text != null) {
        incoming.text(text);
      } else if (bytes != null) {
        incoming.bytes(bytes);
      } else {
        incoming.resume();
      }
    } catch (FramingException e) {
      cutOff(e);
    }
  }

  /** The connection under it is gone. */
  void lose() {
    lost |= isAttached();
    attachment = null;
    if (state == ChannelState.CLOSED) {
      if (isToldByClosing()) {
        outgoing.clear();
      } else {
        release();
      }
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
  public void bytes(byte[] frame, int from) {
    byte[] message = from == 0 ? frame : attachment.connection.tail(frame, from);
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
  public void asked(int mark) {
    peer.turns().asked();
    // Who asks so often that echoes pile up does not need them.
    if (isAttached() && attachment.open && inFlightBytes() < MAX_ECHOING_BYTES) {
      Outgoing.sendEcho(attachment.connection, mark);
    }
  }

  @Override
  public void echoed(int mark) throws FramingException {
    int bytes = attachment.unheard.echoed(mark);
    peer.turns().heard(bytes, attachment.timed(mark));
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

    private final Unheard unheard = new Unheard();

    /** The mark of a frame whose echo is timed, and when it went; -1 if none is. */
    private int timedMark = -1;

    private int timedMillis;

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
    private boolean gone;

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

    /** Times the frame that went if it asks, unless one is timed. */
    private void time() {
      if (timedMark < 0 && unheard.lastAsks()) {
        timedMark = unheard.lastMark();
        timedMillis = (int) loop.nowMillis();
      }
    }

    /** How long the echo took; -1 if it is not the one that is timed. */
    private int timed(int mark) {
      if (mark != timedMark) {
        return -1;
      }
      timedMark = -1;
      return (int) loop.nowMillis() - timedMillis;
    }

    private boolean hears() {
      return attachment == this && state != ChannelState.CLOSED;
    }

    /** What is closed here may have something to send yet, and the other side as well. */
    private void overhear(String text, byte[] bytes) {
      if (attachment == this && keeps) {
        try {
          incoming.overhear(text, bytes);
        } catch (FramingException e) {
          leave();
        }
      }
    }

    @Override
    public void text(String text) {
      if (!hears()) {
        overhear(text, null);
        return;
      }
      if (options.framed()) {
        read(text, null);
      } else {
        channel.text(text);
      }
    }

    @Override
    public void bytes(byte[] bytes) {
      if (!hears()) {
        overhear(null, bytes);
        return;
      }
      if (options.framed()) {
        read(null, bytes);
      } else {
        channel.bytes(bytes);
      }
    }

    @Override
    public void bufferedAmountLow() {
      peer.turns().run();
      channel.roomChanged();
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
      gone = true;
      open = false; // what has not gone never will
      if (closing || state == ChannelState.CLOSED && !failed) {
        end();
      } else if (failed || keeps && met) {
        lose();
        peer.broken();
      } else {
        peer.whenExplained(this::explained);
      }
    }

    /**
     * It closed without a word: as one does that says none, or has not said its first; and as with
     * a failed connection in browsers that report no error.
     */
    private void explained(boolean connectionClosed) {
      if (attachment == this) {
        if (connectionClosed) {
          lose();
        } else {
          end();
        }
      }
    }
  }
}
