package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the channels on one connection send in turn, a frame each, so that none waits long behind
 * another; hands the platform no more than keeps the network busy ({@link SendingPace}), as what it
 * has is beyond recall; and has no more under way than the other side soon handles ({@link
 * SendingWindow}).
 */
final class SendingTurns {

  /**
   * By what part of all that may be in flight the platform's buffer of one channel is to fall
   * before the next frames are made: not each time the network takes a packet, and well before
   * there is nothing left to take.
   */
  private static final int REFILL_PARTS = 4;

  /**
   * How many messages of up to 128 KiB may have begun in fragments and not ended; of up to eight
   * times that an eighth as many, and so on. Each length has places of its own, of 16 MiB, so that
   * no message waits for a much longer one; and beyond 8 MiB goes one at a time. With what
   * fragments cost it is less than {@link PeerChannels#MAX_UNFINISHED_BYTES}.
   */
  private static final int PLACES = 128;

  private static final int PLACES_BYTES = 16 * 1024 * 1024;

  /** Those that have something to send, or something that is under way; next turn first. */
  private final List<ChannelLine> busy = new ArrayList<>();

  private final SendingPace pace;
  private final SendingWindow window;
  private boolean running;

  SendingTurns(EventLoop loop) {
    this.pace = new SendingPace(loop);
    this.window = new SendingWindow(loop);
  }

  /** Notes that {@code line} has sent or is to send something. */
  void add(ChannelLine line) {
    for (ChannelLine one : busy) {
      if (one == line) {
        return;
      }
    }
    busy.add(0, line); // who was silent has the next turn
  }

  /**
   * Sends what is all that a line has to send, if it is little, past what others have in bulk.
   *
   * @return false if something is left to send in turn
   */
  boolean overtake(ChannelLine line, int size) {
    return line.canSend()
        && line.unheardLength() < SendingWindow.MIN_LENGTH // more is bulk, however it comes
        && inFlight() + size <= pace.overtakingLimit()
        && mayBegin(line)
        && send(line) > 0
        && !line.canSend(); // the rest of a longer one goes in turn
  }

  /** The other side asked for an echo, so it sends in bulk itself. */
  void asked() {
    window.asked();
  }

  /** The other side has handled so much more of a line; see {@link SendingWindow#heard}. */
  void heard(int bytes, int millis) {
    if (window.heard(bytes, millis)) {
      run();
    }
  }

  /** Sends what may be sent now. */
  void run() {
    if (running) {
      return; // by a frame that was a channel's last
    }
    running = true;
    int inFlight = inFlight();
    int limit = pace.measure(inFlight, areSeveral());
    int unheard = unheard();
    boolean takes = window.takes(unheard);
    int idle = 0;
    while (inFlight < limit && idle < busy.size()) {
      ChannelLine line = busy.remove(0);
      busy.add(line);
      int before = line.unheardLength();
      boolean may = line.canSend() && mayBegin(line) && (takes || !line.isHeard());
      int sent = may ? send(line) : 0;
      inFlight += sent;
      unheard += line.unheardLength() - before;
      takes = window.takes(unheard);
      idle = sent > 0 ? 0 : idle + 1;
    }
    for (ChannelLine line : busy) {
      line.awaitFall(limit / REFILL_PARTS);
    }
    running = false;
  }

  private boolean areSeveral() {
    int senders = 0;
    for (ChannelLine line : busy) {
      senders += line.canSend() ? 1 : 0;
    }
    return senders > 1;
  }

  /** What the other side has not handled of all, as far as it tells. */
  private int unheard() {
    int unheard = 0;
    for (ChannelLine line : busy) {
      unheard += line.unheardLength();
    }
    return unheard;
  }

  /** Bytes in flight of all; forgets those that have none, and nothing to send. */
  private int inFlight() {
    int inFlight = 0;
    for (int i = busy.size() - 1; i >= 0; i--) {
      int itsOwn = busy.get(i).inFlightBytes();
      inFlight += itsOwn;
      if (itsOwn == 0 && busy.get(i).unheardLength() == 0 && !busy.get(i).canSend()) {
        busy.remove(i);
      }
    }
    return inFlight;
  }

  /** Sends a line's next frame, in turn or not; returns its bytes, 0 where it could not go. */
  private int send(ChannelLine line) {
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
    if (size == 0) {
      return true;
    }
    int places = places(size);
    int begun = 0;
    for (ChannelLine line : busy) {
      if (line.begunBytes() > 0 && places(line.begunBytes()) == places) {
        begun++;
      }
    }
    return begun < Math.max(1, places);
  }

  /** How many places there are for messages of about that size: 128, 16, 2, or 0 for one alone. */
  private static int places(int size) {
    int places = PLACES;
    while (places > 0 && size > PLACES_BYTES / places) {
      places /= 8;
    }
    return places;
  }
}
