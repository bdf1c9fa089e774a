// Socket.IO as one of several nodes, by its adapter for Redis streams, or alone: node socket-io.js [redis URL] port.
const { Server } = require('socket.io');

async function adapter(url) {
  const { createClient } = require('redis');
  const { createAdapter } = require('@socket.io/redis-streams-adapter');
  const client = createClient({ url });
  await client.connect();
  // What is sent is text: it need not look for anything else.
  return createAdapter(client, { onlyPlaintext: true });
}

async function main(url, port) {
  const io = new Server({
    transports: ['websocket'],
    perMessageDeflate: false,
    serveClient: false,
    ...(url ? { adapter: await adapter(url) } : {}),
  });
  io.on('connection', (socket) => {
    const { room } = socket.handshake.query;
    socket.join(room);
    socket.on('m', (data) => socket.to(room).emit('m', data));
  });
  io.listen(port);
}

const [first, second] = process.argv.slice(2);
main(second ? first : undefined, Number(second ?? first));
