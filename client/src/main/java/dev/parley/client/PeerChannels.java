package dev.parley.client;

import dev.parley.client.channel.Memory;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.IncomingDataChannel;
import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The data channels between this side and one peer, whichever connection is under them. */
final class PeerChannels {

  /**
   * What is held of messages that have not come whole, or whose channel no one has heard of yet, by
   * all channels to the peer together: of each as much as it counts in bytes, of text in UTF-16
   * units.
   */
  static final int MAX_UNFINISHED_BYTES = 2 * ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES;

  /**
   * How many channels the other side may have open in band, those included that wait to be made
   * anew on another connection: one more is closed. What Chromium has streams for on a connection;
   * each takes some 6 KiB here, beside its label and protocol and what {@link Memory} counts.
   */
  static final int MAX_THEIRS = 1_024;

  /** How many of the channels that the other side opened and this side closed are remembered. */
  private static final int MAX_CLOSED = 1_024;

  /**
   * How long the other side may take to make its channels anew, once its client is heard of by the
   * new connection: longer than an outage can be after which that connection goes on.
   */
  static final int AWAITED_MILLIS = 30_000;

  /** How long a connection's channels may take to close. */
  static final int EXPLANATION_MILLIS = 100;

  private static final String OPEN_CHANNELS = "channels";

  /** The connection under the channels, as of now. */
  interface Connection {
    DataChannel create(String label, ChannelOptions options, DataChannelListener listener);

    /** Says something to the other side's {@link PeerChannels#control}. */
    void tell(JsonValue message);

    /** It carries no data any more, whatever else it says. */
    void broken();

    /** Whether the other side keeps to the protocol, and so its close is heard of. */
    boolean isMet();

    /** Whether the other side has closed it. */
    boolean isClosed();
  }

  private final EventLoop loop;
  private final Json json;
  private final Connection connection;

  /**
   * Those that are not closed, have yet to send something, or have their id, as they were opened.
   */
  private final List<Channel> channels = new ArrayList<>();

  /** How many of them the other side opened. */
  private int theirs;

  /** Channels that the other side opened and no listener has heard of; of {@link #channels}. */
  private final List<Channel> unheard = new ArrayList<>();

  /** Numbers of channels that the other side opened and that are closed; the latest. */
  private final int[] closedNumbers = new int[MAX_CLOSED];

  /** How many there have been. */
  private int closedCount;

  private final Listeners<Channel> listeners;
  private SendingTurns turns;
  private final Memory memory = new Memory(MAX_UNFINISHED_BYTES);

  /** How many framed channels this side has opened in band, and under an agreed id. */
  private int opened;

  private int agreed;

  /** Whether there is a connection. */
  private boolean attached = true;

  /** Whether there was another before this one. */
  private boolean again;

  private boolean ended;

  /** Ends what the other side does not make anew in time; null before the second connection. */
  private Registration awaiting;

  PeerChannels(EventLoop loop, Json json, Connection connection) {
    this.loop = loop;
    this.json = json;
    this.connection = connection;
    this.listeners = new Listeners<>(loop);
    this.turns = new SendingTurns(loop);
  }

