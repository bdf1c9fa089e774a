package dev.parley.client;

import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.IncomingDataChannel;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.PeerConnectionListener;
import dev.parley.client.port.PeerConnectionState;
import dev.parley.client.port.RtpSender;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import dev.parley.testkit.FakeNetwork;
import dev.parley.testkit.FakePeerConnection;
import dev.parley.testkit.FakeStream;
import dev.parley.testkit.FakeTrack;
import dev.parley.testkit.Faults;
import dev.parley.testkit.TaskSource;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A negotiator on a fake connection, and the wire on which what it sends waits to be delivered. */
final class NegotiatingSide {

  final FakePeerConnection connection;
  final List<Throwable> reported = new ArrayList<>();

  /** How often it was told that the connection will not take an offer. */
  int unacceptableOffers;

  /** Types of the descriptions that it sent. */
  final List<SdpType> sent = new ArrayList<>();

  private final Negotiator negotiator;
  private final FakeStream stream = new FakeStream("s");
  private final Map<String, RtpSender> senders = new LinkedHashMap<>();

  /** Takes what is sent: a task that hands it to the other side. */
  private final TaskSource wire;

  private NegotiatingSide other;
  private String fragmentBefore;

  NegotiatingSide(
      VirtualLoop loop,
      FakeNetwork network,
      TaskSource tasks,
      TaskSource wire,
      Faults faults,
      boolean polite,
      boolean offersFirst) {
    this.wire = wire;
    this.connection = network.create(tasks, faults, new Events());
    this.negotiator = new Negotiator(connection, loop, polite, offersFirst, new Outcomes());
  }

  static void connect(NegotiatingSide a, NegotiatingSide b) {
    a.other = b;
    b.other = a;
  }

  void addTrack(String id) {
    senders.put(id, connection.addTrack(new FakeTrack(id, MediaTrack.Kind.AUDIO), stream));
  }

  void removeTrack(String id) {
    connection.removeTrack(senders.remove(id));
  }

  void openChannel() {
    connection.createDataChannel("data", ChannelOptions.negotiated(0), new NoListener());
  }

  void receive(SessionDescription description) {
    negotiator.remoteDescription(description);
  }

  void receive(IceCandidate candidate) {
    negotiator.remoteCandidate(Optional.of(candidate));
  }

  void close() {
    negotiator.close();
  }

  /** The tracks that the other side sends. */
  List<String> received() {
    return connection.received().stream().filter(sent -> sent.contains(":")).toList();
  }

  void restartIce() {
    connection.restartIce();
  }

  /** Begins to count anew. */
  void forget() {
    sent.clear();
    fragmentBefore = connection.usernameFragment();
  }

  /** Whether ICE began anew since {@link #forget}. */
  boolean hasRestarted() {
    return !connection.usernameFragment().equals(fragmentBefore);
  }

  boolean isSettledWith(NegotiatingSide peer) {
    return connection.isSettled()
        && peer.connection.isSettled()
        && connection.matches(peer.connection);
  }

  /** What the negotiator wants to be sent, and what it says went wrong. */
  private final class Outcomes implements Negotiator.Listener {

    @Override
    public void sendDescription(SessionDescription description) {
      sent.add(description.type());
      wire.queue(() -> other.negotiator.remoteDescription(description));
    }

    @Override
    public void offerUnacceptable() {
      unacceptableOffers++;
    }

    @Override
    public void error(Throwable cause) {
      reported.add(cause);
    }
  }

  private final class Events implements PeerConnectionListener {

    @Override
    public void negotiationNeeded() {
      negotiator.negotiationNeeded();
    }

    @Override
    public void iceCandidate(Optional<IceCandidate> candidate) {
      wire.queue(() -> other.negotiator.remoteCandidate(candidate));
    }

    @Override
    public void connectionStateChange(PeerConnectionState state) {}

    @Override
    public void track(MediaTrack track, List<MediaStream> streams) {}

    @Override
    public void trackRemoved(MediaTrack track) {}

    @Override
    public void dataChannel(IncomingDataChannel channel) {}
  }

  private static final class NoListener implements DataChannelListener {

    @Override
    public void opened() {}

    @Override
    public void text(String text) {}

    @Override
    public void bytes(byte[] bytes) {}

    @Override
    public void bufferedAmountLow() {}

    @Override
    public void error(Throwable error) {}

    @Override
    public void closed() {}
  }
}
