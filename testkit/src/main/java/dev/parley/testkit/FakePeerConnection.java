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
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A peer connection that keeps WebRTC's rules: the signaling states, the operations chain, when
 * negotiation is needed, implicit rollback. Its media are names; its data channels deliver.
 */
public final class FakePeerConnection implements PeerConnection {

  private static final String DATA = "data";

  private final FakeNetwork network;
  private final EventLoop loop;
  private final TaskSource tasks;
  private final PeerConnectionListener listener;
  private final Faults faults;
  private final OperationsChain chain;

  /** What it sends, by sender; null where that is silent. */
  private final Map<Sender, String> sending = new LinkedHashMap<>();

  private final RemoteTracks remoteTracks;
  private final FakeTransport transport;
  private final Association association;
  private final List<FakeDataChannel> channels = new ArrayList<>();

  private SignalingState state = SignalingState.STABLE;
  private boolean negotiationNeeded;
  private boolean updateNegotiationNeededOnEmptyChain;

  private FakeDescription currentLocal;
  private FakeDescription pendingLocal;
  private FakeDescription currentRemote;
  private FakeDescription pendingRemote;

  /** What the operation that runs will set; decided when its turn came. */
  private FakeDescription created;

  private int addedCandidates;

  /**
   * WebRTC's [[LocalIceCredentialsToReplace]]: as long as there are any, offers begin ICE anew.
   * Empty again when an answer brought others.
   */
  private Set<String> fragmentsToReplace = Set.of();

  private boolean closed;

  /** The other side's connection, once each has the other's description. */
  private FakePeerConnection other;

  FakePeerConnection(
      FakeNetwork network,
      EventLoop loop,
      FakeHost host,
      TaskSource tasks,
      Faults faults,
      PeerConnectionListener listener) {
    this.network = network;
    this.loop = loop;
    this.tasks = tasks;
    this.faults = faults;
    this.listener = listener;
    this.chain = new OperationsChain(loop, tasks, this::chainEmptied);
    this.remoteTracks = new RemoteTracks(this::fire, listener);
    this.transport = new FakeTransport(network, loop, this, host, this::tellState);
    this.association = new Association(loop, transport);
  }

  @Override
  public Promise<SessionDescription> setLocalDescription() {
    return chain.chain(this::create, this::setCreated);
  }

  private void create() {
    boolean offers =
        state == SignalingState.STABLE
            || state == SignalingState.HAVE_LOCAL_OFFER
            || state == SignalingState.HAVE_REMOTE_PRANSWER;
    int sections = offers ? Math.max(sections(), wantedSections()) : pendingRemote.sections();
    List<String> sends = wanted().subList(0, Math.min(sections, wanted().size()));
    created =
        new FakeDescription(
            offers ? SdpType.OFFER : SdpType.ANSWER,
            network.newNumber(),
            offers ? fragmentToOffer() : fragmentToAnswer(),
            sections,
            List.copyOf(sends));
  }

  /** RFC 8829 §5.2.1, §5.2.2: fresh ones at first and to restart ICE, else those there are. */
  private String fragmentToOffer() {
    FakeDescription local = pendingLocal != null ? pendingLocal : currentLocal;
    boolean fresh = local == null || !fragmentsToReplace.isEmpty();
    return fresh ? network.newFragment() : local.fragment();
  }

  /** RFC 8829 §5.3.1: fresh ones at first and where the offer restarts ICE. */
  private String fragmentToAnswer() {
    boolean fresh =
        currentLocal == null || !currentRemote.fragment().equals(pendingRemote.fragment());
    return fresh ? network.newFragment() : currentLocal.fragment();
  }

  private SessionDescription setCreated() {
    failIfPlanned(Faults.Operation.SET_LOCAL_DESCRIPTION);
    FakeDescription description = created;
    state =
        Jsep.setLocal(state, description.type())
            .orElseThrow(() -> wrongState("set a local " + description.type()));
    boolean fresh = !description.fragment().equals(localFragment());
    if (description.type() == SdpType.OFFER) {
      pendingLocal = description;
    } else {
      currentLocal = description;
      currentRemote = pendingRemote;
      answered();
    }
    if (fresh) {
      gather(description.fragment());
    }
    settled();
    return description.toSdp();
  }

