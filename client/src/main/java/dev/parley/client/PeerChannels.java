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
   * What is held of messages that have not come whole, by all channels to the peer together: of
   * each as much as it counts in bytes, of text in UTF-16 units.
   */
  static final int MAX_UNFINISHED_BYTES = 2 * ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES;

  /** How many of the channels that the other side opened and this side closed are remembered. */
  private static final int MAX_CLOSED = 1_024;

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

  /** Those that are not closed, or have yet to send something, in the order of opening. */
  private final List<Channel> channels = new ArrayList<>();

  /** Channels that the other side opened and no listener has heard of; SCTP has 1,024 at most. */
  private final List<Channel> unheard = new ArrayList<>();

  /** Numbers of channels that the other side opened and that are closed; the latest. */
  private final List<Integer> closedNumbers = new ArrayList<>();

  private final Listeners<Channel> listeners;
  private final SendingTurns turns;
  private final Memory memory = new Memory(MAX_UNFINISHED_BYTES);

  /** How many framed channels this side has opened in band, and under an agreed id. */
  private int opened;

  private int agreed;

  /** Whether there is a connection. */
  private boolean attached = true;

  /** Whether there was another before this one. */
  private boolean again;

  private boolean ended;

  PeerChannels(EventLoop loop, Json json, Connection connection) {
    this.loop = loop;
    this.json = json;
    this.connection = connection;
    this.listeners = new Listeners<>(loop);
    this.turns = new SendingTurns(loop);
  }

  /** See {@link Peer#openChannel(String, ChannelOptions)}. */
  Channel open(String label, ChannelOptions options) {
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
      if (channel.options().id().orElse(-1) == id) {
        if (!channel.line().isUnexplained()) {
          return true;
        }
        channel.line().end(); // whoever takes its id knows that it is over
      }
    }
    return id == PeerLink.CONTROL_ID;
  }

  private void create(Channel channel) {
    ChannelLine line = channel.line();
    ChannelOptions options = channel.options();
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
    if (isClosed(number)) {
      channel.line().refuse(); // this side closed it when it could not say so
    } else if (listeners.isEmpty()) {
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
    for (int closed : closedNumbers) {
      if (closed == number) {
        return true;
      }
    }
    return false;
  }

  /** The connection is gone; what it still says is not heard. */
  void detach() {
    attached = false;
    for (Channel channel : List.copyOf(channels)) {
      channel.line().lose();
    }
  }

  /** There is a new connection: makes this side's channels anew on it. */
  void reattach() {
    attached = true;
    again = true;
    for (Channel channel : List.copyOf(channels)) {
      if (channel.line().isOurs()) {
        create(channel);
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
    }
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
    if (!type.equals(OPEN_CHANNELS)) {
      return;
    }
    for (Channel channel : List.copyOf(channels)) {
      ChannelLine line = channel.line();
      if (!line.isReady()
          && line.theirNumber() != 0
          && (line.isAgreed() || !line.isOurs())
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
    turns.remove(line);
    remove(closed, unheard);
    if (remove(closed, channels) && !line.isOurs() && line.number() != 0) {
      closedNumbers.add(line.number());
      if (closedNumbers.size() > MAX_CLOSED) {
        closedNumbers.remove(0);
      }
    }
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
