package dev.parley.e2e.page.bindings;

import dev.parley.jso.RTCDtlsTransport;
import dev.parley.jso.RTCIceCandidate;
import dev.parley.jso.RTCIceTransport;
import dev.parley.jso.RTCPeerConnection;

/** What is under the media and the channels. */
final class Transports {

  private Transports() {}

  static void run(Report report, RTCPeerConnection pc) {
    report.add("largest message is known", pc.getSctp().getMaxMessageSize().doubleValue() > 0);
    RTCDtlsTransport dtls = pc.getSctp().getTransport();
    report.add("DTLS", dtls.getState());
    report.add("remote certificate", dtls.getRemoteCertificates().get(0).getByteLength() > 0);
    RTCIceTransport ice = dtls.getIceTransport();
    report.add("candidates gathered", ice.getGatheringState());
    RTCIceCandidate local = ice.getSelectedCandidatePair().getLocal();
    report.add("protocol in use", local.getProtocol());
    report.add("no TCP type", local.getTcpType() == null);
    report.add("no related port", local.getRelatedPort() == null);
    report.add("port in use", local.getPort().intValue() > 0);
  }
}
