package dev.parley.e2e.page.bindings;

import dev.parley.jso.RTCDataChannel;
import dev.parley.jso.RTCDataChannelState;
import dev.parley.jso.RTCError;
import dev.parley.jso.RTCErrorDetailType;
import dev.parley.jso.RTCErrorEvent;
import dev.parley.jso.RTCErrorEventInit;
import dev.parley.jso.RTCErrorInit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.dom.events.Registration;
import org.teavm.jso.typedarrays.Int8Array;

/** A data channel from both ends: text, bytes, errors, the end. */
final class Channels {

  private final Report report;
  private final RTCDataChannel near;
  private final RTCDataChannel far;

  private Channels(Report report, RTCDataChannel near, RTCDataChannel far) {
    this.report = report;
    this.near = near;
    this.far = far;
  }

  static void run(Report report, RTCDataChannel near, RTCDataChannel far) {
    Channels channels = new Channels(report, near, far);
    channels.describe();
    channels.talk();
    channels.fail();
    channels.close();
  }

  private void describe() {
    report.add("channel", far.getLabel() + " " + far.getProtocol() + " " + far.getReadyState());
    report.add("id known", near.getId() != null && far.getId() != null);
    report.add("ordered", far.isOrdered());
    report.add("negotiated", far.isNegotiated());
    far.setBufferedAmountLowThreshold(1024);
    report.add("low threshold", far.getBufferedAmountLowThreshold() == 1024);
    report.add("nothing buffered", near.getBufferedAmount() == 0);
    far.setBinaryType("arraybuffer");
    near.setBinaryType("arraybuffer");
  }

  private void talk() {
    report.add(
        "text", received(far, () -> near.send("grüß dich"), event -> event.getDataAsString()));
    report.add(
        "bytes", received(near, () -> far.send(new byte[] {1, 2, -3}), event -> bytes(event)));
    report.add("typed array", received(far, () -> near.send(array()), event -> bytes(event)));
    report.add(
        "array buffer", received(far, () -> near.send(array().getBuffer()), event -> bytes(event)));
  }

  private static Int8Array array() {
    Int8Array array = new Int8Array(2);
    array.set(0, (byte) 7);
    array.set(1, (byte) 8);
    return array;
  }

  private static String bytes(MessageEvent event) {
    Int8Array bytes = new Int8Array(event.getDataAsArray());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.getLength(); i++) {
      text.append(bytes.get(i)).append(' ');
    }
    return text.toString();
  }

  private static String received(
      RTCDataChannel at, Runnable send, Function<MessageEvent, String> read) {
    return JSPromise.<String>resolve("")
        .<String>flatThen(
            start -> {
              JSPromise<String> message =
                  new JSPromise<>(
                      (resolve, reject) ->
                          once(at::onMessage, event -> resolve.accept(read.apply(event))));
              send.run();
              return message;
            })
        .await();
  }

  private static void once(
      Function<EventListener<MessageEvent>, Registration> on, Consumer<MessageEvent> listener) {
    Registration[] registration = new Registration[1];
    registration[0] =
        on.apply(
            event -> {
              registration[0].dispose();
              listener.accept(event);
            });
  }

  /** A made-up error goes the way that a real one would. */
  private void fail() {
    RTCErrorInit details = new RTCErrorInit();
    details.setErrorDetail(RTCErrorDetailType.SCTP_FAILURE);
    details.setSctpCauseCode(12);
    RTCErrorEventInit init = new RTCErrorEventInit();
    init.setError(new RTCError(details, "made up"));
    Registration registration =
        near.onError(
            event ->
                report.add(
                    "error",
                    event.getError().getErrorDetail()
                        + " "
                        + event.getError().getSctpCauseCode().intValue()
                        + " "
                        + event.getError().getMessage()
                        + " "
                        + (event.getError().getSdpLineNumber() == null)));
    near.dispatchEvent(new RTCErrorEvent("error", init));
    registration.dispose();
    details.setSctpCauseCode(13);
    init.setError(new RTCError(details, "unheard"));
    near.dispatchEvent(new RTCErrorEvent("error", init));
  }

  private void close() {
    JSPromise<String> closed =
        new JSPromise<>(
            (resolve, reject) -> far.onClose(event -> resolve.accept(far.getReadyState())));
    near.close();
    report.add("closing", near.getReadyState().equals(RTCDataChannelState.CLOSING));
    report.add("closed by the other side", closed.await());
  }
}
