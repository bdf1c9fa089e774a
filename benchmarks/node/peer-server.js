// PeerServer as its users start it, but for the limits that a benchmark would run into.
const { PeerServer } = require('peer');

PeerServer({
  host: '127.0.0.1',
  port: Number(process.argv[2]),
  path: '/',
  alive_timeout: 3_600_000,
  concurrent_limit: 1_000_000,
});
