// The least that a page needs of Parley's relay, by hand.
export function enter(room, {onPeers, onMessage}) {
  const socket = new WebSocket(`ws://${location.host}/signal`, 'parley.v1');
  socket.onopen = () => socket.send(JSON.stringify({type: 'join', room, profile: {}}));
  socket.onmessage = ({data}) => {
    const message = JSON.parse(data);
    if (message.type === 'welcome') {
      onPeers(message.peers.map(({id}) => id), message.iceServers);
    } else if (message.type === 'message') {
      onMessage(message.from, message.data);
    }
  };
  return (to, data) => socket.send(JSON.stringify({type: 'message', to, data}));
}
