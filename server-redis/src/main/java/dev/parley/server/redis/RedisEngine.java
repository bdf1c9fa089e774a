package dev.parley.server.redis;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SessionId;
import dev.parley.server.engine.Engine;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.RemoteSession;
import dev.parley.server.engine.UnavailableException;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Rooms that this server shares with others by a Redis, of version 7 or newer. A member is at home
 * on one of them, and what any of them would need to go on with it is in Redis before anyone is
 * told of it.
 */
public final class RedisEngine implements Engine, AutoCloseable {

  /** Rooms that are asked for their size at the same time. */
  private static final int SIZED_AT_ONCE = 500;

  private final Node node;
  private final PeerJson json = new PeerJson();

  private RedisEngine(Node node) {
    this.node = node;
  }

  /**
   * Blocks until it is connected.
   *
   * @throws UnavailableException if Redis can't be reached
   */
  public static RedisEngine connect(RedisOptions options) {
    return new RedisEngine(new Node(options));
  }

  @Override
  public CompletableFuture<JoinResult> join(
      RoomName room, Member newcomer, TextFrame announcement) {
    if (!isAvailable()) {
      return unavailable();
    }
    return new Joining(node, json, room, newcomer).ask(newcomer, announcement);
  }

  @Override
  public CompletableFuture<Optional<RemoteSession>> find(SessionId session) {
    if (!isAvailable()) {
      return unavailable();
    }
    CompletableFuture<Optional<RemoteSession>> found = new CompletableFuture<>();
    Sessions.find(node, session)
        .thenCompose(
            place ->
                place.isPresent()
                    ? find(session, place.get().room(), place.get().peer())
                    : CompletableFuture.completedFuture(Optional.<RemoteSession>empty()))
        .whenComplete(
            (result, failure) ->
                node.execute(
                    () -> {
                      if (failure == null) {
                        found.complete(result);
                      } else {
                        found.completeExceptionally(
                            new UnavailableException("Redis did not answer", failure));
                      }
                    }));
    return found;
  }

  private CompletableFuture<Optional<RemoteSession>> find(
      SessionId session, RoomName room, PeerId peer) {
    return record(room, peer, session.value())
        .thenApply(
            answer -> {
              if (!answer.is(Answer.OK)) {
                return Optional.empty();
              }
              long generation = answer.number(0);
              Resident resident = node.home().get(room, peer);
              boolean isHere = resident != null && resident.generation() == generation;
              if (isHere && resident.isSeated()) {
                return Optional.empty();
              }
              if (isHere) {
                return Optional.of(
                    new FoundHere(
                        room, json.decode(answer.text(2), ""), answer.text(3), resident.settled()));
              }
              return Optional.of(
                  new Found(
                      node,
                      json,
                      session,
                      room,
                      json.decode(answer.text(2), ""),
                      answer.text(3),
                      generation));
            });
  }

  private CompletableFuture<Answer> record(RoomName room, PeerId peer, String session) {
    return node.link()
        .run(Script.FIND, node.keys().members(room), Bytes.of(peer.value()), Bytes.of(session));
  }

  private static <T> CompletableFuture<T> unavailable() {
    return CompletableFuture.failedFuture(new UnavailableException("Redis does not answer", null));
  }

  @Override
  public boolean keepsMailboxes() {
    return true;
  }

  @Override
  public boolean isAvailable() {
    return node.link().isUp();
  }

  @Override
  public List<RoomSize> rooms() {
    List<byte[]> names = await(node.link().ask(redis -> redis.zrange(node.keys().rooms(), 0, -1)));
    List<RoomSize> sizes = new ArrayList<>(names.size());
    for (int from = 0; from < names.size(); from += SIZED_AT_ONCE) {
      List<byte[]> some = names.subList(from, Math.min(from + SIZED_AT_ONCE, names.size()));
      List<CompletableFuture<RoomSize>> asked = new ArrayList<>(some.size());
      some.forEach(name -> asked.add(size(new RoomName(Bytes.text(name)))));
      asked.forEach(size -> sizes.add(await(size)));
    }
    sizes.removeIf(room -> room.members() == 0);
    return sizes;
  }

  private CompletableFuture<RoomSize> size(RoomName room) {
    return node.link()
        .ask(redis -> redis.zcard(node.keys().members(room)))
        .thenApply(members -> new RoomSize(room, members.intValue()));
  }

  /** As of a second ago. Those whose last member did not leave by itself are counted for longer. */
  @Override
  public int roomCount() {
    return node.roomList().count();
  }

  @Override
  public Optional<List<PeerInfo>> members(RoomName room) {
    Answer answer = await(node.link().run(Script.MEMBERS, node.keys().members(room)));
    List<PeerInfo> members = json.decode(answer.rest());
    return members.isEmpty() ? Optional.empty() : Optional.of(members);
  }

  @Override
  public boolean kick(RoomName room, PeerId member) {
    Answer found = await(record(room, member, ""));
    if (!found.is(Answer.OK)) {
      return false;
    }
    long generation = found.number(0);
    String home = found.text(1);
    Resident resident = node.home().get(room, member);
    if (resident != null && resident.generation() == generation) {
      resident.kick();
      return true;
    }
    String notice =
        Notice.Kind.KICK.wireName() + " " + room + " " + member + " " + generation + "\n";
    if (home.equals(node.name()) || await(node.publish(home, notice)) == 0) {
      evict(room, member, generation);
    }
    return true;
  }

  /** Nobody is there to end it, or nobody at the same node of a cluster: that one hears of it. */
  private void evict(RoomName room, PeerId member, long generation) {
    TextFrame left = json.left(member, LeaveReason.KICKED);
    Answer answer =
        await(
            node.link()
                .run(
                    Script.EVICT,
                    node.keys().members(room),
                    Bytes.of(member.value()),
                    Bytes.of(generation),
                    Bytes.of(left)));
    node.tell(room, answer, left);
  }

  private <T> T await(CompletableFuture<T> asked) {
    try {
      return asked.get(2 * node.options().timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new UnavailableException("Redis did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted", e);
    }
  }

  /** What it has done, and how it stands: a snapshot. */
  public RedisCounts counts() {
    return node.counts();
  }

  /**
   * Ends its connections, and nobody's session: another server may go on with it, and to the others
   * its members are suspended when its lease has lapsed. What was asked for before is still done if
   * Redis answers in time; blocks meanwhile.
   */
  @Override
  public void close() {
    node.close();
  }
}
