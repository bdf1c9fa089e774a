/** Tries the constants of the enumerations whose values go in. */
export async function enumerations(e, constants) {
  const takes = (enumeration, attempt) => e.takes(enumeration, constants(enumeration), attempt);

  for (const [enumeration, member] of [
    ["RTCIceTransportPolicy", "iceTransportPolicy"],
    ["RTCBundlePolicy", "bundlePolicy"],
    ["RTCRtcpMuxPolicy", "rtcpMuxPolicy"],
  ]) {
    await takes(enumeration, (value) => new RTCPeerConnection({ [member]: value }).close());
  }
  await takes("RTCSdpType", (type) => new RTCSessionDescription({ type, sdp: "" }));
  await takes("RTCErrorDetailType", (errorDetail) => new RTCError({ errorDetail }));
  await takes("CaptureStartFocusBehavior", (value) => new CaptureController().setFocusBehavior(value));
  for (const [enumeration, member] of [
    ["SelfCapturePreferenceEnum", "selfBrowserSurface"],
    ["SystemAudioPreferenceEnum", "systemAudio"],
    ["SurfaceSwitchingPreferenceEnum", "surfaceSwitching"],
    ["MonitorTypeSurfacesEnum", "monitorTypeSurfaces"],
  ]) {
    await takes(enumeration, (value) =>
      navigator.mediaDevices.getDisplayMedia({ video: false, [member]: value }),
    );
  }
  await encodings(takes);
  parsed(e);
}

async function encodings(takes) {
  const pc = new RTCPeerConnection();
  await takes("RTCPriorityType", (priority) =>
    pc.addTransceiver("video", { sendEncodings: [{ priority }] }),
  );
  const { sender } = pc.addTransceiver("video");
  await takes("RTCDegradationPreference", async (degradationPreference) => {
    await sender.setParameters({ ...sender.getParameters(), degradationPreference });
  });
  await takes("RTCRtpTransceiverDirection", (direction) => pc.addTransceiver("audio", { direction }));
  pc.close();
}

/** What a candidate's line is parsed into. */
function parsed(e) {
  const parse = (component, transport, type, more) => {
    const candidate = new RTCIceCandidate({
      candidate: `candidate:1 ${component} ${transport} 1 192.0.2.1 9 typ ${type} ${more}`,
      sdpMid: "0",
    });
    e.gives("RTCIceCandidate", candidate);
    e.shows("RTCIceComponent", candidate.component);
    e.shows("RTCIceProtocol", candidate.protocol);
    e.shows("RTCIceCandidateType", candidate.type);
    e.shows("RTCIceTcpCandidateType", candidate.tcpType);
  };
  for (const type of ["host", "srflx", "prflx", "relay"]) {
    parse(1, "udp", type, type === "host" ? "" : "raddr 192.0.2.2 rport 9");
  }
  for (const tcpType of ["active", "passive", "so"]) parse(2, "tcp", "host", `tcptype ${tcpType}`);
}
