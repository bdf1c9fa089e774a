package dev.parley.client;

import dev.parley.client.loop.Registration;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.protocol.json.JsonValue;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Two sides' channels, whose connection is cut and replaced at will. */
final class ChannelSides {

  final VirtualLoop loop = new VirtualLoop();
  final Side ann = new Side();
  final Side bob = new Side();

  private final Random random;
  private final int bytesPerMilli;
  private SimulatedConnection connection;

  ChannelSides(long seed) {
    this(seed, 10_000);
  }

  ChannelSides(long seed, int bytesPerMilli) {
    this.random = new Random(seed);
    this.bytesPerMilli = bytesPerMilli;
    connect();
  }

  private void connect() {
    connection = new SimulatedConnection(loop, random, bytesPerMilli);
    ann.end = connection.end(ann.channels);
    bob.end = connection.end(bob.channels);
  }

  /** From now on nothing arrives, of which neither side knows. */
  void cut() {
    connection.cut();
  }

  /** Replaces the connection, Ann's end first; the old one is cut. */
  void replace() {
    cut();
    ann.channels.detach();
    bob.channels.detach();
    connection = new SimulatedConnection(loop, random, bytesPerMilli);
    ann.end = connection.end(ann.channels);
    ann.channels.reattach();
    bob.end = connection.end(bob.channels);
    bob.channels.reattach();
  }

  /** Lets all that is under way arrive. */
  void settle() {
    loop.advance(10_000);
  }

  /** One of the two. */
  final class Side implements PeerChannels.Connection {

    final PeerChannels channels = new PeerChannels(loop, new JacksonJson(), this);
    final List<Channel> announced = new ArrayList<>();
    Consumer<Channel> whenAnnounced = announced::add;
    SimulatedConnection.End end;
    int broken;
    boolean closed;

    final Registration listening = channels.onChannel(channel -> whenAnnounced.accept(channel));

    Channel open(String label, ChannelOptions options) {
      return channels.open(label, options);
    }

    @Override
    public DataChannel create(String label, ChannelOptions options, DataChannelListener listener) {
      return end.create(label, options, listener);
    }

    @Override
    public void tell(JsonValue message) {
      end.tell(message);
    }

    @Override
    public void broken() {
      broken++;
    }

    @Override
    public boolean isMet() {
      return true;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }
  }
}
