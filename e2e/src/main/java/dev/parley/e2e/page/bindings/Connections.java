package dev.parley.e2e.page.bindings;

import dev.parley.jso.DOMException;
import dev.parley.jso.EcKeyGenParams;
import dev.parley.jso.MediaStream;
import dev.parley.jso.RTCBundlePolicy;
import dev.parley.jso.RTCCertificate;
import dev.parley.jso.RTCConfiguration;
import dev.parley.jso.RTCDataChannel;
import dev.parley.jso.RTCDataChannelInit;
import dev.parley.jso.RTCIceCandidateInit;
import dev.parley.jso.RTCPeerConnection;
import dev.parley.jso.RTCPeerConnectionState;
import dev.parley.jso.RTCRtpTransceiver;
import dev.parley.jso.RTCRtpTransceiverDirection;
import dev.parley.jso.RTCRtpTransceiverInit;
import dev.parley.jso.RTCSessionDescriptionInit;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSUndefined;
import org.teavm.jso.dom.events.Registration;

/** Two connections in one page, with a data channel and media between them. */
final class Connections {

  private final Report report;
  private final RTCPeerConnection near;
  private final RTCPeerConnection far = new RTCPeerConnection();

  private Connections(Report report) {
    this.report = report;
    EcKeyGenParams algorithm = new EcKeyGenParams();
    algorithm.setName("ECDSA");
    algorithm.setNamedCurve("P-256");
    RTCCertificate certificate = RTCPeerConnection.generateCertificate(algorithm).await();
    report.add("certificate's fingerprint", certificate.getFingerprints().get(0).getAlgorithm());
    report.add("certificate lives", certificate.getExpires() > System.currentTimeMillis());
    RTCConfiguration configuration = new RTCConfiguration();
    configuration.setCertificates(JSArray.of(certificate));
    configuration.setBundlePolicy(RTCBundlePolicy.MAX_BUNDLE);
    near = new RTCPeerConnection(configuration);
  }

  static void run(Report report) {
    Connections connections = new Connections(report);
    connections.connect();
  }

  private void connect() {
    report.add("configuration", near.getConfiguration().getBundlePolicy());
    report.add("no description yet", near.getLocalDescription() == null);
    report.add("nothing known of trickling", near.getCanTrickleIceCandidates() == null);
    RTCDataChannelInit init = new RTCDataChannelInit();
    init.setProtocol("words");
    init.setMaxRetransmits(3);
    RTCDataChannel chat = near.createDataChannel("chat", init);
    report.add("id not known yet", chat.getId() == null);
    report.add("retransmits", Integer.toString(chat.getMaxRetransmits().intValue()));
    report.add("no life time", chat.getMaxPacketLifeTime() == null);

    MediaStream stream = Devices.capture();
    for (int i = 0; i < stream.getTracks().getLength(); i++) {
      near.addTrack(stream.getTracks().get(i), stream);
    }
    RTCRtpTransceiverInit listening = new RTCRtpTransceiverInit();
    listening.setDirection(RTCRtpTransceiverDirection.RECVONLY);
    RTCRtpTransceiver listener = near.addTransceiver("video", listening);
    report.add("transceiver's direction", listener.getDirection());
    report.add("no direction negotiated yet", listener.getCurrentDirection() == null);
    report.add("nothing to send", listener.getSender().getTrack() == null);

    JSPromise<RTCDataChannel> incoming =
        new JSPromise<>(
            (resolve, reject) -> far.onDataChannel(event -> resolve.accept(event.getChannel())));
    StringBuilder kinds = new StringBuilder();
    far.onTrack(
        event ->
            kinds
                .append(event.getTrack().getKind())
                .append(event.getStreams().getLength())
                .append(' '));
    negotiate();
    report.add("tracks and their streams", kinds.toString());

    Channels.run(report, chat, incoming.await());
    new Media(report, near).run();
    Transports.run(report, near);
    refusal();
    near.close();
    report.add("closed", near.getConnectionState().equals(RTCPeerConnectionState.CLOSED));
  }

  /** As a signaling server would: what goes over is what JSON would carry. */
  private void negotiate() {
    trickle(near, far);
    trickle(far, near);
    JSPromise<JSUndefined> connected = connected(near);
    near.setLocalDescription().await();
    far.setRemoteDescription(near.getLocalDescription().toJSON()).await();
    far.setLocalDescription().await();
    RTCSessionDescriptionInit answer = new RTCSessionDescriptionInit();
    answer.setType(far.getLocalDescription().getType());
    answer.setSdp(far.getLocalDescription().getSdp());
    near.setRemoteDescription(answer).await();
    report.add("trickling is known", near.getCanTrickleIceCandidates().booleanValue());
    connected.await();
  }

  private static void trickle(RTCPeerConnection from, RTCPeerConnection to) {
    from.onIceCandidate(
        event -> {
          if (event.getCandidate() == null) {
            to.addIceCandidate();
          } else {
            to.addIceCandidate(event.getCandidate().toJSON());
          }
        });
  }

  private static JSPromise<JSUndefined> connected(RTCPeerConnection pc) {
    Registration[] registration = new Registration[1];
    return new JSPromise<>(
        (resolve, reject) ->
            registration[0] =
                pc.onConnectionStateChange(
                    event -> {
                      if (pc.getConnectionState().equals(RTCPeerConnectionState.CONNECTED)) {
                        registration[0].dispose();
                        resolve.accept(JSUndefined.instance());
                      }
                    }));
  }

  private void refusal() {
    RTCIceCandidateInit nonsense = new RTCIceCandidateInit();
    nonsense.setCandidate("nonsense");
    nonsense.setSdpMid("0");
    report.add(
        "nonsense is refused",
        far.addIceCandidate(nonsense)
            .then(done -> "no", error -> ((DOMException) error).getName())
            .await());
  }
}
