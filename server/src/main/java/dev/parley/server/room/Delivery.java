package dev.parley.server.room;

import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.Offer;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.List;

/** One frame on its way to several mailboxes: offered under the room's lock, sent after it. */
final class Delivery {

  private final TextFrame frame;
  private final List<Mailbox> accepted = new ArrayList<>();
  private final List<Mailbox> refused = new ArrayList<>(0);

  Delivery(TextFrame frame) {
    this.frame = frame;
  }

  /** Called under the room's lock. */
  void offer(Member member) {
    Offer offer = member.mailbox().offer(frame);
    (offer == Offer.ACCEPTED ? accepted : refused).add(member.mailbox());
  }

  /** Called without the lock: it writes, and a refusal makes its member leave the room. */
  RelayResult complete() {
    accepted.forEach(Mailbox::flush);
    refused.forEach(Mailbox::refused);
    return refused.isEmpty() ? RelayResult.DELIVERED : RelayResult.OVERFLOW;
  }

  /** The same for a single mailbox. */
  static RelayResult complete(Member member, Offer offer) {
    if (offer == Offer.ACCEPTED) {
      member.mailbox().flush();
      return RelayResult.DELIVERED;
    }
    member.mailbox().refused();
    return RelayResult.OVERFLOW;
  }
}
