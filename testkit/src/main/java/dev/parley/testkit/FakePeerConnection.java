package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Promise;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelListener;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.PeerConnection;
import dev.parley.client.port.PeerConnectionConfiguration;
import dev.parley.client.port.PeerConnectionListener;
import dev.parley.client.port.PeerConnectionState;
import dev.parley.client.port.RtpSender;
import dev.parley.client.port.SignalingState;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A peer connection that keeps WebRTC's rules: the signaling states, the operations chain, when
 * negotiation is needed, implicit rollback. Its media are names; its data channels deliver. Where
 * browsers have faults that an application must live with, it has them, every time.
 */
public final class FakePeerConnection implements PeerConnection {

  private static final String DATA = "data";

  private final EventLoop loop;
  private final TaskSource tasks;
  private final PeerConnectionListener listener;
  private final Faults faults;
  private final OperationsChain chain;
  private final NegotiationNeeded negotiationNeeded;
  private final Descriptions descriptions;
  private final SentMedia media = new SentMedia();
  private final RemoteTracks remoteTracks;
  private final FakeTransport transport;
  private final Association association;
  private final FakeChannels channels;

  /** What the operation that runs will set; decided when its turn came. */
  private FakeDescription created;

  /** The fragment of which candidates are gathered, and told of; empty before the first. */
  private String gathered = "";

  private int addedCandidates;

  /**
   * Whether its first offer was rolled back. Then it gathers nothing any more, nor does an ICE
   * restart help it: so does Chromium 156 where its gathering was about to begin.
   */
  private boolean stalled;

  private boolean closed;

  FakePeerConnection(
      FakeNetwork network,
      EventLoop loop,
      FakeHost host,
      TaskSource tasks,
      Faults faults,
      PeerConnectionListener listener) {
    this.loop = loop;
    this.tasks = tasks;
    this.faults = faults;
    this.listener = listener;
    this.chain = new OperationsChain(loop, tasks, this::chainEmptied);
    this.negotiationNeeded =
        new NegotiationNeeded(
            this::fire,
            chain::isEmpty,
            this::isStable,
            this::needsNegotiation,
            listener::negotiationNeeded);
    this.descriptions = new Descriptions(network);
    this.remoteTracks = new RemoteTracks(this::fire, listener);
    this.transport = new FakeTransport(network, loop, this, host, this::tellState);
    this.association = new Association(loop, transport);
    this.channels = new FakeChannels(this::fire, association, listener);
  }

  @Override
  public Promise<SessionDescription> setLocalDescription() {
    return chain.chain(this::create, this::setCreated);
  }

  private void create() {
    int data = channels.isEmpty() ? 0 : 1;
    created = descriptions.create(data + media.sections(), wanted());
  }

  private SessionDescription setCreated() {
    failIfPlanned(Faults.Operation.SET_LOCAL_DESCRIPTION);
    FakeDescription description = created;
    boolean fresh = descriptions.isFresh(description);
    descriptions.setLocal(description);
    if (fresh) {
      gather(description.fragment());
    }
    settled();
    return description.toSdp();
  }

  private void gather(String itsFragment) {
    if (stalled) {
      return;
    }
    transport.gather(itsFragment);
    for (int i = 0; i < 2; i++) {
      IceCandidate candidate =
          new IceCandidate(
              "candidate:" + i, Optional.of("0"), OptionalInt.of(0), Optional.of(itsFragment));
      fire(() -> listener.iceCandidate(Optional.of(candidate)));
    }
    fire(
        () -> {
          gathered = itsFragment;
          listener.iceCandidate(Optional.empty());
        });
  }

  @Override
  public Promise<Void> setRemoteDescription(SessionDescription description) {
    return chain.chain(
        () -> {},
        () -> {
          FakeDescription parsed = FakeDescription.parse(description);
          setRemote(parsed);
          if (FakeDescription.hasCandidates(description)) {
            transport.learn(parsed.fragment());
          }
          return null;
        });
  }

  private void setRemote(FakeDescription description) {
    // WebRTC §4.4.1.5: the implicit rollback is done before anything can be wrong with the offer
    if (description.type() == SdpType.OFFER
        && descriptions.state() == SignalingState.HAVE_LOCAL_OFFER) {
      descriptions.rollBack();
      stalled = stalled || !descriptions.haveRemote();
      settled();
    }
    failIfPlanned(Faults.Operation.SET_REMOTE_DESCRIPTION);
    descriptions.setRemote(description);
    remoteTracks.now(description.sends());
    settled();
  }

  private void settled() {
    if (isStable()) {
      negotiationNeeded.stable();
      if (descriptions.areThere() && !stalled) {
        transport.negotiated(descriptions.local().fragment(), descriptions.remote().fragment());
      }
    }
  }

