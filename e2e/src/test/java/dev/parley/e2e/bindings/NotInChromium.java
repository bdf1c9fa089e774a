package dev.parley.e2e.bindings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the specifications have and Chromium does not show, by the reason. The test fails as well
 * when one of these shows: the binding is then to be taken off the list.
 */
public final class NotInChromium {

  private static final Map<String, List<String>> BY_REASON =
      Map.ofEntries(
          Map.entry(
              "not implemented: devicechange is a plain event",
              List.of(
                  "DeviceChangeEvent.DeviceChangeEvent constructor",
                  "DeviceChangeEvent.devices getter",
                  "DeviceChangeEvent.userInsertedDevices getter",
                  "DeviceChangeEventInit.devices member")),
          Map.entry(
              "not implemented: constrainable properties",
              List.of(
                  "MediaTrackCapabilities.backgroundBlur member",
                  "MediaTrackCapabilities.cursor member",
                  "MediaTrackCapabilities.logicalSurface member",
                  "MediaTrackConstraintSet.backgroundBlur member",
                  "MediaTrackConstraintSet.cursor member",
                  "MediaTrackConstraintSet.logicalSurface member",
                  "MediaTrackSettings.backgroundBlur member",
                  "MediaTrackSupportedConstraints.backgroundBlur member",
                  "MediaTrackSupportedConstraints.cursor member",
                  "MediaTrackSupportedConstraints.logicalSurface member")),
          Map.entry(
              "not implemented: statistics",
              List.of(
                  "RTCCertificateStats.issuerCertificateId member",
                  "RTCIceCandidatePairStats.availableIncomingBitrate member",
                  "RTCInboundRtpStreamStats.framesRendered member",
                  "RTCOutboundRtpStreamStats.psnrMeasurements member",
                  "RTCOutboundRtpStreamStats.psnrSum member",
                  "RTCReceivedRtpStreamStats.packetsReportedAsLost member",
                  "RTCReceivedRtpStreamStats.packetsReportedAsLostButRecovered member",
                  "RTCRemoteInboundRtpStreamStats.packetsWithBleachedEct1Marking member",
                  "RTCTransportStats.ccfbMessagesReceived member",
                  "RTCTransportStats.ccfbMessagesSent member")),
          Map.entry(
              "not implemented: what is known of a candidate's server",
              List.of(
                  "RTCLocalIceCandidateInit.relayProtocol member",
                  "RTCLocalIceCandidateInit.url member",
                  "RTCPeerConnectionIceEvent.url getter",
                  "RTCPeerConnectionIceEventInit.url member")),
          Map.entry(
              "not implemented: ICE transports of a peer connection tell no more",
              List.of(
                  "RTCIceParameters.password member",
                  "RTCIceParameters.usernameFragment member",
                  "RTCIceRole.unknown value",
                  "RTCIceTransport.component getter")),
          Map.entry(
              "shown only with a STUN or TURN server",
              List.of(
                  "RTCIceCandidateStats.relatedAddress member",
                  "RTCIceCandidateStats.relatedPort member",
                  "RTCIceCandidateStats.relayProtocol member",
                  "RTCIceCandidateStats.url member",
                  "RTCIceServerTransportProtocol.tcp value",
                  "RTCIceServerTransportProtocol.tls value",
                  "RTCIceServerTransportProtocol.udp value")),
          Map.entry(
              "shown only with header extensions, codecs or encodings that are not negotiated here",
              List.of(
                  "RTCInboundRtpStreamStats.corruptionMeasurements member",
                  "RTCInboundRtpStreamStats.fecBytesReceived member",
                  "RTCInboundRtpStreamStats.fecSsrc member",
                  "RTCInboundRtpStreamStats.totalCorruptionProbability member",
                  "RTCInboundRtpStreamStats.totalSquaredCorruptionProbability member",
                  "RTCOutboundRtpStreamStats.rid member",
                  "RTCRtpContributingSource.captureTimestamp member",
                  "RTCRtpContributingSource.senderCaptureTimeOffset member")),
          Map.entry(
              "the fake devices have it not",
              List.of(
                  "DisplayCaptureSurfaceType.browser value",
                  "DisplayCaptureSurfaceType.window value",
                  "EchoCancellationModeEnum.all value",
                  "MediaTrackSettings.facingMode member",
                  "MediaTrackSettings.suppressLocalAudioPlayback member",
                  "VideoFacingModeEnum.environment value",
                  "VideoFacingModeEnum.left value",
                  "VideoFacingModeEnum.right value",
                  "VideoFacingModeEnum.user value",
                  "CursorCaptureConstraint.always value",
                  "CursorCaptureConstraint.motion value")),
          Map.entry(
              "a state that Chromium never has",
              List.of(
                  "RTCIceConnectionState.completed value",
                  "RTCIceTransportState.completed value",
                  "RTCStatsIceCandidatePairState.frozen value")));

  /** States of a connection that has had no network for a while: a slow machine may get there. */
  private static final Set<String> ONLY_LATE =
      Set.of(
          "RTCIceConnectionState.failed value",
          "RTCIceTransportState.failed value",
          "RTCStatsIceCandidatePairState.failed value");

  private NotInChromium() {}

  /** What may show or not, as fast as the machine is. */
  public static Set<String> onlyLate() {
    return ONLY_LATE;
  }

  /** What must not show. */
  public static Set<String> ids() {
    return BY_REASON.values().stream()
        .flatMap(List::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
