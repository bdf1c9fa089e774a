package dev.parley.server.redis;

import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SessionId;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.RemoteSession;
import dev.parley.server.engine.UnavailableException;
import dev.parley.server.frame.TextFrame;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A session that is not at home here.
 *
 * @param generation when it was looked for: who claims it meanwhile changes that
 */
record Found(
    Node node,
    PeerJson json,
    SessionId session,
    RoomName room,
    PeerInfo peer,
    String saved,
    long generation)
    implements RemoteSession {

  @Override
  public CompletableFuture<Optional<Claimed>> claim(
      long received, String newSaved, Mailbox mailbox, TextFrame announcement) {
    byte[] bytes = Bytes.of(announcement);
    Resident resident =
        new Resident(node, room, peer.id(), mailbox, session.value(), generation + 1, received);
    Resident former = node.home().get(room, peer.id());
    if (former != null && former.generation() <= generation) {
      // It has slept, and does not know yet that it was lost.
      former.lose(true);
    }
    // What it is woken for from now on is its own, and waits until it has begun.
    node.home().add(resident);
    CompletableFuture<Optional<Claimed>> claimed = new CompletableFuture<>();
    node.link()
        .run(
            Script.CLAIM,
            node.keys().members(room),
            Bytes.of(peer.id().value()),
            Bytes.of(generation),
            Bytes.of(node.name()),
            Bytes.of(received),
            Bytes.of(newSaved),
            bytes,
            Bytes.of(saved))
        .whenComplete(
            (answer, failure) ->
                resident
                    .serial()
                    .execute(
                        () ->
                            came(
                                claimed,
                                resident,
                                new TextFrame(bytes, announcement.bornAt()),
                                answer,
                                failure)));
    return claimed;
  }

  private void came(
      CompletableFuture<Optional<Claimed>> claimed,
      Resident resident,
      TextFrame frame,
      Answer answer,
      Throwable failure) {
    if (failure != null || !answer.is(Answer.OK)) {
      resident.leave();
      if (failure != null) {
        // It may have succeeded.
        resident.surrender();
        claimed.completeExceptionally(new UnavailableException("the claim had no answer", failure));
      } else {
        claimed.complete(Optional.empty());
      }
      return;
    }
    node.tell(room, answer, frame);
    if (resident.isGone()) {
      // Another node has claimed it meanwhile, and was quicker to say so.
      claimed.complete(Optional.empty());
      return;
    }
    node.counters().claimed.increment();
    // Another claim, a vain one, may be in its place.
    node.home().confirm(resident);
    resident.remember();
    claimed.complete(Optional.of(new Claimed(new RedisSeat(resident, json), answer.number(1))));
    resident.begin(answer.number(3));
    resident.arrived(answer.number(2));
    node.entered(room);
  }
}