  @Override
  public Promise<Void> addIceCandidate(Optional<IceCandidate> candidate) {
    return chain.chain(
        () -> {},
        () -> {
          failIfPlanned(Faults.Operation.ADD_ICE_CANDIDATE);
          if (!descriptions.haveRemote()) {
            throw new IllegalStateException(
                "InvalidStateError: a candidate without a remote description");
          }
          candidate.flatMap(IceCandidate::usernameFragment).ifPresent(this::learn);
          addedCandidates++;
          return null;
        });
  }

  private void learn(String fragment) {
    if (!descriptions.haveRemote(fragment)) {
      throw new IllegalStateException("OperationError: a candidate of no description");
    }
    transport.learn(fragment);
  }

  @Override
  public SignalingState signalingState() {
    return closed ? SignalingState.CLOSED : descriptions.state();
  }

  @Override
  public Optional<SessionDescription> localDescription() {
    return descriptions
        .lastLocal()
        .map(
            local ->
                local.fragment().equals(gathered) ? local.toSdpWithCandidates() : local.toSdp());
  }

  @Override
  public void setConfiguration(PeerConnectionConfiguration configuration) {}

  @Override
  public void restartIce() {
    descriptions.restartIce();
    negotiationNeeded.update();
  }

  @Override
  public DataChannel createDataChannel(
      String label, ChannelOptions options, DataChannelListener channelListener) {
    DataChannel channel = channels.create(label, options, channelListener);
    negotiationNeeded.update();
    return channel;
  }

  @Override
  public RtpSender addTrack(MediaTrack track, MediaStream stream) {
    RtpSender sender = media.add(track, stream);
    negotiationNeeded.update();
    return sender;
  }

  @Override
  public void removeTrack(RtpSender sender) {
    media.silence(sender);
    negotiationNeeded.update();
  }

  @Override
  public Promise<Void> reuseSender(RtpSender sender, MediaTrack track, MediaStream stream) {
    media.reuse(sender, track, stream);
    negotiationNeeded.update();
    return chain.chain(() -> {}, () -> null);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      chain.close();
      if (transport.canSend()) {
        hangUp();
      }
      transport.close();
    }
  }

  /** The other side's channels end, too, when it hears of it. */
  private void hangUp() {
    FakePath path = transport.path();
    Runnable end = channels.other()::end;
    if (path == null) {
      end.run();
    } else {
      loop.schedule(path.nextMillis(), end);
    }
  }

  /** As if the network had been gone for long enough, on this side and until ICE begins anew. */
  public void fail() {
    transport.breakDown(PeerConnectionState.FAILED);
  }

  /** As if the network had been gone for a moment, on this side and until ICE begins anew. */
  public void loseTouch() {
    transport.breakDown(PeerConnectionState.DISCONNECTED);
  }

  /** Whether nothing is left to do or to say: stable, the chain empty, negotiation not needed. */
  public boolean isSettled() {
    return isStable() && chain.isEmpty() && !needsNegotiation();
  }

  /** Whether each of the two has exactly the descriptions that the other has. */
  public boolean matches(FakePeerConnection peer) {
    return descriptions.match(peer.descriptions);
  }

  /** What the other side sends, by its last description. */
  public List<String> received() {
    return descriptions.areThere() ? descriptions.remote().sends() : List.of();
  }

  /** How many media sections have been negotiated. */
  public int sections() {
    return descriptions.sections();
  }

  /** The username fragment of its ICE, by the last description that was answered; else empty. */
  public String usernameFragment() {
    return descriptions.areThere() ? descriptions.local().fragment() : "";
  }

  public int addedCandidates() {
    return addedCandidates;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public String toString() {
    return descriptions + " sending " + media;
  }

  FakeTransport transport() {
    return transport;
  }

  Association association() {
    return association;
  }

  private void tellState(PeerConnectionState newState) {
    fire(() -> listener.connectionStateChange(newState));
  }

  /** Data get from here to there. */
  void reached(FakePeerConnection peer) {
    channels.reach(peer.channels);
  }

  private List<String> wanted() {
    List<String> wanted = new ArrayList<>();
    if (!channels.isEmpty()) {
      wanted.add(DATA);
    }
    wanted.addAll(media.wanted());
    return wanted;
  }

  private boolean needsNegotiation() {
    return descriptions.restartIsWanted() || !descriptions.said().equals(wanted());
  }

  private boolean isStable() {
    return descriptions.isStable();
  }

  private void chainEmptied() {
    negotiationNeeded.chainEmptied();
  }

  private void fire(Runnable event) {
    tasks.queue(
        () -> {
          if (!closed) {
            event.run();
          }
        });
  }

  private void failIfPlanned(Faults.Operation operation) {
    if (faults.fails(operation)) {
      throw new IllegalStateException("planned failure of " + operation);
    }
  }
}
