package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Those of whom it is not known yet whether this side knows them, in the order of coming. */
final class Strangers {

  /** How long one may take to show that it is known. */
  static final int INTRODUCTION_MILLIS = 3_000;

  private final EventLoop loop;
  private final Consumer<Stranger> timeUp;
  private final List<Stranger> strangers = new ArrayList<>();

  /** Whether this side can be shown something. */
  private boolean signaling = true;

  /**
   * @param timeUp takes whoever has shown nothing in time, and is still one of these
   */
  Strangers(EventLoop loop, Consumer<Stranger> timeUp) {
    this.loop = loop;
    this.timeUp = timeUp;
  }

  /** One of them. */
  static final class Stranger {

    private final boolean present;
    private PeerInfo info;
    private ConnectionId shown;
    private Registration timer = Registration.NONE;

    private Stranger(PeerInfo info, boolean present) {
      this.info = info;
      this.present = present;
    }

    PeerInfo info() {
      return info;
    }

    /** Whether it was in the room before this side. */
    boolean present() {
      return present;
    }

    void setShown(ConnectionId connection) {
      shown = connection;
    }

    /** The name of a connection that it showed last, and nobody knew; null where there is none. */
    ConnectionId shown() {
      return shown;
    }
  }

  void add(PeerInfo info, boolean present) {
    Stranger stranger = new Stranger(info, present);
    strangers.add(stranger);
    wait(stranger);
  }

  /** This side's own session was lost, or goes on again: what was shown meanwhile comes now. */
  void setSignaling(boolean now) {
    signaling = now;
    for (Stranger stranger : strangers) {
      wait(stranger);
    }
  }

  /** Where the server has lost either side for the moment nothing can be shown: there is time. */
  private void wait(Stranger stranger) {
    stranger.timer.remove();
    if (signaling && !stranger.info.suspended()) {
      stranger.timer = loop.schedule(INTRODUCTION_MILLIS, () -> timeUp.accept(stranger));
    }
  }

  /** Null where there is none of that id. */
  Stranger find(PeerId id) {
    for (Stranger stranger : strangers) {
      if (stranger.info.id().equals(id)) {
        return stranger;
      }
    }
    return null;
  }

  /** The first; null where there is none. */
  Stranger first() {
    return strangers.isEmpty() ? null : strangers.get(0);
  }

  /** The server says something else of one of them; of anyone else nothing happens. */
  void update(PeerInfo info) {
    Stranger stranger = find(info.id());
    if (stranger != null) {
      boolean moved = stranger.info.suspended() != info.suspended();
      stranger.info = info;
      if (moved) {
        wait(stranger);
      }
    }
  }

  void remove(Stranger gone) {
    gone.timer.remove();
    for (int i = 0; i < strangers.size(); i++) {
      if (strangers.get(i) == gone) {
        strangers.remove(i);
        return;
      }
    }
  }

  void removeAll() {
    while (!strangers.isEmpty()) {
      remove(strangers.get(0));
    }
  }
}
