// A plain WebRTC program in the manner of the web's tutorials: one other person, a button to call.
// It is test data. It knows nothing of Parley: only the address of the server is Parley's.
const room = new URLSearchParams(location.search).get('room');
const socket = new WebSocket('ws://' + location.host + '/signal?room=' + room);

let pc = null;
let channel = null;

socket.onmessage = event => {
  const data = JSON.parse(event.data);
  switch (data.type) {
    case 'offer':
      handleOffer(data.sdp);
      break;
    case 'answer':
      handleAnswer(data.sdp);
      break;
    case 'new-ice-candidate':
      handleNewIceCandidate(data.candidate);
      break;
  }
};

function sendToServer(message) {
  socket.send(JSON.stringify(message));
}

function createPeerConnection() {
  pc = new RTCPeerConnection({iceServers: []});
  pc.onicecandidate = event => {
    if (event.candidate) {
      sendToServer({type: 'new-ice-candidate', candidate: event.candidate});
    }
  };
  pc.ondatachannel = event => useChannel(event.channel);
}

async function call() {
  if (pc) {
    console.log('already in a call');
    return;
  }
  createPeerConnection();
  useChannel(pc.createDataChannel('chat'));
  await pc.setLocalDescription(await pc.createOffer());
  sendToServer({type: 'offer', sdp: pc.localDescription});
}

async function handleOffer(sdp) {
  if (!pc) {
    createPeerConnection();
  }
  await pc.setRemoteDescription(new RTCSessionDescription(sdp));
  await pc.setLocalDescription(await pc.createAnswer());
  sendToServer({type: 'answer', sdp: pc.localDescription});
}

function handleAnswer(sdp) {
  pc.setRemoteDescription(new RTCSessionDescription(sdp));
}

function handleNewIceCandidate(candidate) {
  pc.addIceCandidate(new RTCIceCandidate(candidate));
}

function useChannel(opened) {
  channel = opened;
  channel.onmessage = event => {
    const item = document.createElement('li');
    item.textContent = event.data;
    document.getElementById('received').append(item);
  };
}

document.getElementById('call').onclick = call;
document.getElementById('form').onsubmit = event => {
  event.preventDefault();
  channel.send(document.getElementById('text').value);
};
