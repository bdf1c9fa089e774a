// What a person in front of the page would see and hear, measured. Runs before the page's own
// scripts, so that it knows every peer connection; the page itself is not changed.
(() => {
  const connections = [];
  const first = new Map();
  const received = new Map();
  const small = Object.assign(document.createElement('canvas'), {width: 40, height: 30});
  const brush = small.getContext('2d', {willReadFrequently: true});

  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      connections.push(this);
    }
  };

  /** The picture that a video shows now, or null while it shows none. */
  function look(selector) {
    const video = document.querySelector(selector);
    if (!video || !video.videoWidth) {
      return null;
    }
    brush.drawImage(video, 0, 0, small.width, small.height);
    const pixels = brush.getImageData(0, 0, small.width, small.height).data;
    const light = pixels.reduce((sum, value, at) => at % 4 === 3 ? sum : sum + value, 0);
    return {
      pixels,
      brightness: light / (pixels.length * 3 / 4),
      // Firefox counts no frames of a stream there, but elsewhere.
      frames: video.mozPaintedFrames ?? video.getVideoPlaybackQuality().totalVideoFrames,
    };
  }

  /** What was first seen or heard since `forget`, which the present is compared with. */
  function since(sense, now) {
    if (!first.has(sense)) {
      first.set(sense, now);
    }
    return first.get(sense);
  }

  /** Asks how much sound a video element has received; the answer is there when next asked. */
  async function measure(selector) {
    const tracks = document.querySelector(selector)?.srcObject?.getAudioTracks() ?? [];
    const receiver = connections.flatMap(each => each.getReceivers())
        .find(each => tracks.includes(each.track));
    const stats = receiver ? [...(await receiver.getStats()).values()] : [];
    const inbound = stats.find(each => each.type === 'inbound-rtp');
    if (inbound?.totalSamplesDuration) {
      received.set(selector, {energy: inbound.totalAudioEnergy, seconds: inbound.totalSamplesDuration});
    }
  }

  /** The energy and the seconds of received sound since the call began, or null. */
  function listen(selector) {
    measure(selector);
    return received.get(selector) ?? null;
  }

  globalThis.senses = {
    forget() {
      first.clear();
      received.clear();
    },

    /** How many media sections the descriptions of all connections have. */
    mediaSections() {
      return connections.reduce((sum, each) => sum + each.getTransceivers().length, 0);
    },

    /** Whether new frames arrived and show another picture than before, and not just darkness. */
    seesMotion(selector) {
      const now = look(selector);
      if (!now) {
        return false;
      }
      const then = since('see ' + selector, now);
      const changed = now.pixels.some((value, at) => Math.abs(value - then.pixels[at]) > 64);
      return now.frames > then.frames + 2 && changed && now.brightness > 8;
    },

    seesDarkness(selector) {
      const now = look(selector);
      return now !== null && now.brightness < 8;
    },

    hearsSound(selector) {
      const video = document.querySelector(selector);
      const now = listen(selector);
      return now !== null && !video.muted && !video.paused
          && now.energy > since('hear ' + selector, now).energy + 0.01;
    },

    /** Whether two seconds of received audio, one after the other, bore no sound. */
    hearsSilence(selector) {
      const now = listen(selector);
      if (!now) {
        return false;
      }
      const then = since('hear ' + selector, now);
      if (now.energy > then.energy + 0.0001) {
        first.set('hear ' + selector, now);
        return false;
      }
      return now.seconds > then.seconds + 2;
    },
  };
})();
