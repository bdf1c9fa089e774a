package dev.parley.testkit;

import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.PeerConnectionListener;
import java.util.ArrayList;
import java.util.List;

/** One connection's data channels. */
final class FakeChannels {

  private final TaskSource events;
  private final Association association;
  private final PeerConnectionListener listener;
  private final List<FakeDataChannel> channels = new ArrayList<>();

  /** The other connection's; null until data get there. */
  private FakeChannels other;

  FakeChannels(TaskSource events, Association association, PeerConnectionListener listener) {
    this.events = events;
    this.association = association;
    this.listener = listener;
  }

  boolean isEmpty() {
    return channels.isEmpty();
  }

  FakeDataChannel create(String label, ChannelOptions options, DataChannelListener its) {
    FakeDataChannel channel = make(label, options, its);
    for (FakeDataChannel one : channels) {
      if (one.hasIdOf(channel)) { // RFC 8831 §6.7: until both sides have reset the stream
        throw new IllegalStateException(options.id() + " is in use until its channel has closed");
      }
    }
    channels.add(channel);
    connect();
    return channel;
  }

  private FakeDataChannel make(String label, ChannelOptions options, DataChannelListener its) {
    return new FakeDataChannel(events, association, channels::remove, label, options, its);
  }

  /** Data get from here to there. */
  void reach(FakeChannels there) {
    other = there;
    connect();
  }

  private void connect() {
    if (other == null || other.other != this) {
      return;
    }
    for (FakeDataChannel ours : List.copyOf(channels)) {
      for (FakeDataChannel theirs : List.copyOf(other.channels)) {
        if (ours.isSameAs(theirs)) {
          FakeDataChannel.connect(ours, theirs);
        }
      }
    }
    announce();
    other.announce();
  }

  /** Tells the other side of those that were opened in-band. */
  private void announce() {
    for (FakeDataChannel channel : List.copyOf(channels)) {
      if (channel.announcesItself()) {
        other.hearOf(channel);
      }
    }
  }

  private void hearOf(FakeDataChannel theirs) {
    events.queue(
        () ->
            listener.dataChannel(
                new FakeIncomingChannel(
                    theirs, ours -> make(theirs.label(), theirs.options(), ours), channels::add)));
  }

  /** The other side is gone. */
  void end() {
    List.copyOf(channels).forEach(FakeDataChannel::end);
  }

  /** The other side's, with which these end; null where there is none. */
  FakeChannels other() {
    return other;
  }
}
