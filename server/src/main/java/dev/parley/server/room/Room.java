package dev.parley.server.room;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.Offer;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.Seat;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<PeerId, Member> members = new LinkedHashMap<>();

  /** Guarded by lock. */
  private boolean closed;

  Room(int capacity, Consumer<Room> whenEmpty) {
    this.capacity = capacity;
    this.whenEmpty = whenEmpty;
  }

  /** As {@link dev.parley.server.engine.Engine#join}; null if this room is closed. */
  JoinResult join(Member newcomer, TextFrame announcement) {
    Delivery delivery = new Delivery(announcement);
    List<PeerInfo> others;
    synchronized (lock) {
      if (closed) {
        return null;
      }
      if (members.size() >= capacity) {
        return new JoinResult.Full(capacity);
      }
      others = new ArrayList<>(members.size());
      for (Member member : members.values()) {
        others.add(member.peer());
        delivery.offer(member);
      }
      members.put(newcomer.peer().id(), newcomer);
    }
    delivery.complete();
    return new JoinResult.Joined(new Place(newcomer.peer().id()), others);
  }

  private final class Place implements Seat {

    private final PeerId self;

    Place(PeerId self) {
      this.self = self;
    }

    @Override
    public RelayResult send(PeerId to, TextFrame frame) {
      Member receiver;
      Offer offer;
      synchronized (lock) {
        receiver = to.equals(self) || !members.containsKey(self) ? null : members.get(to);
        if (receiver == null) {
          return RelayResult.UNKNOWN_RECIPIENT;
        }
        offer = receiver.mailbox().offer(frame);
      }
      return Delivery.complete(receiver, offer);
    }

    @Override
    public RelayResult sendToOnlyOther(TextFrame frame) {
      Member receiver;
      Offer offer;
      synchronized (lock) {
        if (members.size() != 2 || !members.containsKey(self)) {
          return RelayResult.RECIPIENT_REQUIRED;
        }
        receiver = onlyOther();
        offer = receiver.mailbox().offer(frame);
      }
      return Delivery.complete(receiver, offer);
    }

    /** Called under lock. */
    private Member onlyOther() {
      for (Member member : members.values()) {
        if (!member.peer().id().equals(self)) {
          return member;
        }
      }
      throw new IllegalStateException("a room of two has no other member than " + self);
    }

    @Override
    public RelayResult broadcast(TextFrame frame) {
      Delivery delivery = new Delivery(frame);
      synchronized (lock) {
        if (members.containsKey(self)) {
          offerToOthers(delivery);
        }
      }
      return delivery.complete();
    }

    @Override
    public void update(PeerInfo peer, TextFrame announcement) {
      Delivery delivery = new Delivery(announcement);
      synchronized (lock) {
        // Replacing keeps the place in the order.
        if (members.computeIfPresent(self, (id, old) -> new Member(peer, old.mailbox())) != null) {
          offerToOthers(delivery);
        }
      }
      delivery.complete();
    }

    @Override
    public void leave(TextFrame announcement) {
      Delivery delivery = new Delivery(announcement);
      boolean emptied;
      synchronized (lock) {
        if (members.remove(self) == null) {
          return;
        }
        emptied = members.isEmpty();
        closed = emptied;
        offerToOthers(delivery);
      }
      if (emptied) {
        whenEmpty.accept(Room.this);
      }
      delivery.complete();
    }

    /** Called under lock. */
    private void offerToOthers(Delivery delivery) {
      for (Member member : members.values()) {
        if (!member.peer().id().equals(self)) {
          delivery.offer(member);
        }
      }
    }
  }
}
