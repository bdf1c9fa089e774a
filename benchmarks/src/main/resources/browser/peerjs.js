// PeerJS with its own server, whose port comes by ?port=; ?serialization= is what its users choose
// for a connection. Each of its connections is a peer connection of its own.
import {expose} from './harness.js';
import './lib/peerjs.js';

const parameters = new URLSearchParams(location.search);
const port = Number(parameters.get('port'));
const serialization = parameters.get('serialization');

/** Bytes of its queue and the browser's; in its own it counts messages. */
const HIGH_WATER_MARK = 256 * 1024;

function pipeOf(connection) {
  const channel = connection.dataChannel;
  channel.bufferedAmountLowThreshold = HIGH_WATER_MARK / 2;
  const pipe = {
    send: data => connection.send(data),
    hasRoom: () => connection.bufferSize === 0 && channel.bufferedAmount < HIGH_WATER_MARK,
    room: () => new Promise(resolve =>
        channel.addEventListener('bufferedamountlow', resolve, {once: true})),
  };
  connection.on('data', data => pipe.heard(data));
  return pipe;
}

function join(room, isFirst, count, add) {
  const me = new window.Peer(room + (isFirst ? '-first' : '-second'),
      {host: location.hostname, port, path: '/', config: {iceServers: []}});
  me.on('connection', connection =>
      connection.on('open', () => add(Number(connection.label), pipeOf(connection))));
  return new Promise((resolve, reject) => {
    me.on('error', reject);
    me.on('open', () => {
      resolve();
      for (let index = 0; !isFirst && index < count; index++) {
        const connection = me.connect(room + '-first',
            {label: String(index), serialization, reliable: true});
        connection.on('open', () => add(index, pipeOf(connection)));
      }
    });
  });
}

expose(join);
