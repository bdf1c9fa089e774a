// The least that a relay in Node does: join a room by the query, find the addressee, say who it is from.
const { WebSocketServer } = require('ws');

const peers = new Map();
let count = 0;

new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]) }).on('connection', (socket) => {
  const id = `p${++count}`;
  peers.set(id, socket);
  socket.on('close', () => peers.delete(id));
  socket.on('message', (data) => {
    const { to, ...message } = JSON.parse(data);
    peers.get(to)?.send(JSON.stringify({ from: id, ...message }));
  });
  socket.send(JSON.stringify({ type: 'welcome', peer: { id } }));
});
