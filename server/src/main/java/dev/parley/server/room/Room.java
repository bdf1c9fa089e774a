package dev.parley.server.room;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.Offer;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.Seat;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One room. Its lock makes each operation one step; under it there are only look-ups and offers to
 * mailboxes. Once empty it is closed for good.
 */
final class Room {

  private final int capacity;
  private final Consumer<Room> whenEmpty;
  private final Object lock = new Object();

  /** In the order of joining. Guarded by lock. */
  private final Map<PeerId, Occupant> occupants = new LinkedHashMap<>(4);

  /** Guarded by lock. */
  private boolean closed;

  Room(int capacity, Consumer<Room> whenEmpty) {
    this.capacity = capacity;
    this.whenEmpty = whenEmpty;
  }

  /** As {@link dev.parley.server.engine.Engine#join}; null if this room is closed. */
  JoinResult join(Member newcomer, TextFrame announcement) {
    Delivery delivery = Delivery.ofAnnouncement(announcement);
    PeerId id = newcomer.peer().id();
    List<PeerInfo> others;
    synchronized (lock) {
      if (closed) {
        return null;
      }
      if (occupants.size() >= capacity) {
        return new JoinResult.Full(capacity);
      }
      others = members();
      offerToOthers(id, delivery);
      occupants.put(id, new Occupant(newcomer));
    }
    delivery.complete();
    return new JoinResult.Joined(new Place(id), others);
  }

  int size() {
    synchronized (lock) {
      return occupants.size();
    }
  }

  List<PeerInfo> members() {
    synchronized (lock) {
      List<PeerInfo> members = new ArrayList<>(occupants.size());
      occupants.values().forEach(occupant -> members.add(occupant.peer()));
      return members;
    }
  }

  /** As {@link dev.parley.server.engine.Engine#kick}. */
  boolean kick(PeerId member) {
    Mailbox mailbox;
    synchronized (lock) {
      Occupant occupant = occupants.get(member);
      if (occupant == null) {
        return false;
      }
      mailbox = occupant.mailbox();
    }
    mailbox.kick();
    return true;
  }

  /** Called under lock. */
  private void offerToOthers(PeerId self, Delivery delivery) {
    for (Occupant occupant : occupants.values()) {
      if (!occupant.peer().id().equals(self)) {
        delivery.offer(occupant.mailbox());
      }
    }
  }

  private final class Place implements Seat {

    private final PeerId self;

    Place(PeerId self) {
      this.self = self;
    }

    @Override
    public CompletableFuture<RelayResult> send(long number, PeerId to, TextFrame frame) {
      Mailbox receiver;
      Offer offer;
      synchronized (lock) {
        Occupant occupant =
            to.equals(self) || !occupants.containsKey(self) ? null : occupants.get(to);
        if (occupant == null) {
          return Done.UNKNOWN_RECIPIENT;
        }
        receiver = occupant.mailbox();
        offer = receiver.offer(frame);
      }
      return Done.of(Delivery.complete(receiver, offer));
    }

    @Override
    public CompletableFuture<RelayResult> sendToOnlyOther(long number, TextFrame frame) {
      Mailbox receiver;
      Offer offer;
      synchronized (lock) {
        if (occupants.size() != 2 || !occupants.containsKey(self)) {
          return Done.RECIPIENT_REQUIRED;
        }
        receiver = onlyOther().mailbox();
        offer = receiver.offer(frame);
      }
      return Done.of(Delivery.complete(receiver, offer));
    }

    /** Called under lock. */
    private Occupant onlyOther() {
      for (Occupant occupant : occupants.values()) {
        if (!occupant.peer().id().equals(self)) {
          return occupant;
        }
      }
      throw new IllegalStateException("a room of two has no other member than " + self);
    }

    @Override
    public CompletableFuture<RelayResult> broadcast(long number, TextFrame frame) {
      Delivery delivery = Delivery.ofMessage(frame);
      synchronized (lock) {
        if (occupants.containsKey(self)) {
          offerToOthers(self, delivery);
        }
      }
      return Done.of(delivery.complete());
    }

    @Override
    public CompletableFuture<Void> update(long number, PeerInfo peer, TextFrame announcement) {
      Delivery delivery = Delivery.ofAnnouncement(announcement);
      synchronized (lock) {
        Occupant occupant = occupants.get(self);
        if (occupant != null) {
          occupant.update(peer);
          offerToOthers(self, delivery);
        }
      }
      delivery.complete();
      return Done.DONE;
    }

    @Override
    public CompletableFuture<Void> tell(long number, TextFrame frame) {
      Mailbox own;
      Offer offer;
      synchronized (lock) {
        Occupant occupant = occupants.get(self);
        if (occupant == null) {
          return Done.DONE;
        }
        own = occupant.mailbox();
        offer = own.offer(frame);
      }
      if (offer == Offer.ACCEPTED) {
        own.flush();
      } else {
        own.refusedAnnouncement();
      }
      return Done.DONE;
    }

    @Override
    public CompletableFuture<Void> handled(long number) {
      return Done.DONE;
    }

    @Override
    public boolean isBusy() {
      return false;
    }

    @Override
    public void confirm(long received) {
      // The mailbox itself is told: nothing else is kept here.
    }

    @Override
    public CompletableFuture<Void> save(String state) {
      return Done.DONE;
    }

    @Override
    public void suspend(long generation, int millis, TextFrame announcement) {
      suspended(true, generation, announcement);
    }

    @Override
    public void resume(long generation, TextFrame announcement) {
      suspended(false, generation, announcement);
    }

    private void suspended(boolean suspended, long generation, TextFrame announcement) {
      Delivery delivery = Delivery.ofAnnouncement(announcement);
      synchronized (lock) {
        Occupant occupant = occupants.get(self);
        if (occupant != null && occupant.suspended(suspended, generation)) {
          offerToOthers(self, delivery);
        }
      }
      delivery.complete();
    }

    @Override
    public void abandon() {
      throw new IllegalStateException("a step in memory is done, or it never was");
    }

    @Override
    public void leave(TextFrame announcement) {
      Delivery delivery = Delivery.ofAnnouncement(announcement);
      boolean emptied;
      synchronized (lock) {
        if (occupants.remove(self) == null) {
          return;
        }
        emptied = occupants.isEmpty();
        closed = emptied;
        offerToOthers(self, delivery);
      }
      if (emptied) {
        whenEmpty.accept(Room.this);
      }
      delivery.complete();
    }
  }
}
