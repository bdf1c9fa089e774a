package dev.parley.browser;

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
import dev.parley.jso.MediaStreamTrack;
import dev.parley.jso.RTCDataChannel;
import dev.parley.jso.RTCDataChannelEvent;
import dev.parley.jso.RTCDataChannelInit;
import dev.parley.jso.RTCIceCandidate;
import dev.parley.jso.RTCIceCandidateInit;
import dev.parley.jso.RTCPeerConnection;
import dev.parley.jso.RTCPeerConnectionIceEvent;
import dev.parley.jso.RTCRtpSender;
import dev.parley.jso.RTCSessionDescription;
import dev.parley.jso.RTCSessionDescriptionInit;
import dev.parley.jso.RTCTrackEvent;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import dev.parley.protocol.WireName;
import java.util.Optional;
import java.util.OptionalInt;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSUndefined;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;

/** One peer connection of the browser's, and what hears its events ({@link BrowserDataChannel}). */
final class BrowserPeerConnection implements PeerConnection, EventListener<Event> {

  private final EventLoop loop;
  private final RTCPeerConnection connection;
  private final PeerConnectionListener listener;
  private final RemoteMedia remoteMedia;

  BrowserPeerConnection(
      EventLoop loop, RTCPeerConnection connection, PeerConnectionListener listener) {
    this.loop = loop;
    this.connection = connection;
    this.listener = listener;
    this.remoteMedia = new RemoteMedia(listener);
    connection.addEventListener("negotiationneeded", this);
    connection.addEventListener("icecandidate", this);
    connection.addEventListener("connectionstatechange", this);
    connection.addEventListener("track", this);
    connection.addEventListener("datachannel", this);
  }

  @Override
  public void handleEvent(Event event) {
    String type = event.getType();
    if (type.equals("icecandidate")) {
      listener.iceCandidate(fromJs(((RTCPeerConnectionIceEvent) event).getCandidate()));
    } else if (type.equals("connectionstatechange")) {
      listener.connectionStateChange(
          constant(PeerConnectionState.values(), connection.getConnectionState()));
    } else if (type.equals("track")) {
      remoteMedia.track((RTCTrackEvent) event);
    } else if (type.equals("datachannel")) {
      RTCDataChannel channel = ((RTCDataChannelEvent) event).getChannel();
      listener.dataChannel(new BrowserIncomingChannel(channel, connection));
    } else {
      listener.negotiationNeeded();
    }
  }

  @Override
  public Promise<SessionDescription> setLocalDescription() {
    // Read in the very step that ends the operation: the next may roll it back.
    return BrowserPromises.of(
        loop, connection.setLocalDescription(), done -> fromJs(connection.getLocalDescription()));
  }

  @Override
  public Promise<Void> setRemoteDescription(SessionDescription description) {
    RTCSessionDescriptionInit init = new RTCSessionDescriptionInit();
    init.setType(description.type().wireName());
    init.setSdp(description.sdp());
    return done(connection.setRemoteDescription(init));
  }

  @Override
  public Promise<Void> addIceCandidate(Optional<IceCandidate> candidate) {
    RTCIceCandidateInit init = new RTCIceCandidateInit();
    init.setCandidate(""); // the end of candidates
    if (candidate.isPresent()) {
      fill(init, candidate.get());
    }
    return done(connection.addIceCandidate(init));
  }

  @Override
  public SignalingState signalingState() {
    return constant(SignalingState.values(), connection.getSignalingState());
  }

  @Override
  public Optional<SessionDescription> localDescription() {
    RTCSessionDescription description = connection.getLocalDescription();
    return description == null ? Optional.empty() : Optional.of(fromJs(description));
  }

  @Override
  public void setConfiguration(PeerConnectionConfiguration configuration) {
    connection.setConfiguration(BrowserPeerConnectionFactory.toJs(configuration));
  }

  @Override
  public void restartIce() {
    connection.restartIce();
  }

  @Override
  public DataChannel createDataChannel(
      String label, ChannelOptions options, DataChannelListener listener) {
    return new BrowserDataChannel(
        connection.createDataChannel(label, toJs(options)), connection, listener);
  }

