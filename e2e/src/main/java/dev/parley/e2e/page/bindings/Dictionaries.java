package dev.parley.e2e.page.bindings;

import dev.parley.jso.ConstrainULongRange;
import dev.parley.jso.MediaStreamConstraints;
import dev.parley.jso.MediaTrackConstraints;
import dev.parley.jso.RTCIceCandidateInit;
import dev.parley.jso.RTCIceServer;
import dev.parley.jso.RTCRtpEncodingParameters;
import dev.parley.jso.VideoFacingModeEnum;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.json.JSON;

/** What is set is what the browser reads, and what is absent reads as package-info says. */
final class Dictionaries {

  private Dictionaries() {}

  static void run(Report report) {
    absent(report);
    written(report);
  }

  private static void absent(Report report) {
    RTCIceCandidateInit candidate = new RTCIceCandidateInit();
    report.add("absent string is null", candidate.getSdpMid() == null);
    report.add("absent nullable number is null", candidate.getSdpMLineIndex() == null);
    RTCRtpEncodingParameters encoding = new RTCRtpEncodingParameters();
    report.add("absent number is NaN", Double.isNaN(encoding.getMaxBitrate()));
    report.add("absent boolean is false", !encoding.isActive());
    report.add("absent dictionary is null", encoding.getCodec() == null);
  }

  private static void written(Report report) {
    RTCIceCandidateInit candidate = new RTCIceCandidateInit();
    candidate.setCandidate("");
    candidate.setSdpMLineIndex(0);
    report.add("number set", JSON.stringify(candidate));
    JSNumber none = null;
    candidate.setSdpMLineIndex(none);
    report.add("number set to null", JSON.stringify(candidate));

    RTCIceServer server = new RTCIceServer();
    server.setUrls("stun:a", "stun:b");
    report.add("strings set", JSON.stringify(server));

    ConstrainULongRange width = new ConstrainULongRange();
    width.setMin(320);
    width.setIdeal(1280);
    MediaTrackConstraints video = new MediaTrackConstraints();
    video.setWidth(width);
    video.setHeight(720);
    video.setFacingMode(VideoFacingModeEnum.USER);
    video.setAdvanced(JSArray.of(new MediaTrackConstraints()));
    MediaStreamConstraints constraints = new MediaStreamConstraints();
    constraints.setAudio(true);
    constraints.setVideo(video);
    report.add("constraints", JSON.stringify(constraints));
  }
}
