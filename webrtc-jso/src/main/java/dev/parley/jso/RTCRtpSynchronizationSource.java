package dev.parley.jso;

import org.teavm.jso.JSClass;

/**
 * A synchronization source of the last ten seconds.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpreceiver-interface">WebRTC 1.0, RTCRtpReceiver
 *     Interface</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCRtpSynchronizationSource extends RTCRtpContributingSource {}
