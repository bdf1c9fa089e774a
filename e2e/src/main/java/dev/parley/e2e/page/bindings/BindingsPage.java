package dev.parley.e2e.page.bindings;

import dev.parley.jso.Navigator;
import dev.parley.jso.RTCDataChannel;
import dev.parley.jso.RTCDataChannelInit;
import dev.parley.jso.RTCPeerConnection;
import org.teavm.jso.dom.html.HTMLDocument;

/** Calls the bindings from Java, in the page, and writes what came back into the page's title. */
public final class BindingsPage {

  private BindingsPage() {}

  public static void main(String[] args) {
    RTCPeerConnection a = new RTCPeerConnection();
    RTCPeerConnection b = new RTCPeerConnection();
    a.onIceCandidate(event -> b.addIceCandidate(event.getCandidate()));
    b.onIceCandidate(event -> a.addIceCandidate(event.getCandidate()));
    RTCDataChannelInit init = new RTCDataChannelInit();
    init.setNegotiated(true);
    init.setId(5);
    RTCDataChannel left = a.createDataChannel("chat", init);
    RTCDataChannel right = b.createDataChannel("chat", init);
    right.onMessage(event -> HTMLDocument.current().setTitle(event.getDataAsString()));
    left.onOpen(event -> left.send("ready"));
    a.setLocalDescription()
        .flatThen(done -> b.setRemoteDescription(a.getLocalDescription()))
        .flatThen(done -> b.setLocalDescription())
        .flatThen(done -> a.setRemoteDescription(b.getLocalDescription()));
    Navigator.getMediaDevices().getUserMedia().catchError(e -> null);
  }
}
