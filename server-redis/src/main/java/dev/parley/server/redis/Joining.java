package dev.parley.server.redis;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.RoomName;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.UnavailableException;
import dev.parley.server.frame.TextFrame;
import java.util.concurrent.CompletableFuture;

/** A join on its way. */
final class Joining {

  private final Node node;
  private final PeerJson json;
  private final Resident resident;
  private final RedisSeat seat;
  private final CompletableFuture<JoinResult> result = new CompletableFuture<>();

  Joining(Node node, PeerJson json, RoomName room, Member newcomer) {
    this.node = node;
    this.json = json;
    resident =
        new Resident(
            node,
            room,
            newcomer.peer().id(),
            newcomer.mailbox(),
            newcomer.kept().map(kept -> kept.session().value()).orElse(""),
            1,
            0);
    seat = new RedisSeat(resident, json);
  }

  CompletableFuture<JoinResult> ask(Member newcomer, TextFrame announcement) {
    byte[] bytes = Bytes.of(announcement);
    TextFrame frame = new TextFrame(bytes, announcement.bornAt());
    // Before it is a member, so that nothing that it is woken for is missed.
    node.home().add(resident);
    resident.remember();
    node.link()
        .run(
            Script.JOIN,
            node.keys().members(resident.room()),
            Bytes.of(resident.peer().value()),
            Bytes.of(node.name()),
            json.encode(newcomer.peer()),
            Bytes.of(resident.session()),
            Bytes.of(newcomer.kept().map(Member.Kept::saved).orElse("")),
            bytes)
        .whenComplete(
            (answer, failure) -> resident.serial().execute(() -> came(answer, frame, failure)));
    return result;
  }

  private void came(Answer answer, TextFrame frame, Throwable failure) {
    if (failure != null) {
      unknown(failure);
      return;
    }
    node.tell(resident.room(), answer, frame);
    switch (answer.status()) {
      case "ok" -> {
        result.complete(new JoinResult.Joined(seat, json.decode(answer.rest())));
        resident.begin(0);
        node.entered(resident.room());
      }
      case "full" -> {
        resident.leave();
        if (answer.number(0) == 1) {
          node.sweeper().watch(resident.room());
        }
        result.complete(new JoinResult.Full(node.options().capacity()));
      }
      default -> unknown(new IllegalStateException("a peer of that id is there"));
    }
  }

  /** It may be a member. It is not to stay one that nobody knows. */
  private void unknown(Throwable cause) {
    seat.leave(json.left(resident.peer(), LeaveReason.DISCONNECTED));
    result.completeExceptionally(new UnavailableException("the join had no answer", cause));
  }
}
