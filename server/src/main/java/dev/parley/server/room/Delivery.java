package dev.parley.server.room;

import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Offer;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.List;

/** One frame on its way to several mailboxes: offered under the room's lock, sent after it. */
final class Delivery {

  private final TextFrame frame;
  private final boolean announcement;
  private final List<Mailbox> accepted = new ArrayList<>();
  private final List<Mailbox> refused = new ArrayList<>(0);

  private Delivery(TextFrame frame, boolean announcement) {
    this.frame = frame;
    this.announcement = announcement;
  }

  /** Of what a member sends. */
  static Delivery ofMessage(TextFrame frame) {
    return new Delivery(frame, false);
  }

  /** Of what the room itself has to tell. */
  static Delivery ofAnnouncement(TextFrame frame) {
    return new Delivery(frame, true);
  }

  /** Called under the room's lock. */
  void offer(Mailbox mailbox) {
    (mailbox.offer(frame) == Offer.ACCEPTED ? accepted : refused).add(mailbox);
  }

  /** Called without the lock: it writes, and a refusal may make its member leave the room. */
  RelayResult complete() {
    accepted.forEach(Mailbox::flush);
    refused.forEach(announcement ? Mailbox::refusedAnnouncement : Mailbox::refusedMessage);
    return refused.isEmpty() ? RelayResult.DELIVERED : RelayResult.OVERFLOW;
  }

  /** The same for a message to a single mailbox. */
  static RelayResult complete(Mailbox mailbox, Offer offer) {
    if (offer == Offer.ACCEPTED) {
      mailbox.flush();
      return RelayResult.DELIVERED;
    }
    mailbox.refusedMessage();
    return RelayResult.OVERFLOW;
  }
}
