const CANDIDATE =
  "candidate:1 1 udp 2130706431 192.0.2.1 5000 typ host generation 0 ufrag abcd";

/** Hands every dictionary that goes in to what takes it. */
export async function handIn(evidence) {
  await descriptions(evidence);
  await media(evidence);
  await certificates(evidence);
  await events(evidence);
  await constraints(evidence);
}

async function descriptions(e) {
  const server = e.reads("RTCIceServer", { urls: "stun:127.0.0.1:9" });
  const pc = new RTCPeerConnection(
    e.reads("RTCConfiguration", { iceServers: [server], certificates: [] }),
  );
  pc.createDataChannel("chat", e.reads("RTCDataChannelInit"));
  const offer = await pc.createOffer(e.reads("RTCOfferOptions"));
  await e.attempt(() =>
    pc.setLocalDescription(
      e.reads("RTCLocalSessionDescriptionInit", { type: offer.type, sdp: offer.sdp }),
    ),
  );
  const other = new RTCPeerConnection();
  await other.setRemoteDescription(
    e.reads("RTCSessionDescriptionInit", { type: offer.type, sdp: offer.sdp }),
  );
  await e.attempt(() =>
    other.addIceCandidate(e.reads("RTCIceCandidateInit", { candidate: CANDIDATE, sdpMid: "0" })),
  );
  new RTCIceCandidate(
    e.reads("RTCLocalIceCandidateInit", { candidate: CANDIDATE, sdpMid: "0" }),
  );
  pc.close();
  other.close();
}

async function media(e) {
  const pc = new RTCPeerConnection();
  const { codecs } = RTCRtpReceiver.getCapabilities("video");
  const encoding = {
    codec: e.reads("RTCRtpCodec", codecs[0]),
    scaleResolutionDownTo: e.reads("RTCResolutionRestriction", { maxWidth: 640, maxHeight: 480 }),
  };
  const video = pc.addTransceiver(
    "video",
    e.reads("RTCRtpTransceiverInit", {
      sendEncodings: [e.reads("RTCRtpEncodingParameters", encoding)],
    }),
  );
  await e.attempt(() => video.setCodecPreferences([e.reads("RTCRtpCodec", codecs[0])]));
  video.setHeaderExtensionsToNegotiate(
    video
      .getHeaderExtensionsToNegotiate()
      .map((extension) => e.reads("RTCRtpHeaderExtensionCapability", extension)),
  );
  const parameters = video.sender.getParameters();
  await e.attempt(() =>
    video.sender.setParameters(
      e.reads("RTCRtpSendParameters", parameters),
      e.reads("RTCSetParameterOptions", { encodingOptions: [e.reads("RTCEncodingOptions")] }),
    ),
  );
  pc.close();
}

async function certificates(e) {
  await RTCPeerConnection.generateCertificate(
    e.reads(["EcKeyGenParams", "RTCCertificateExpiration"], { name: "ECDSA", namedCurve: "P-256" }),
  );
  await RTCPeerConnection.generateCertificate(
    e.reads("RsaHashedKeyGenParams", {
      name: "RSASSA-PKCS1-v1_5",
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: "SHA-256",
    }),
  );
}

async function events(e) {
  const pc = new RTCPeerConnection();
  const channel = pc.createDataChannel("chat");
  const transceiver = pc.addTransceiver("audio");
  const { track } = transceiver.receiver;
  const error = new RTCError(e.reads("RTCErrorInit", { errorDetail: "sctp-failure" }), "made up");
  e.gives("RTCError", error);
  new Event("made", e.reads("EventInit"));
  e.gives(
    "RTCPeerConnectionIceEvent",
    new RTCPeerConnectionIceEvent("made", e.reads("RTCPeerConnectionIceEventInit")),
  );
  e.gives(
    "RTCPeerConnectionIceErrorEvent",
    new RTCPeerConnectionIceErrorEvent(
      "made",
      e.reads("RTCPeerConnectionIceErrorEventInit", {
        address: "192.0.2.1",
        port: 5000,
        url: "stun:192.0.2.1",
        errorCode: 701,
        errorText: "unreachable",
      }),
    ),
  );
  e.gives(
    "RTCTrackEvent",
    new RTCTrackEvent(
      "made",
      e.reads("RTCTrackEventInit", { receiver: transceiver.receiver, track, transceiver }),
    ),
  );
  e.gives(
    "RTCDataChannelEvent",
    new RTCDataChannelEvent("made", e.reads("RTCDataChannelEventInit", { channel })),
  );
  e.gives(
    "RTCDTMFToneChangeEvent",
    new RTCDTMFToneChangeEvent("made", e.reads("RTCDTMFToneChangeEventInit")),
  );
  e.gives("RTCErrorEvent", new RTCErrorEvent("made", e.reads("RTCErrorEventInit", { error })));
  e.gives(
    "MediaStreamTrackEvent",
    new MediaStreamTrackEvent("made", e.reads("MediaStreamTrackEventInit", { track })),
  );
  pc.close();
}

async function constraints(e) {
  const set = {
    width: e.reads("ConstrainULongRange", { ideal: 640 }),
    frameRate: e.reads("ConstrainDoubleRange", { ideal: 30 }),
    deviceId: e.reads("ConstrainDOMStringParameters"),
    autoGainControl: e.reads("ConstrainBooleanParameters"),
    echoCancellation: e.reads("ConstrainBooleanOrDOMStringParameters"),
  };
  const track = e.reads("MediaTrackConstraints", { ...set, advanced: [e.reads("MediaTrackConstraintSet")] });
  const stream = await navigator.mediaDevices.getUserMedia(
    e.reads("MediaStreamConstraints", { audio: track, video: track }),
  );
  for (const each of stream.getTracks()) each.stop();
  // Refused, since neither is asked for, but read all the same.
  await e.attempt(() =>
    navigator.mediaDevices.getDisplayMedia(
      e.reads("DisplayMediaStreamOptions", { video: false, audio: false }),
    ),
  );
}
