package dev.parley.testkit;

import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.IncomingDataChannel;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.PeerConnectionListener;
import dev.parley.client.port.PeerConnectionState;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.jackson.JacksonJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Connections of two hosts, of which Ann's offers, and whose signaling takes no time. */
final class DirectPair {

  final VirtualLoop loop = new VirtualLoop();
  final FakeNetwork network;
  final FakeHost ann;
  final FakeHost bob;
  final Side anns;
  final Side bobs;
  private final long begin = loop.nowMillis();

  /** Whether no candidate reaches the other side. */
  boolean losesCandidates;

  DirectPair(long seed) {
    network = new FakeNetwork(loop, seed);
    ann = network.host("Ann");
    bob = network.host("Bob");
    anns = new Side();
    bobs = new Side();
    anns.connection = connection(ann, anns);
    bobs.connection = connection(bob, bobs);
  }

  private FakePeerConnection connection(FakeHost host, PeerConnectionListener listener) {
    JacksonJson json = new JacksonJson();
    host.platform(json, new FakeServer(json, loop)).peerConnections().create(null, listener);
    return network.connections().get(network.connections().size() - 1);
  }

  /** Ann's end of a channel between the two. */
  Line open(int id, ChannelOptions options) {
    Line hers = new Line();
    Line his = new Line();
    hers.other = his;
    hers.channel = anns.connection.createDataChannel("c" + id, options.withId(id), hers);
    his.channel = bobs.connection.createDataChannel("c" + id, options.withId(id), his);
    return hers;
  }

  /** Milliseconds since the beginning. */
  long now() {
    return loop.nowMillis() - begin;
  }

  void negotiate() {
    anns.connection
        .setLocalDescription()
        .flatMap(bobs.connection::setRemoteDescription)
        .flatMap(done -> bobs.connection.setLocalDescription())
        .flatMap(anns.connection::setRemoteDescription)
        .onError(loop::uncaught);
  }

  /** One side's connection, and the states it came through. */
  final class Side implements PeerConnectionListener {

    FakePeerConnection connection;
    final List<String> states = new ArrayList<>();

    @Override
    public void negotiationNeeded() {
      if (this == anns) {
        negotiate();
      }
    }

    @Override
    public void iceCandidate(Optional<IceCandidate> candidate) {
      FakePeerConnection there = this == anns ? bobs.connection : anns.connection;
      if (losesCandidates) {
        return;
      }
      there.addIceCandidate(candidate).onError(loop::uncaught);
    }

    @Override
    public void connectionStateChange(PeerConnectionState state) {
      states.add(now() + " " + state);
    }

    @Override
    public void track(MediaTrack track, List<MediaStream> streams) {}

    @Override
    public void trackRemoved(MediaTrack track) {}

    @Override
    public void dataChannel(IncomingDataChannel channel) {}
  }

  /** One end of a channel, and what it heard. */
  final class Line implements DataChannelListener {

    DataChannel channel;
    Line other;
    final List<String> heard = new ArrayList<>();

    @Override
    public void opened() {
      heard.add(now() + " opened");
    }

    @Override
    public void text(String text) {
      heard.add(now() + " " + text);
    }

    @Override
    public void bytes(byte[] bytes) {
      heard.add(now() + " " + bytes.length + " bytes");
    }

    @Override
    public void bufferedAmountLow() {
      heard.add(now() + " low");
    }

    @Override
    public void error(Throwable error) {
      heard.add(now() + " " + error);
    }

    @Override
    public void closed() {
      heard.add(now() + " closed");
    }
  }
}
