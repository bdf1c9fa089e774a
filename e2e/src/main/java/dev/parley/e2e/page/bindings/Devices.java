package dev.parley.e2e.page.bindings;

import dev.parley.jso.ConstrainULongRange;
import dev.parley.jso.MediaDeviceInfo;
import dev.parley.jso.MediaDeviceKind;
import dev.parley.jso.MediaDevices;
import dev.parley.jso.MediaStream;
import dev.parley.jso.MediaStreamConstraints;
import dev.parley.jso.MediaStreamTrack;
import dev.parley.jso.MediaTrackConstraints;
import dev.parley.jso.Navigator;
import dev.parley.jso.OverconstrainedError;
import dev.parley.jso.SrcObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLVideoElement;

/** Cameras, microphones, and what they say of themselves. */
final class Devices {

  private Devices() {}

  static MediaStream capture() {
    MediaTrackConstraints video = new MediaTrackConstraints();
    video.setWidth(640);
    MediaStreamConstraints constraints = new MediaStreamConstraints();
    constraints.setAudio(true);
    constraints.setVideo(video);
    return Navigator.getMediaDevices().getUserMedia(constraints).await();
  }

  static void run(Report report) {
    MediaDevices devices = Navigator.getMediaDevices();
    report.add("width can be constrained", devices.getSupportedConstraints().isWidth());
    MediaStream stream = capture();
    MediaStreamTrack camera = stream.getVideoTracks().get(0);
    report.add("camera's kind", camera.getKind());
    report.add("camera's state", camera.getReadyState());
    report.add("camera's width", Integer.toString((int) camera.getSettings().getWidth()));
    report.add("camera has no facing mode", camera.getSettings().getFacingMode() == null);
    report.add("camera's range of widths", camera.getCapabilities().getWidth().getMax() >= 640);
    report.add("asked of the camera", camera.getConstraints().getWidth() != null);
    report.add("stream's tracks", Integer.toString(stream.getTracks().getLength()));
    report.add("no such track", stream.getTrackById("none") == null);
    report.add("a copy has its own id", !stream.clone().getId().equals(stream.getId()));
    kinds(report, devices.enumerateDevices().await());
    overconstrain(report, camera);
    show(report, stream);
    for (int i = 0; i < stream.getTracks().getLength(); i++) {
      stream.getTracks().get(i).stop();
    }
    report.add("stopped camera's state", camera.getReadyState());
    report.add("stream of stopped tracks is active", stream.isActive());
  }

  private static void kinds(Report report, JSArrayReader<MediaDeviceInfo> devices) {
    int cameras = 0;
    int others = 0;
    for (int i = 0; i < devices.getLength(); i++) {
      switch (devices.get(i).getKind()) {
        case MediaDeviceKind.VIDEOINPUT -> cameras++;
        case MediaDeviceKind.AUDIOINPUT, MediaDeviceKind.AUDIOOUTPUT -> others++;
        default -> report.add("unknown kind of device", devices.get(i).getKind());
      }
    }
    report.add("there are cameras", cameras > 0);
    report.add("there are microphones or loudspeakers", others > 0);
  }

  private static void overconstrain(Report report, MediaStreamTrack camera) {
    ConstrainULongRange width = new ConstrainULongRange();
    width.setExact(1_000_000);
    MediaTrackConstraints impossible = new MediaTrackConstraints();
    impossible.setWidth(width);
    String constraint =
        camera
            .applyConstraints(impossible)
            .then(
                done -> "none",
                error ->
                    error instanceof OverconstrainedError overconstrained
                        ? overconstrained.getName() + " " + overconstrained.getConstraint()
                        : "another error")
            .await();
    report.add("impossible constraint", constraint);
  }

  private static void show(Report report, MediaStream stream) {
    HTMLVideoElement video = (HTMLVideoElement) HTMLDocument.current().createElement("video");
    report.add("nothing shown yet", SrcObject.get(video) == null);
    SrcObject.set(video, stream);
    report.add("stream shown", SrcObject.get(video) == stream);
    SrcObject.set(video, null);
    report.add("nothing shown any more", SrcObject.get(video) == null);
  }
}
