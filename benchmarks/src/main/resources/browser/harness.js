// What every contender in JavaScript is put through; BenchmarkPage does the same in Java.
//
// A contender gives `join(room, isFirst, count, add)`: it comes into the room, resolves once the
// first can be met, and adds `count` pipes to the other page as they open. A pipe has
// `send(textOrBytes)`, `hasRoom()` and `room()`, a promise of there being some again, and is told
// what it hears by `heard(textOrBytes)`.

const PING_MILLIS = 20;

export function expose(join) {
  const pipes = [];
  const chunks = new Map();
  let target = Infinity;
  let received = 0;
  let answered;
  let allOpen;
  const opened = new Promise(resolve => allOpen = resolve);

  function add(index, pipe, count) {
    pipes[index] = pipe;
    pipe.heard = data => typeof data === 'string' ? heardText(pipe, data) : heardBytes(data);
    if (Object.keys(pipes).length === count) {
      allOpen(performance.now());
    }
  }

  function heardText(pipe, text) {
    if (text.startsWith('expect ')) {
      target = Number(text.slice(7));
      received = 0;
    } else if (text.startsWith('ping ')) {
      pipe.send('pong ' + text.slice(5));
    } else {
      answered(text);
    }
  }

  function heardBytes(bytes) {
    received += bytes.byteLength;
    if (received >= target) {
      target = Infinity;
      pipes[0].send('done');
    }
  }

  function chunk(size) {
    if (!chunks.has(size)) {
      chunks.set(size, new Uint8Array(size));
    }
    return chunks.get(size);
  }

  async function pump(pipe, size, isMore) {
    for (;;) {
      while (!pipe.hasRoom()) {
        await pipe.room();
      }
      if (!isMore()) {
        return;
      }
      pipe.send(chunk(size));
    }
  }

  window.bench = {
    /** The first: once it can be met. The second: how long, in ms, until all its pipes are open. */
    async join(room, isFirst, count) {
      const start = performance.now();
      await join(room, isFirst, count, (index, pipe) => add(index, pipe, count));
      return isFirst ? 0 : await opened - start;
    },

    opened: () => opened.then(() => true),

    /** Sends so many bytes by the first pipe; ms until the other has said that it has them. */
    async bulk(bytes, size) {
      const done = new Promise(resolve => answered = resolve);
      pipes[0].send('expect ' + bytes);
      let sent = 0;
      const start = performance.now();
      await pump(pipes[0], size, () => (sent += size) <= bytes);
      await done;
      return performance.now() - start;
    },

    /** Round trips, in ms, of words by the first pipe while all the others are kept full. */
    async chat(seconds, size) {
      const times = [];
      let going = true;
      answered = text => times.push(performance.now() - Number(text.slice(5)));
      pipes.slice(1).forEach(pipe => pump(pipe, size, () => going));
      const timer = setInterval(() => pipes[0].send('ping ' + performance.now()), PING_MILLIS);
      await new Promise(resolve => setTimeout(resolve, seconds * 1000));
      clearInterval(timer);
      going = false;
      return times;
    },
  };
}
