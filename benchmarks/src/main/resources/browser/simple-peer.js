// simple-peer leaves signaling to its user: here it is the relay, as for plain JavaScript. One peer
// has one channel; more channels are more peers.
import {enter} from './relay.js';
import {expose} from './harness.js';
import './lib/simple-peer.js';

const WORDS = 64;

function pipeOf(peer) {
  const pipe = {
    // Its write takes no notice of what is full; that is said by what it returns.
    send: data => { peer.write(data); },
    hasRoom: () => !peer.writableNeedDrain && peer.writableLength < peer.writableHighWaterMark,
    room: () => new Promise(resolve => peer.once('drain', resolve)),
  };
  // It hands text over as bytes.
  peer.on('data', data =>
      pipe.heard(data.byteLength < WORDS ? new TextDecoder().decode(data) : data));
  return pipe;
}

function join(room, isFirst, count, add) {
  const peers = [];
  let say;

  function connect(to, initiator, iceServers) {
    for (let index = 0; index < count; index++) {
      const peer = new window.SimplePeer({initiator, config: {iceServers}});
      peer.on('signal', signal => say(to, {index, signal}));
      peer.on('error', () => {}); // that the other page went away, at the end
      peer.on('connect', () => add(index, pipeOf(peer)));
      peers.push(peer);
    }
  }

  return new Promise(resolve => {
    let iceServers;
    say = enter(room, {
      onPeers(present, servers) {
        iceServers = servers;
        if (present.length > 0) {
          connect(present[0], true, iceServers);
        }
        resolve();
      },
      onMessage(from, {index, signal}) {
        if (peers.length === 0) {
          connect(from, false, iceServers);
        }
        peers[index].signal(signal);
      },
    });
  });
}

expose(join);
