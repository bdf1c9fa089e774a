const STATS = {
  codec: "RTCCodecStats",
  "inbound-rtp": "RTCInboundRtpStreamStats",
  "outbound-rtp": "RTCOutboundRtpStreamStats",
  "remote-inbound-rtp": "RTCRemoteInboundRtpStreamStats",
  "remote-outbound-rtp": "RTCRemoteOutboundRtpStreamStats",
  "media-playout": "RTCAudioPlayoutStats",
  "peer-connection": "RTCPeerConnectionStats",
  "data-channel": "RTCDataChannelStats",
  transport: "RTCTransportStats",
  "candidate-pair": "RTCIceCandidatePairStats",
  "local-candidate": "RTCIceCandidateStats",
  "remote-candidate": "RTCIceCandidateStats",
  certificate: "RTCCertificateStats",
};
const SOURCES = { audio: "RTCAudioSourceStats", video: "RTCVideoSourceStats" };
const POLL_MILLIS = 100;

/**
 * Nobody speaks ICE there: a closed port, the server of this page, and a server that lets nobody
 * connect, for which a pair waits as long as the connection lives.
 */
const SILENT_PORT = new URLSearchParams(location.search).get("silent");
const DEAD_ENDS = [
  "udp 1 127.0.0.1 9 typ host",
  `tcp 2 127.0.0.1 ${location.port} typ host tcptype passive`,
  `tcp 3 127.0.0.1 ${SILENT_PORT} typ host tcptype passive`,
];

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Waits for the condition, as long as there is patience. */
async function until(condition, patience) {
  while (!patience.aborted && !(await condition())) await pause(POLL_MILLIS);
}

/** A connection that finds nobody: its candidate pairs wait, or stay in progress. */
export async function lonely(e, patience) {
  const a = new RTCPeerConnection();
  const b = new RTCPeerConnection();
  a.createDataChannel("never");
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription);
  for (const [i, end] of DEAD_ENDS.entries()) {
    await a.addIceCandidate({ candidate: `candidate:${i} 1 ${end}`, sdpMid: "0" });
  }
  await until(async () => {
    await observe(e, a);
    return (
      e.hasMember("RTCIceCandidateStats", "tcpType") &&
      e.hasValue("RTCStatsIceCandidatePairState", "waiting") &&
      e.hasValue("RTCStatsIceCandidatePairState", "in-progress")
    );
  }, patience);
  a.close();
  b.close();
}

/** Two connections with everything between them, looked at until all is seen; then their end. */
export async function life(e, done, patience) {
  const [a, b] = pair(e);
  const chat = watchChannel(e, a.createDataChannel("chat", { maxRetransmits: 3, protocol: "p" }));
  e.gives("RTCDataChannel", a.createDataChannel("short-lived", { maxPacketLifeTime: 100 }));
  b.ondatachannel = (event) => {
    e.gives("RTCDataChannelEvent", event);
    event.channel.onmessage = () => event.channel.send("pong");
  };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  for (const track of stream.getTracks()) {
    a.addTrack(track, stream);
    b.addTrack(track.clone(), stream);
  }
  b.ontrack = (event) => play(e.gives("RTCTrackEvent", event));
  a.ontrack = play;
  look(e, a);
  await negotiate(e, a, b);
  await until(() => [a, b].every((pc) => pc.connectionState === "connected"), patience);
  tones(e, a);
  await until(async () => {
    await observe(e, a);
    await observe(e, b);
    return done();
  }, patience);
  a.getTransceivers().forEach((each) => each.stop());
  for (const each of a.getTransceivers()) e.shows("RTCRtpTransceiverDirection", each.direction);
  chat.close();
  e.shows("RTCDataChannelState", chat.readyState);
  await until(() => chat.readyState === "closed", patience);
  const { sctp } = a;
  a.close();
  watchStates(e, a);
  watchTransports(e, sctp);
  await until(() => b.iceConnectionState === "disconnected", patience);
  await observe(e, b);
}

function pair(e) {
  const configuration = { iceServers: [] };
  const a = new RTCPeerConnection(configuration);
  const b = new RTCPeerConnection(configuration);
  for (const [from, to] of [
    [a, b],
    [b, a],
  ]) {
    from.onicecandidate = (event) => {
      e.gives("RTCPeerConnectionIceEvent", event);
      if (event.candidate) {
        e.gives("RTCIceCandidate", event.candidate);
        e.gives("RTCIceCandidateInit", event.candidate.toJSON());
      }
      to.addIceCandidate(event.candidate);
    };
    for (const name of ["signaling", "iceconnection", "icegathering", "connection"]) {
      from[`on${name}statechange`] = () => watchStates(e, from);
    }
    watchStates(e, from);
  }
  return [a, b];
}

function watchStates(e, pc) {
  e.shows("RTCSignalingState", pc.signalingState);
  e.shows("RTCIceGatheringState", pc.iceGatheringState);
  e.shows("RTCIceConnectionState", pc.iceConnectionState);
  e.shows("RTCPeerConnectionState", pc.connectionState);
  if (pc.sctp) watchTransports(e, pc.sctp);
}

