package dev.parley.e2e;

import java.util.List;

/**
 * A page of plain JavaScript that opens channels as Parley does, and then breaks the rules of
 * framing (PROTOCOL.md).
 */
public final class Mallory {

  /** Joins, offers to whom it finds, and keeps the connection as {@code connection}. */
  private static final String CALL =
      """
      room => new Promise(connected => {
        const socket = new WebSocket('ws://' + location.host + '/signal?name=Mallory&room=' + room);
        const send = message => socket.send(JSON.stringify(message));
        window.connection = new RTCPeerConnection();
        connection.onicecandidate = ({candidate}) => send({type: 'new-ice-candidate', candidate});
        connection.onconnectionstatechange = () =>
            connection.connectionState === 'connected' && connected();
        const first = connection.createDataChannel('first');
        window.channels = {};
        window.ended = [];
        window.openChannel = (label, protocol, init = {}) => new Promise(opened => {
          const channel = channels[label] =
              connection.createDataChannel(label, {protocol, ...init});
          channel.onopen = opened;
          channel.onclose = () => ended.push(label);
        });
        socket.onmessage = async ({data}) => {
          const message = JSON.parse(data);
          if (message.type === 'welcome') {
            await connection.setLocalDescription();
            send({type: 'offer', sdp: connection.localDescription});
          } else if (message.type === 'answer') {
            await connection.setRemoteDescription(message.sdp);
          } else if (message.type === 'new-ice-candidate' && message.candidate) {
            await connection.addIceCandidate(message.candidate);
          }
        };
      })
      """;

  private final Scripted tab;
  private int opened;

  private Mallory(Scripted tab) {
    this.tab = tab;
  }

  /** Calls whoever is in the room. */
  public static Mallory call(Scripted tab, Relay relay, String room) {
    tab.go(relay.url("strict/index.html")).evaluate(CALL, room);
    return new Mallory(tab);
  }

  /**
   * Opens a channel and sends frames by it.
   *
   * @param frames in JSON: arrays of bytes
   */
  public void attack(String label, String frames) {
    tab.evaluate(
        "async ([label, number, frames]) => { await openChannel(label, 'parley.1/' + number + '/');"
            + " for (const frame of JSON.parse(frames)) channels[label].send(new"
            + " Uint8Array(frame)); }",
        List.of(label, ++opened, frames));
  }

  public void awaitEnd(String label) {
    tab.await("label => ended.includes(label)", label);
  }

  Scripted tab() {
    return tab;
  }
}
