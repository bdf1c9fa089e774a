/** Devices, streams, tracks, and what is said of them. */
export async function devices(e) {
  const { mediaDevices } = navigator;
  e.gives("MediaDevices", mediaDevices);
  e.gives("MediaTrackSupportedConstraints", mediaDevices.getSupportedConstraints());
  const stream = e.gives(
    "MediaStream",
    await mediaDevices.getUserMedia({ audio: true, video: { width: 640 } }),
  );
  for (const device of await mediaDevices.enumerateDevices()) {
    e.shows("MediaDeviceKind", device.kind);
    if (device.kind === "audiooutput") {
      e.gives("MediaDeviceInfo", device);
    } else {
      e.gives("InputDeviceInfo", device);
      e.gives("MediaTrackCapabilities", device.getCapabilities());
    }
  }
  stream.getTracks().forEach((track) => describe(e, track));
  for (const kind of ["audio", "video"]) {
    e.gives("RTCRtpCapabilities", RTCRtpSender.getCapabilities(kind));
    for (const each of [RTCRtpSender, RTCRtpReceiver]) {
      each.getCapabilities(kind).codecs.forEach((codec) => e.gives("RTCRtpCodec", codec));
      each
        .getCapabilities(kind)
        .headerExtensions.forEach((one) => e.gives("RTCRtpHeaderExtensionCapability", one));
    }
  }
  await overconstrain(e, stream);
  stream.getTracks().forEach((track) => track.stop());
  e.shows("MediaStreamTrackState", stream.getTracks()[0].readyState);
  await capture(e);
}

function describe(e, track) {
  e.gives("MediaStreamTrack", track);
  e.shows("MediaStreamTrackState", track.readyState);
  e.gives("MediaTrackSettings", track.getSettings());
  const capabilities = e.gives("MediaTrackCapabilities", track.getCapabilities());
  e.gives("MediaTrackConstraints", track.getConstraints());
  e.gives("ULongRange", capabilities.width);
  e.gives("DoubleRange", capabilities.frameRate);
  e.shows("VideoResizeModeEnum", capabilities.resizeMode ?? []);
  e.shows("VideoFacingModeEnum", capabilities.facingMode ?? []);
  e.shows("EchoCancellationModeEnum", capabilities.echoCancellation ?? []);
  e.shows("DisplayCaptureSurfaceType", track.getSettings().displaySurface ?? []);
  e.shows("CursorCaptureConstraint", track.getSettings().cursor ?? []);
}

async function overconstrain(e, stream) {
  try {
    await stream.getVideoTracks()[0].applyConstraints({ width: { exact: 1 << 20 } });
  } catch (error) {
    e.gives("OverconstrainedError", error);
    e.gives("DOMException", error);
  }
}

async function capture(e) {
  await e.attempt(async () => {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: true });
    stream.getTracks().forEach((track) => describe(e, track));
    stream.getTracks().forEach((track) => track.stop());
  });
}
