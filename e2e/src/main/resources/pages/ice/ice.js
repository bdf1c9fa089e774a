// Two of these in a room open one data channel by the ICE servers that the relay hands out, and
// keep all that ICE tells: no library, so that what is tested is the servers alone.
let socket;
let connection;
let channel;

export const page = {
  welcome: null,      // as it came
  renewed: 0,         // how many ice-servers messages came
  candidates: [],     // the types of this side's: host, srflx, prflx, relay
  errors: [],         // [errorCode, url], from onicecandidateerror
  received: [],       // what came by the channel
  gathering: 'new',
  state: 'new',

  join(room, policy) {
    socket = new WebSocket(`ws://${location.host}/signal`, 'parley.v1');
    socket.onopen = () => signal({type: 'join', room});
    socket.onmessage = ({data}) => receive(JSON.parse(data), policy);
  },
  /** Gathers and connects anew, with the servers that were handed out last. */
  restart() {
    connection.restartIce();
    return offer();
  },
  isOpen: () => channel?.readyState === 'open',
  say: text => channel.send(text),

  /** The types of the two candidates that carry the channel, this side's first. */
  async pair() {
    const stats = await connection.getStats();
    const transport = [...stats.values()].find(({type}) => type === 'transport');
    const pair = stats.get(transport.selectedCandidatePairId);
    return [pair.localCandidateId, pair.remoteCandidateId].map(id => stats.get(id).candidateType);
  },
};

function signal(message) {
  console.info('sent', summary(message));
  socket.send(JSON.stringify(message));
}

/** For the transcript of a test that failed. */
function summary({type, sdp, candidate}) {
  return [type, sdp?.type, sdp && /ice-ufrag:(.*)/.exec(sdp.sdp)?.[1], candidate?.candidate].join(' ');
}

async function receive(message, policy) {
  console.info('received', summary(message));
  switch (message.type) {
    case 'welcome':
      page.welcome = message;
      connect(message.iceServers, policy);
      if (message.peers.length > 0) {
        await offer();
      }
      break;
    case 'offer':
      await connection.setRemoteDescription(message.sdp);
      await connection.setLocalDescription();
      signal({type: 'answer', sdp: connection.localDescription});
      break;
    case 'answer':
      await connection.setRemoteDescription(message.sdp);
      break;
    case 'new-ice-candidate':
      await connection.addIceCandidate(message.candidate);
      break;
    case 'ice-servers':
      page.renewed++;
      connection.setConfiguration({...connection.getConfiguration(), iceServers: message.iceServers});
      break;
  }
}

async function offer() {
  await connection.setLocalDescription();
  signal({type: 'offer', sdp: connection.localDescription});
}

function connect(iceServers, iceTransportPolicy) {
  connection = new RTCPeerConnection({iceServers, iceTransportPolicy});
  connection.onicecandidate = ({candidate}) => {
    if (candidate?.candidate) {
      page.candidates.push(candidate.type);
    }
    signal({type: 'new-ice-candidate', candidate});
  };
  connection.onicecandidateerror = ({errorCode, url}) => {
    page.errors.push([errorCode, url]);
    console.info('error', errorCode, url);
  };
  connection.onicegatheringstatechange = () => { page.gathering = connection.iceGatheringState; };
  connection.onconnectionstatechange = () => {
    page.state = connection.connectionState;
    console.info('state', page.state);
  };
  channel = connection.createDataChannel('chat', {negotiated: true, id: 0});
  channel.onmessage = ({data}) => page.received.push(data);
}
