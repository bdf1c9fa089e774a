package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page of plain JavaScript that opens channels as Parley does, and then breaks the rules. */
class HostilePeerIT {

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

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final Relay relay = Relay.start();

  @Test
  void brokenFramingEndsItsChannelWithATypedErrorAndNoOther() {
    ChannelsPageTab ann = ChannelsPageTab.join(tabs.open("Ann"), relay, "hostile");
    Tab mallory = tabs.open("Mallory").go(relay.url("strict/index.html"));
    mallory.evaluate(CALL, "hostile");
    ann.await("announced first");

    List<List<String>> attacks =
        List.of(
            List.of("MALFORMED", "[[9]]"),
            List.of("TOO_LARGE", "[[1, 0, 127, 127, 127, 127, 63, 0, 1, 2, 3]]"),
            List.of("WRONG_NUMBER", "[[0, 5, 1]]"),
            List.of("WRONG_LENGTH", "[[1, 0, 72, 78, 1, 0, 1, 2, 3]]"));
    for (int i = 0; i < attacks.size(); i++) {
      String label = attacks.get(i).get(0);
      mallory.evaluate(
          "async ([label, number, frames]) => { await openChannel(label, 'parley.1/' + number + '/');"
              + " for (const frame of JSON.parse(frames)) channels[label].send(new Uint8Array(frame)); }",
          List.of(label, i + 1, attacks.get(i).get(1)));
      ann.await("cut off " + label + " " + label);
      mallory.await("label => ended.includes(label)", label);
    }
    // Halves of messages on many channels, each within its own limit.
    mallory.evaluate(
        """
        async () => {
          const half = new Uint8Array(65536);
          half.set([1, 0, 0x40, 0x40, 0x40, 0x40, 0x04]);
          for (let i = 10; i < 14; i++) {
            await openChannel('half' + i, 'parley.1/' + i + '/');
          }
          for (let part = 0; part < 600; part++) {
            for (let i = 10; i < 14; i++) {
              const channel = channels['half' + i];
              const offset = part * 65523;
              const header = [1, 0, 0x40, 0x40, 0x40, 0x40, 0x04];
              for (let shift = 0; shift < 30; shift += 6) {
                header.push(offset >>> shift & 0x3f | (shift < 24 ? 0x40 : 0));
              }
              half.set(header);
              while (channel.readyState === 'open' && channel.bufferedAmount > 500000) {
                await new Promise(done => setTimeout(done, 1));
              }
              if (channel.readyState === 'open') channel.send(half.subarray(0, 65523 + header.length));
            }
            if (ended.some(label => label.startsWith('half'))) return;
          }
        }
        """);
    mallory.await("() => ended.some(label => label.startsWith('half'))");
    assertEquals(
        List.of(),
        ann.heard("cut off half").stream()
            .filter(line -> !line.endsWith("TOO_MUCH_UNFINISHED"))
            .toList());
    mallory.evaluate("channels.last = null; openChannel('last', '')");
    ann.await("announced last");
    mallory.evaluate("channels.last.send('still here')");
    assertEquals("ordered raw -1 -1 ''", ann.call("describe", "last"));
    ann.tab().await("() => channels.events.some(e => e.startsWith('text last 10 '))");
  }
}
