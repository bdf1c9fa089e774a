package dev.parley.jso;

import org.teavm.jso.JSClass;

/**
 * Parameters of a receiver.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcreceivertpparameters">WebRTC 1.0,
 *     RTCRtpReceiveParameters Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCRtpReceiveParameters extends RTCRtpParameters {}
