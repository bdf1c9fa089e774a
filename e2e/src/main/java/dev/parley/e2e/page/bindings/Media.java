package dev.parley.e2e.page.bindings;

import dev.parley.jso.RTCDTMFSender;
import dev.parley.jso.RTCOutboundRtpStreamStats;
import dev.parley.jso.RTCPeerConnection;
import dev.parley.jso.RTCRtpCapabilities;
import dev.parley.jso.RTCRtpSendParameters;
import dev.parley.jso.RTCRtpSender;
import dev.parley.jso.RTCRtpTransceiver;
import dev.parley.jso.RTCStats;
import dev.parley.jso.RTCStatsReport;
import dev.parley.jso.RTCStatsType;
import org.teavm.jso.core.JSPromise;

/** Senders, their parameters and statistics, and tones. */
final class Media {

  private final Report report;
  private final RTCPeerConnection pc;

  Media(Report report, RTCPeerConnection pc) {
    this.report = report;
    this.pc = pc;
  }

  void run() {
    RTCRtpSender audio = sender("audio");
    RTCRtpSender video = sender("video");
    codecs();
    parameters(video);
    tones(audio);
    statistics(video);
    stop(audio, video);
  }

  private RTCRtpSender sender(String kind) {
    for (int i = 0; i < pc.getSenders().getLength(); i++) {
      RTCRtpSender sender = pc.getSenders().get(i);
      if (sender.getTrack() != null && sender.getTrack().getKind().equals(kind)) {
        return sender;
      }
    }
    throw new IllegalStateException("no sender of " + kind);
  }

  private void codecs() {
    RTCRtpCapabilities video = RTCRtpSender.getCapabilities("video");
    report.add("video codec", video.getCodecs().get(0).getMimeType().startsWith("video/"));
    report.add("video has no channels", Double.isNaN(video.getCodecs().get(0).getChannels()));
    report.add("no such kind", RTCRtpSender.getCapabilities("smell") == null);
    RTCRtpTransceiver transceiver = pc.getTransceivers().get(1);
    transceiver.setCodecPreferences(video.getCodecs());
  }

  private void parameters(RTCRtpSender video) {
    RTCRtpSendParameters parameters = video.getParameters();
    report.add("no bit rate yet", Double.isNaN(parameters.getEncodings().get(0).getMaxBitrate()));
    parameters.getEncodings().get(0).setMaxBitrate(500_000);
    video.setParameters(parameters).await();
    report.add(
        "bit rate set", video.getParameters().getEncodings().get(0).getMaxBitrate() == 500_000);
    report.add("payload type", parameters.getCodecs().get(0).getPayloadType() > 0);
  }

  private void tones(RTCRtpSender audio) {
    RTCDTMFSender dtmf = audio.getDtmf();
    report.add("tones can be sent", dtmf.isCanInsertDTMF());
    JSPromise<String> first =
        new JSPromise<>(
            (resolve, reject) -> dtmf.onToneChange(event -> resolve.accept(event.getTone())));
    dtmf.insertDTMF("12", 100, 50);
    report.add("tones to come", dtmf.getToneBuffer());
    report.add("first tone", first.await());
  }

  private void statistics(RTCRtpSender video) {
    RTCOutboundRtpStreamStats[] outbound = new RTCOutboundRtpStreamStats[1];
    boolean[] codecFound = new boolean[1];
    do {
      RTCStatsReport stats = video.getStats().await();
      stats.forEach(
          each -> {
            if (each.getType().equals(RTCStatsType.OUTBOUND_RTP)) {
              outbound[0] = stats.get(each.getId());
            }
          });
      RTCStats codec = outbound[0] == null ? null : codec(stats, outbound[0]);
      codecFound[0] = codec != null && codec.getType().equals(RTCStatsType.CODEC);
    } while (outbound[0] == null || !isCounted(outbound[0]) || !codecFound[0]);
    report.add("bytes sent", outbound[0].getBytesSent() > 0);
    report.add("statistics' kind", outbound[0].getKind());
    report.add("no layer of simulcast", outbound[0].getRid() == null);
    report.add(
        "seconds limited",
        outbound[0].getQualityLimitationDurations().get("none").doubleValue() >= 0);
    report.add("no such statistics", video.getStats().await().get("none") == null);
    report.add("statistics of one track", pc.getStats(video.getTrack()).await().getSize() > 0);
  }

  /**
   * A frame counts once it is encoded, its bytes when its first packet has left, which is later.
   */
  private static boolean isCounted(RTCOutboundRtpStreamStats outbound) {
    return outbound.getFramesSent() > 0 && outbound.getBytesSent() > 0;
  }

  private static RTCStats codec(RTCStatsReport stats, RTCOutboundRtpStreamStats outbound) {
    return outbound.getCodecId() == null ? null : stats.get(outbound.getCodecId());
  }

  private void stop(RTCRtpSender audio, RTCRtpSender video) {
    pc.removeTrack(video);
    report.add("removed", video.getTrack() == null);
    report.add("direction without a track", pc.getTransceivers().get(1).getDirection());
    audio.replaceTrack(null).await();
    report.add("replaced by nothing", audio.getTrack() == null);
  }
}
