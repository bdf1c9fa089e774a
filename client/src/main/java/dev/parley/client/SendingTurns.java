package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the channels to one peer send in turn, a frame each, so that none waits long behind another;
 * and hands the platform no more than keeps the network busy, as what it has is beyond recall.
 */
final class SendingTurns {

  /**
   * By what part of all that may be in flight the platform's buffer of one channel is to fall
   * before the next frames are made: not each time the network takes a packet, and well before
   * there is nothing left to take.
   */
  private static final int REFILL_PARTS = 4;

  /**
   * What may have begun and not ended, of messages that go in parts: half of what the other side
   * keeps of such.
   */
  static final int MAX_BEGUN_BYTES = PeerChannels.MAX_UNFINISHED_BYTES / 2;

  /** Those that have something to send, or something in the platform's buffer; next turn first. */
  private final List<ChannelLine> busy = new ArrayList<>();

  private final SendingPace pace;

  SendingTurns(EventLoop loop) {
    this.pace = new SendingPace(loop);
  }

  /** Notes that {@code line} has sent or is to send something. */
  void add(ChannelLine line) {
    for (ChannelLine one : busy) {
      if (one == line) {
        return;
      }
    }
    busy.add(line);
  }

  /** Forgets one that has ended. */
  void remove(ChannelLine line) {
    for (int i = 0; i < busy.size(); i++) {
      if (busy.get(i) == line) {
        busy.remove(i);
        return;
      }
    }
  }

  /** Sends what may be sent now. */
  void run() {
    int inFlight = 0;
    for (int i = busy.size() - 1; i >= 0; i--) {
      int itsOwn = busy.get(i).inFlightBytes();
      inFlight += itsOwn;
      if (itsOwn == 0 && !busy.get(i).canSend()) {
        busy.remove(i);
      }
    }
    int limit = pace.measure(inFlight, busy.size() > 1);
    int idle = 0;
    while (inFlight < limit && idle < busy.size()) {
      ChannelLine line = busy.remove(0);
      busy.add(line);
      int sent = line.canSend() && mayBegin(line) ? send(line) : 0;
      inFlight += sent;
      idle = sent > 0 ? 0 : idle + 1;
    }
    for (ChannelLine line : busy) {
      line.awaitFall(limit / REFILL_PARTS);
    }
  }

  /** Sends a line's next frame, in turn or not; returns its bytes, 0 where it could not go. */
  int send(ChannelLine line) {
    int before = line.inFlightBytes();
    if (!line.sendNext(pace.frameLength())) {
      return 0;
    }
    int sent = line.inFlightBytes() - before;
    pace.gave(sent);
    return Math.max(sent, 1); // it may have gone on at once
  }

  private boolean mayBegin(ChannelLine next) {
    int size = next.toBeginBytes(pace.frameLength());
    int begun = 0;
    for (ChannelLine line : busy) {
      begun += line.begunBytes();
    }
    return size == 0 || begun == 0 || size <= MAX_BEGUN_BYTES - begun;
  }
}
