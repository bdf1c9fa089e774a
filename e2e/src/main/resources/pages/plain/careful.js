// What a careful person writes by hand against the relay's protocol and no library: join by frame,
// the newcomer offers to everyone present, candidates trickle. Parley's time is held against it.
// It has the controls of RoomPage that a test of time needs.
const connections = new Map();
let socket;
let start;
let iceServers;
let joined = false;
let millisToOpen = -1;

export const page = {
  join(name, room) {
    start = performance.now();
    socket = new WebSocket(`ws://${location.host}/signal`, 'parley.v1');
    socket.onopen = () => send({type: 'join', room, profile: {name}});
    socket.onmessage = ({data}) => receive(JSON.parse(data));
  },
  joined: () => joined,
  millisToOpen: () => millisToOpen,
};

function send(message) {
  socket.send(JSON.stringify(message));
}

function receive(message) {
  switch (message.type) {
    case 'welcome':
      joined = true;
      iceServers = message.iceServers;
      message.peers.forEach(({id}) => offerTo(id));
      break;
    case 'offer':
      answer(message.from, message.sdp);
      break;
    case 'answer':
      connections.get(message.from).setRemoteDescription(message.sdp);
      break;
    case 'new-ice-candidate':
      connections.get(message.from).addIceCandidate(message.candidate);
      break;
  }
}

function connect(peer) {
  const connection = new RTCPeerConnection({iceServers});
  connections.set(peer, connection);
  connection.onicecandidate = ({candidate}) =>
      send({type: 'new-ice-candidate', to: peer, candidate});
  const channel = connection.createDataChannel('chat', {negotiated: true, id: 0});
  channel.onopen = () => {
    if (millisToOpen < 0) {
      millisToOpen = performance.now() - start;
    }
  };
  return connection;
}

async function offerTo(peer) {
  const connection = connect(peer);
  await connection.setLocalDescription();
  send({type: 'offer', to: peer, sdp: connection.localDescription});
}

async function answer(peer, sdp) {
  const connection = connect(peer);
  await connection.setRemoteDescription(sdp);
  await connection.setLocalDescription();
  send({type: 'answer', to: peer, sdp: connection.localDescription});
}
