// What a careful person writes by hand: one connection, negotiated channels, trickled candidates.
import {enter} from './relay.js';
import {expose} from './harness.js';

/** The best found: a deeper buffer is slower. */
const HIGH_WATER_MARK = 256 * 1024;

function pipeOf(channel) {
  channel.binaryType = 'arraybuffer';
  channel.bufferedAmountLowThreshold = HIGH_WATER_MARK / 2;
  const pipe = {
    send: data => channel.send(data),
    hasRoom: () => channel.bufferedAmount < HIGH_WATER_MARK,
    room: () => new Promise(resolve =>
        channel.addEventListener('bufferedamountlow', resolve, {once: true})),
  };
  channel.onmessage = ({data}) => pipe.heard(data);
  return pipe;
}

function join(room, isFirst, count, add) {
  let connection;
  let say;

  function connect(peer, iceServers) {
    connection = new RTCPeerConnection({iceServers});
    connection.onicecandidate = ({candidate}) => say(peer, {candidate});
    for (let id = 0; id < count; id++) {
      const channel = connection.createDataChannel('pipe', {negotiated: true, id});
      channel.onopen = () => add(id, pipeOf(channel));
    }
  }

  async function describe(peer) {
    await connection.setLocalDescription();
    say(peer, {description: connection.localDescription});
  }

  return new Promise(resolve => {
    let iceServers;
    say = enter(room, {
      onPeers(peers, servers) {
        iceServers = servers;
        if (peers.length > 0) {
          connect(peers[0], iceServers);
          describe(peers[0]);
        }
        resolve();
      },
      async onMessage(from, {description, candidate}) {
        if (!description) {
          connection.addIceCandidate(candidate);
        } else if (description.type === 'answer') {
          connection.setRemoteDescription(description);
        } else {
          connect(from, iceServers);
          connection.setRemoteDescription(description);
          describe(from);
        }
      },
    });
  });
}

expose(join);
