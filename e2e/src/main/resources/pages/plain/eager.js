// A plain WebRTC program in the manner of the web's tutorials: everybody creates the connection and
// an offer as soon as the socket is open, and every candidate is sent, the last (null) one too.
// It is test data. It knows nothing of Parley: only the address of the server is Parley's.
const room = new URLSearchParams(location.search).get('room');
const socket = new WebSocket('ws://' + location.host + '/signal?room=' + room);
const pc = new RTCPeerConnection();
const own = pc.createDataChannel('chat');
let channel = own;

const send = message => socket.send(JSON.stringify(message));

pc.onicecandidate = event => send({type: 'new-ice-candidate', candidate: event.candidate});
pc.ondatachannel = event => listen(event.channel);
listen(own);

socket.onopen = async () => {
  const offer = await pc.createOffer();
  await pc.setLocalDescription(offer);
  send({type: 'offer', sdp: pc.localDescription});
};

socket.onmessage = async ({data: text}) => {
  const data = JSON.parse(text);
  switch (data.type) {
    case 'offer':
      await pc.setRemoteDescription(data.sdp);
      await pc.setLocalDescription(await pc.createAnswer());
      send({type: 'answer', sdp: pc.localDescription});
      break;
    case 'answer':
      await pc.setRemoteDescription(data.sdp);
      break;
    case 'new-ice-candidate':
      await pc.addIceCandidate(data.candidate);
      break;
  }
};

function listen(opened) {
  opened.onopen = () => { channel = opened; };
  opened.onmessage = event => {
    const item = document.createElement('li');
    item.textContent = event.data;
    document.getElementById('received').append(item);
  };
}

document.getElementById('form').onsubmit = event => {
  event.preventDefault();
  channel.send(document.getElementById('text').value);
};