  @Override
  public RtpSender addTrack(MediaTrack track, MediaStream stream) {
    return new Sender(
        addTrack(
            connection,
            ((BrowserMediaTrack) track).track(),
            ((BrowserMediaStream) stream).stream()));
  }

  @Override
  public void removeTrack(RtpSender sender) {
    connection.removeTrack(((Sender) sender).sender);
  }

  @Override
  public Promise<Void> reuseSender(RtpSender sender, MediaTrack track, MediaStream stream) {
    return done(
        reuseSender(
            connection,
            ((Sender) sender).sender,
            ((BrowserMediaTrack) track).track(),
            ((BrowserMediaStream) stream).stream()));
  }

  @Override
  public void close() {
    connection.close();
  }

  /** Of what a promise gives, the fact alone. */
  private Promise<Void> done(JSPromise<?> promise) {
    return BrowserPromises.of(loop, promise, done -> null);
  }

  private static SessionDescription fromJs(RTCSessionDescription description) {
    SdpType type = constant(SdpType.values(), description.getType());
    return new SessionDescription(type, description.getSdp());
  }

  /** What a specification's enumeration calls {@code value}. */
  private static <E extends Enum<E>> E constant(E[] constants, String value) {
    Optional<E> constant = WireName.find(constants, value);
    if (constant.isEmpty()) {
      throw new IllegalStateException(value + " is of no specification");
    }
    return constant.get();
  }

  private static Optional<IceCandidate> fromJs(RTCIceCandidate candidate) {
    if (candidate == null) {
      return Optional.empty();
    }
    JSNumber index = candidate.getSdpMLineIndex();
    return Optional.of(
        new IceCandidate(
            candidate.getCandidate(),
            Optional.ofNullable(candidate.getSdpMid()),
            index == null ? OptionalInt.empty() : OptionalInt.of(index.intValue()),
            Optional.ofNullable(candidate.getUsernameFragment())));
  }

  private static void fill(RTCIceCandidateInit init, IceCandidate candidate) {
    init.setCandidate(candidate.candidate());
    if (candidate.sdpMid().isPresent()) {
      init.setSdpMid(candidate.sdpMid().get());
    }
    if (candidate.sdpMLineIndex().isPresent()) {
      init.setSdpMLineIndex(candidate.sdpMLineIndex().getAsInt());
    }
    if (candidate.usernameFragment().isPresent()) {
      init.setUsernameFragment(candidate.usernameFragment().get());
    }
  }

  private static RTCDataChannelInit toJs(ChannelOptions options) {
    RTCDataChannelInit init = new RTCDataChannelInit();
    init.setOrdered(options.ordered());
    if (options.maxRetransmits().isPresent()) {
      init.setMaxRetransmits(options.maxRetransmits().getAsInt());
    }
    if (options.maxPacketLifeTime().isPresent()) {
      init.setMaxPacketLifeTime(options.maxPacketLifeTime().getAsInt());
    }
    init.setProtocol(options.protocol());
    if (options.id().isPresent()) {
      init.setNegotiated(true);
      init.setId(options.id().getAsInt());
    }
    return init;
  }

  // The binding's variable arguments would be wrapped one by one.
  @JSBody(
      params = {"connection", "track", "stream"},
      script = "return connection.addTrack(track, stream);")
  private static native RTCRtpSender addTrack(
      RTCPeerConnection connection, MediaStreamTrack track, dev.parley.jso.MediaStream stream);

  @JSBody(
      params = {"connection", "sender", "track", "stream"},
      script =
          "sender.setStreams(stream);"
              + "var transceiver = connection.getTransceivers().find(t => t.sender === sender);"
              + "transceiver.direction ="
              + " transceiver.direction === 'recvonly' ? 'sendrecv' : 'sendonly';"
              + "return sender.replaceTrack(track);")
  private static native JSPromise<JSUndefined> reuseSender(
      RTCPeerConnection connection,
      RTCRtpSender sender,
      MediaStreamTrack track,
      dev.parley.jso.MediaStream stream);

  /** Not a record: TeaVM would wrap the browser's object for its equality. */
  private static final class Sender implements RtpSender {

    private final RTCRtpSender sender;

    Sender(RTCRtpSender sender) {
      this.sender = sender;
    }
  }
}