  private void gather(String itsFragment) {
    transport.gather(itsFragment);
    for (int i = 0; i < 2; i++) {
      IceCandidate candidate =
          new IceCandidate(
              "candidate:" + i, Optional.of("0"), OptionalInt.of(0), Optional.of(itsFragment));
      fire(() -> listener.iceCandidate(Optional.of(candidate)));
    }
    fire(() -> listener.iceCandidate(Optional.empty()));
  }

  @Override
  public Promise<Void> setRemoteDescription(SessionDescription description) {
    return chain.chain(
        () -> {},
        () -> {
          setRemote(FakeDescription.parse(description));
          return null;
        });
  }

  private void setRemote(FakeDescription description) {
    // WebRTC §4.4.1.5: the implicit rollback is done before anything can be wrong with the offer
    if (description.type() == SdpType.OFFER && state == SignalingState.HAVE_LOCAL_OFFER) {
      rollBack();
    }
    failIfPlanned(Faults.Operation.SET_REMOTE_DESCRIPTION);
    state =
        Jsep.setRemote(state, description.type())
            .orElseThrow(() -> wrongState("set a remote " + description.type()));
    if (description.type() == SdpType.OFFER) {
      pendingRemote = description;
    } else {
      currentRemote = description;
      currentLocal = pendingLocal;
      answered();
    }
    remoteTracks.now(description.sends());
    settled();
  }

  private void answered() {
    pendingLocal = null;
    pendingRemote = null;
    if (!fragmentsToReplace.contains(currentLocal.fragment())) {
      fragmentsToReplace = Set.of();
    }
  }

  /** What the offer was to say is still to be said: negotiation is needed again. */
  private void rollBack() {
    state = Jsep.setLocal(state, SdpType.ROLLBACK).orElseThrow();
    pendingLocal = null;
    settled();
  }

  private void settled() {
    if (state == SignalingState.STABLE) {
      negotiationNeeded = false;
      updateNegotiationNeeded();
      if (currentLocal != null) {
        transport.negotiated(currentLocal.fragment(), currentRemote.fragment());
      }
    }
  }

  @Override
  public Promise<Void> addIceCandidate(Optional<IceCandidate> candidate) {
    return chain.chain(
        () -> {},
        () -> {
          failIfPlanned(Faults.Operation.ADD_ICE_CANDIDATE);
          if (currentRemote == null && pendingRemote == null) {
            throw wrongState("add a candidate without a remote description");
          }
          Optional<String> itsFragment = candidate.flatMap(IceCandidate::usernameFragment);
          if (itsFragment.isPresent()
              && !has(currentRemote, itsFragment.get())
              && !has(pendingRemote, itsFragment.get())) {
            throw new IllegalStateException("OperationError: a candidate of no description");
          }
          addedCandidates++;
          return null;
        });
  }

  private static boolean has(FakeDescription description, String itsFragment) {
    return description != null && description.fragment().equals(itsFragment);
  }

  @Override
  public SignalingState signalingState() {
    return closed ? SignalingState.CLOSED : state;
  }

  @Override
  public Optional<SessionDescription> localDescription() {
    FakeDescription description = pendingLocal != null ? pendingLocal : currentLocal;
    return Optional.ofNullable(description).map(FakeDescription::toSdp);
  }

  @Override
  public void setConfiguration(PeerConnectionConfiguration configuration) {}

  @Override
  public void restartIce() {
    Set<String> fragments = new HashSet<>();
    for (FakeDescription local : Arrays.asList(currentLocal, pendingLocal)) {
      if (local != null) {
        fragments.add(local.fragment());
      }
    }
    fragmentsToReplace = fragments;
    updateNegotiationNeeded();
  }

  @Override
  public DataChannel createDataChannel(
      String label, ChannelOptions options, DataChannelListener channelListener) {
    FakeDataChannel channel =
        new FakeDataChannel(this::fire, association, this::forget, label, options, channelListener);
    channels.add(channel);
    if (other != null && other.other == this) {
      connectChannels();
    }
    updateNegotiationNeeded();
    return channel;
  }

  @Override
  public RtpSender addTrack(MediaTrack track, MediaStream stream) {
    Sender sender = new Sender();
    sending.put(sender, track.kind() + ":" + stream.id() + ":" + track.id());
    updateNegotiationNeeded();
    return sender;
  }

  @Override
  public void removeTrack(RtpSender sender) {
    sending.put((Sender) sender, null);
    updateNegotiationNeeded();
  }

