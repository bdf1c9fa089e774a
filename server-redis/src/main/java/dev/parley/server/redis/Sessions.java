package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SessionId;
import io.lettuce.core.SetArgs;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Which member of which room a session is: the only thing that is known without the room. */
final class Sessions {

  /** Where a session is. */
  record Place(RoomName room, PeerId peer) {}

  private Sessions() {}

  /** To be done anew as long as it lives. */
  static void remember(Node node, Resident resident) {
    RedisOptions options = node.options();
    // For longer than its record.
    long keep = options.keepMillis() + options.memberLeaseMillis();
    node.link()
        .ask(
            redis ->
                redis.set(
                    node.keys().session(new SessionId(resident.session())),
                    Bytes.of(resident.room() + " " + resident.peer()),
                    SetArgs.Builder.px(keep)));
  }

  static CompletableFuture<Optional<Place>> find(Node node, SessionId session) {
    return node.link()
        .ask(redis -> redis.get(node.keys().session(session)))
        .thenApply(found -> Optional.ofNullable(found).map(Sessions::place));
  }

  private static Place place(byte[] found) {
    String[] words = Bytes.text(found).split(" ");
    return new Place(new RoomName(words[0]), new PeerId(words[1]));
  }
}