  /** See {@link Peer#openChannel(String, ChannelOptions)}. */
  Channel open(String label, ChannelOptions options) {
    if (options.framed()
        && !options.id().isPresent()
        && options.maxMessageBytes() > ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "maxMessageBytes is not an integer from 1 to "
              + ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES);
    }
    int number = 0;
    if (options.id().isPresent()) {
      number = ++agreed;
    } else if (options.framed()) {
      number = ++opened;
    }
    Channel channel = new Channel(this, loop, label, options, true, number);
    if (ended) {
      channel.line().end();
      return channel;
    }
    if (options.id().isPresent() && idTaken(options.id().getAsInt())) {
      throw new IllegalArgumentException(
          "channel id " + options.id().getAsInt() + " is in use with this peer");
    }
    memory.allow(2 * options.maxMessageBytes());
    if (attached) {
      create(channel);
    }
    channels.add(channel);
    return channel;
  }

  private boolean idTaken(int id) {
    for (Channel channel : List.copyOf(channels)) {
      if (idOf(channel) == id) {
        if (channel.line().isUnexplained()) {
          channel.line().end(); // whoever takes its id knows that it is over
        } else if (channel.state() != ChannelState.CLOSED) {
          return true;
        }
      }
    }
    return id == PeerLink.CONTROL_ID;
  }

  /** The agreed id, or -1. */
  private static int idOf(Channel channel) {
    return channel.options().id().orElse(-1);
  }

  /** Makes it on the connection, or waits while a closed one has its id there. */
  private void create(Channel channel) {
    ChannelLine line = channel.line();
    ChannelOptions options = channel.options();
    for (Channel other : channels) {
      if (line.isAgreed() && idOf(other) == idOf(channel) && other.line().isAttached()) {
        return;
      }
    }
    if (options.framed() && !line.isAgreed()) {
      options = options.withProtocol(ChannelNumber.mark(line.number(), options.protocol()));
    }
    line.attach(connection.create(channel.label(), options, line.newAttachment()));
  }

  /** See {@link Peer#onChannel}. */
  Registration onChannel(Consumer<? super Channel> listener) {
    Registration registration = listeners.add(listener);
    List<Channel> missed = List.copyOf(unheard);
    unheard.clear();
    for (Channel channel : missed) {
      listeners.tell(listener, channel);
      channel.line().heard();
    }
    return registration;
  }

  /** The other side opened one, or made one of its own anew. */
  void incoming(IncomingDataChannel incoming) {
    int number = ChannelNumber.of(incoming.options().protocol());
    Channel known = awaited(incoming.label(), number);
    if (known != null) {
      accept(incoming, known);
      return;
    }
    ChannelOptions options = incoming.options();
    options =
        number == 0
            ? options.raw()
            : options.withProtocol(ChannelNumber.protocol(options.protocol()));
    Channel channel = new Channel(this, loop, incoming.label(), options, false, number);
    accept(incoming, channel);
    channels.add(channel);
    theirs++;
    if (isClosed(number) || theirs > MAX_THEIRS) {
      channel.line().refuse(); // this side closed it when it could not say so, or has too many
    } else if (listeners.isEmpty()) {
      channel.line().awaitListener();
      unheard.add(channel);
    } else {
      listeners.fire(channel);
    }
  }

  private static void accept(IncomingDataChannel incoming, Channel channel) {
    channel.line().attach(incoming.accept(channel.line().newAttachment()));
  }

  /** The other side's channel that waits for a connection, by its number or else its label. */
  private Channel awaited(String label, int number) {
    for (Channel channel : channels) {
      ChannelLine line = channel.line();
      if (!line.isOurs()
          && !line.isAttached()
          && line.number() == number
          && (number != 0 || channel.label().equals(label))) {
        return channel;
      }
    }
    return null;
  }

  private boolean isClosed(int number) {
    for (int i = 0; i < Math.min(closedCount, MAX_CLOSED); i++) {
      if (closedNumbers[i] == number) {
        return true;
      }
    }
    return false;
  }

  /** The connection is gone; what it still says is not heard. */
  void detach() {
    attached = false;
    if (awaiting != null) {
      awaiting.remove();
    }
    turns = new SendingTurns(loop); // nothing is in flight, and the next network is another one
    for (Channel channel : List.copyOf(channels)) {
      channel.line().lose();
    }
  }

  /** There is a new connection: makes this side's channels anew on it. */
  void reattach() {
    attached = true;
    again = true;
    createAll();
  }

  /** Makes this side's channels on the connection, as far as they are not there. */
  private void createAll() {
    for (Channel channel : List.copyOf(channels)) {
      ChannelLine line = channel.line();
      if (line.isOurs() && !line.isAttached()) {
        try {
          create(channel);
        } catch (RuntimeException e) {
          line.refused(e); // what no one called for ends alone
        }
      }
    }
  }

  /** The connection can tell the other side something. */
  void controlOpened() {
    if (again) {
      connection.tell(
          json.object()
              .put("type", OPEN_CHANNELS)
              .put("opened", numbers(false))
              .put("agreed", numbers(true))
              .build());
      awaiting = loop.schedule(AWAITED_MILLIS, this::endAwaited);
    }
  }

  /** Who has not made a channel anew by now will not. */
  private void endAwaited() {
    control(OPEN_CHANNELS, json.object().build());
  }

  /** The numbers of this side's channels that are not closed. */
  private JsonValue numbers(boolean ofAgreed) {
    List<JsonValue> numbers = new ArrayList<>();
    for (Channel channel : channels) {
      ChannelLine line = channel.line();
      if (line.isOurs() && line.isAgreed() == ofAgreed && line.state() != ChannelState.CLOSED) {
        numbers.add(json.number(line.number()));
      }
    }
    return json.array(numbers);
  }

  /** The other side told this one something. */
  void control(String type, JsonValue message) {
    if (!type.equals(OPEN_CHANNELS) || connection.isClosed()) {
      return; // another connection may still bring those that are awaited
    }
    for (Channel channel : List.copyOf(channels)) {
      ChannelLine line = channel.line();
      // One that came in band by this very connection was opened, or made anew, after all.
      if (!line.isReady()
          && line.theirNumber() != 0
          && (line.isAgreed() || !line.isOurs() && !line.isAttached())
          && !has(message.member(line.isAgreed() ? "agreed" : "opened"), line.theirNumber())) {
        line.end(); // the other side closed it when it could not say so
      }
    }
  }

  private static boolean has(Optional<JsonValue> numbers, int number) {
    if (numbers.isPresent() && numbers.get().type() == JsonType.ARRAY) {
      for (JsonValue one : numbers.get().elements()) {
        if (one.type() == JsonType.NUMBER && one.number() == number) {
          return true;
        }
      }
    }
    return false;
  }

  /** Ends all of them, and what is opened later. */
  void end() {
    ended = true;
    attached = false;
    for (Channel channel : List.copyOf(channels)) {
      channel.line().end();
    }
  }

  // What channels ask for

  SendingTurns turns() {
    return turns;
  }

  Memory memory() {
    return memory;
  }

  /**
   * A channel was closed: with the connection, or by itself? A connection's channels close one
   * after the other, so where it can be known it is waited for.
   */
  void whenExplained(Consumer<Boolean> then) {
    if (connection.isMet() && !connection.isClosed()) {
      loop.schedule(EXPLANATION_MILLIS, () -> then.accept(connection.isClosed()));
    } else {
      then.accept(connection.isClosed());
    }
  }

  /** A channel ended although neither side closed it. */
  void broken() {
    if (attached) {
      connection.broken();
    }
  }

  void forget(Channel closed) {
    ChannelLine line = closed.line();
    remove(closed, unheard);
    if (remove(closed, channels) && !line.isOurs()) {
      theirs--;
      if (line.number() != 0) {
        closedNumbers[closedCount++ % MAX_CLOSED] = line.number();
      }
    }
    if (attached && !connection.isClosed()) {
      createAll(); // one may have waited for the id
    }
    turns.run(); // others may have waited for it
  }

  /** Whether it was there to be removed. */
  private static boolean remove(Channel closed, List<Channel> from) {
    for (int i = 0; i < from.size(); i++) {
      if (from.get(i) == closed) {
        from.remove(i);
        return true;
      }
    }
    return false;
  }
}