function watchTransports(e, sctp) {
  const see = () => {
    e.shows("RTCSctpTransportState", sctp.state);
    e.shows("RTCDtlsTransportState", sctp.transport.state);
    const ice = sctp.transport.iceTransport;
    e.shows("RTCIceTransportState", ice.state);
    e.shows("RTCIceGathererState", ice.gatheringState);
    e.shows("RTCIceRole", ice.role);
    e.shows("RTCIceComponent", ice.component);
  };
  see();
  const { transport } = sctp;
  for (const each of [sctp, transport, transport.iceTransport]) {
    each.addEventListener("statechange", see);
  }
  transport.iceTransport.addEventListener("gatheringstatechange", see);
}

function watchChannel(e, channel) {
  e.gives("RTCDataChannel", channel);
  e.shows("RTCDataChannelState", channel.readyState);
  channel.onopen = () => {
    e.shows("RTCDataChannelState", channel.readyState);
    channel.send("ping");
  };
  channel.addEventListener("close", () => e.shows("RTCDataChannelState", channel.readyState));
  return channel;
}

async function negotiate(e, a, b) {
  const offer = e.gives("RTCSessionDescriptionInit", await a.createOffer());
  await a.setLocalDescription(offer);
  await observe(e, a);
  await b.setRemoteDescription(offer);
  watchStates(e, b);
  const answer = await b.createAnswer();
  await b.setLocalDescription({ type: "pranswer", sdp: answer.sdp });
  watchStates(e, b);
  await a.setRemoteDescription({ type: "pranswer", sdp: answer.sdp });
  watchStates(e, a);
  await b.setLocalDescription(answer);
  await a.setRemoteDescription(answer);
  watchStates(e, a);
  e.gives("RTCSessionDescription", a.localDescription);
}

function look(e, pc) {
  e.gives("RTCPeerConnection", pc);
  e.gives("RTCConfiguration", pc.getConfiguration());
}

function play({ track }) {
  const element = document.createElement(track.kind);
  element.muted = true;
  element.srcObject = new MediaStream([track]);
  document.body.append(element);
  element.play();
}

function tones(e, pc) {
  const sender = pc.getSenders().find((each) => each.dtmf?.canInsertDTMF);
  e.gives("RTCDTMFSender", sender.dtmf);
  sender.dtmf.ontonechange = (event) => e.gives("RTCDTMFToneChangeEvent", event);
  sender.dtmf.insertDTMF("12", 70, 50);
}

async function observe(e, pc) {
  (await pc.getStats()).forEach((stats) => statistics(e, stats));
  pc.getTransceivers().forEach((each) => transceiver(e, each));
  transports(e, pc.sctp);
  watchStates(e, pc);
}

function statistics(e, stats) {
  e.shows("RTCStatsType", stats.type);
  e.gives(stats.type === "media-source" ? SOURCES[stats.kind] : STATS[stats.type], stats);
  if (stats.qualityLimitationDurations) {
    e.shows("RTCQualityLimitationReason", Object.keys(stats.qualityLimitationDurations));
  }
  if (stats.type === "candidate-pair") e.shows("RTCStatsIceCandidatePairState", stats.state);
  if (stats.type === "transport") {
    e.shows("RTCDtlsRole", stats.dtlsRole);
    e.shows("RTCIceRole", stats.iceRole);
    e.shows("RTCIceTransportState", stats.iceState);
  }
}

function transceiver(e, each) {
  e.gives("RTCRtpTransceiver", each);
  const { sender, receiver } = each;
  e.gives("RTCRtpSender", sender);
  e.gives("RTCRtpReceiver", receiver);
  parameters(e, e.gives("RTCRtpSendParameters", sender.getParameters()));
  parameters(e, e.gives("RTCRtpReceiveParameters", receiver.getParameters()));
  receiver
    .getSynchronizationSources()
    .forEach((source) => e.gives("RTCRtpSynchronizationSource", source));
}

function parameters(e, given) {
  e.gives("RTCRtcpParameters", given.rtcp);
  given.codecs.forEach((codec) => e.gives("RTCRtpCodecParameters", codec));
  given.headerExtensions.forEach((one) => e.gives("RTCRtpHeaderExtensionParameters", one));
  given.encodings?.forEach((encoding) => e.gives("RTCRtpEncodingParameters", encoding));
}

function transports(e, sctp) {
  e.gives("RTCSctpTransport", sctp);
  e.gives("RTCDtlsTransport", sctp.transport);
  const ice = e.gives("RTCIceTransport", sctp.transport.iceTransport);
  e.gives("RTCIceParameters", ice.getLocalParameters());
  e.gives("RTCIceCandidatePair", ice.getSelectedCandidatePair());
}

/** A connection whose other side is not who it says it is: its DTLS fails. */
export async function failing(e, patience) {
  const certificate = e.gives(
    "RTCCertificate",
    await RTCPeerConnection.generateCertificate({ name: "ECDSA", namedCurve: "P-256" }),
  );
  certificate.getFingerprints().forEach((one) => e.gives("RTCDtlsFingerprint", one));
  const [a, b] = pair(e);
  a.createDataChannel("never");
  await a.setLocalDescription();
  const forged = a.localDescription.sdp.replace(
    /a=fingerprint:sha-256 .*/,
    `a=fingerprint:sha-256 ${certificate.getFingerprints()[0].value.toUpperCase()}`,
  );
  await b.setRemoteDescription({ type: "offer", sdp: forged });
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription);
  await until(() => b.connectionState === "failed", patience);
  watchStates(e, b);
}