  @Override
  public Promise<Void> reuseSender(RtpSender sender, MediaTrack track, MediaStream stream) {
    if (sending.get((Sender) sender) != null) {
      throw new IllegalStateException("a sender that sends is used again");
    }
    sending.put((Sender) sender, track.kind() + ":" + stream.id() + ":" + track.id());
    updateNegotiationNeeded();
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
    Runnable end = () -> List.copyOf(other.channels).forEach(FakeDataChannel::end);
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
    return state == SignalingState.STABLE && chain.isEmpty() && !needsNegotiation();
  }

  /** Whether each of the two has exactly the descriptions that the other has. */
  public boolean matches(FakePeerConnection peer) {
    return currentLocal != null
        && peer.currentLocal != null
        && currentLocal.equals(peer.currentRemote)
        && peer.currentLocal.equals(currentRemote);
  }

  /** What the other side sends, by its last description. */
  public List<String> received() {
    return currentRemote == null ? List.of() : currentRemote.sends();
  }

  /** How many media sections have been negotiated. */
  public int sections() {
    int local = currentLocal == null ? 0 : currentLocal.sections();
    return Math.max(local, currentRemote == null ? 0 : currentRemote.sections());
  }

  /** The username fragment of its ICE, by the last description that was answered; else empty. */
  public String usernameFragment() {
    return currentLocal == null ? "" : currentLocal.fragment();
  }

  public int addedCandidates() {
    return addedCandidates;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public String toString() {
    return state + " local " + currentLocal + " remote " + currentRemote + " sending " + sending;
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
    other = peer;
    if (peer.other == this) {
      connectChannels();
    }
  }

  private void connectChannels() {
    for (FakeDataChannel ours : List.copyOf(channels)) {
      for (FakeDataChannel theirs : List.copyOf(other.channels)) {
        if (ours.options().id().isPresent()
            && ours.options().id().equals(theirs.options().id())
            && !ours.isConnected()
            && !theirs.isConnected()) {
          FakeDataChannel.connect(ours, theirs);
        }
      }
    }
    announceTo(other);
    other.announceTo(this);
  }

  private void announceTo(FakePeerConnection peer) {
    for (FakeDataChannel channel : List.copyOf(channels)) {
      if (channel.announcesItself()) {
        peer.announce(channel);
      }
    }
  }

  /** The other side opened {@code theirs} in-band. */
  private void announce(FakeDataChannel theirs) {
    fire(
        () ->
            listener.dataChannel(
                new FakeIncomingChannel(
                    theirs,
                    ours ->
                        new FakeDataChannel(
                            this::fire,
                            association,
                            this::forget,
                            theirs.label(),
                            theirs.options(),
                            ours),
                    channels::add)));
  }

  private void forget(FakeDataChannel channel) {
    channels.remove(channel);
  }

  private List<String> wanted() {
    List<String> wanted = new ArrayList<>();
    if (!channels.isEmpty()) {
      wanted.add(DATA);
    }
    for (String one : sending.values()) {
      if (one != null) {
        wanted.add(one);
      }
    }
    return wanted;
  }

  /** A sender keeps its section when it is silent (RFC 8829 §5.2.2). */
  private int wantedSections() {
    return (channels.isEmpty() ? 0 : 1) + sending.size();
  }

  private String localFragment() {
    FakeDescription local = pendingLocal != null ? pendingLocal : currentLocal;
    return local == null ? "" : local.fragment();
  }

  private boolean needsNegotiation() {
    List<String> said = currentLocal == null ? List.of() : currentLocal.sends();
    return !fragmentsToReplace.isEmpty() || !said.equals(wanted());
  }

  // WebRTC §4.7.3: update the negotiation-needed flag
  private void updateNegotiationNeeded() {
    if (!chain.isEmpty()) {
      updateNegotiationNeededOnEmptyChain = true;
      return;
    }
    fire(
        () -> {
          if (!chain.isEmpty()) {
            updateNegotiationNeededOnEmptyChain = true;
          } else if (state == SignalingState.STABLE) {
            if (!needsNegotiation()) {
              negotiationNeeded = false;
            } else if (!negotiationNeeded) {
              negotiationNeeded = true;
              listener.negotiationNeeded();
            }
          }
        });
  }

  private void chainEmptied() {
    if (updateNegotiationNeededOnEmptyChain) {
      updateNegotiationNeededOnEmptyChain = false;
      updateNegotiationNeeded();
    }
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

  private IllegalStateException wrongState(String step) {
    return new IllegalStateException("InvalidStateError: " + step + " in " + state);
  }

  private static final class Sender implements RtpSender {}
}
