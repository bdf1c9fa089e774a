package dev.parley.testkit;

import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.IncomingDataChannel;
import java.util.function.Consumer;
import java.util.function.Function;

/** The other side's channel {@code theirs}, for which {@code make} makes this side's end. */
record FakeIncomingChannel(
    FakeDataChannel theirs,
    Function<DataChannelListener, FakeDataChannel> make,
    Consumer<FakeDataChannel> made)
    implements IncomingDataChannel {

  @Override
  public String label() {
    return theirs.label();
  }

  @Override
  public ChannelOptions options() {
    return theirs.options();
  }

  @Override
  public DataChannel accept(DataChannelListener listener) {
    FakeDataChannel ours = make.apply(listener);
    made.accept(ours);
    FakeDataChannel.connect(theirs, ours);
    return ours;
  }
}
