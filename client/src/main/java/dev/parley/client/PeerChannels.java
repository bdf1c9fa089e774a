package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.IncomingDataChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The data channels between this side and one peer, whichever connection is under them. */
final class PeerChannels {

  /** The connection under the channels, as of now. */
  interface Connection {
    DataChannel create(String label, ChannelOptions options, DataChannelListener listener);
  }

  private final EventLoop loop;
  private final Connection connection;

  /** Those that are not closed, in the order of opening. */
  private final List<Channel> channels = new ArrayList<>();

  /** Channels that the other side opened and no listener has heard of; SCTP has 1,024 at most. */
  private final List<Channel> unheard = new ArrayList<>();

  private final Listeners<Channel> listeners;

  private boolean ended;

  PeerChannels(EventLoop loop, Connection connection) {
    this.loop = loop;
    this.connection = connection;
    this.listeners = new Listeners<>(loop);
  }

  /** See {@link Peer#openChannel(String, ChannelOptions)}. */
  Channel open(String label, ChannelOptions options) {
    Channel channel = new Channel(loop, label, options, this::forget);
    if (ended) {
      channel.end();
      return channel;
    }
    if (options.id().isPresent() && idTaken(options.id().getAsInt())) {
      throw new IllegalArgumentException(
          "channel id " + options.id().getAsInt() + " is in use with this peer");
    }
    channel.attach(connection.create(label, options, channel.events()));
    channels.add(channel);
    return channel;
  }

  private boolean idTaken(int id) {
    for (Channel channel : channels) {
      if (channel.options().id().orElse(-1) == id) {
        return true;
      }
    }
    return id == PeerLink.CONTROL_ID;
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

  /** The other side opened one. */
  void incoming(IncomingDataChannel incoming) {
    Channel channel = new Channel(loop, incoming.label(), incoming.options(), this::forget);
    channel.attach(incoming.accept(channel.events()));
    channels.add(channel);
    if (listeners.isEmpty()) {
      unheard.add(channel);
    } else {
      listeners.fire(channel);
    }
  }

  /** Ends all of them, and what is opened later. */
  void end() {
    ended = true;
    for (Channel channel : List.copyOf(channels)) {
      channel.end();
    }
  }

  private void forget(Channel closed) {
    remove(closed, channels);
    remove(closed, unheard);
  }

  private static void remove(Channel closed, List<Channel> from) {
    for (int i = 0; i < from.size(); i++) {
      if (from.get(i) == closed) {
        from.remove(i);
        return;
      }
    }
  }
}
