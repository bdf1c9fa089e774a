package dev.parley.server.engine;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SessionId;
import dev.parley.server.frame.TextFrame;
import dev.parley.server.room.LocalRooms;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Rooms in memory whose answers a test can hold back, as if they had to come from elsewhere, and
 * replace by failures.
 */
public final class LateEngine implements Engine {

  private final Engine rooms = new LocalRooms(1_000, 8);
  private final Queue<Answer<?>> held = new ArrayDeque<>();
  private final List<Long> confirmed = new CopyOnWriteArrayList<>();
  private boolean holding;
  private volatile boolean busy;

  private record Answer<T>(CompletableFuture<T> done, CompletableFuture<T> later) {
    void give() {
      later.complete(done.join());
    }

    void fail() {
      later.completeExceptionally(new UnavailableException("a test's", null));
    }
  }

  /** Holds answers back from now on. */
  public synchronized void hold() {
    holding = true;
  }

  /** Whether it says from now on that much is not done. */
  public void busy(boolean now) {
    busy = now;
  }

  /** How many are held back. */
  public synchronized int held() {
    return held.size();
  }

  /** What was confirmed, by whomever, in order. */
  public List<Long> confirmed() {
    return confirmed;
  }

  /** Gives the answers that are held back, in order, and holds none back any more. */
  public void release() {
    answers().forEach(Answer::give);
  }

  /** Gives the answers that are held back, in order, and goes on holding back. */
  public void releaseAndHold() {
    List<Answer<?>> all = answers();
    hold();
    all.forEach(Answer::give);
  }

  /** Fails in the place of the answers that are held back, and holds none back any more. */
  public void fail() {
    answers().forEach(Answer::fail);
  }

  private synchronized List<Answer<?>> answers() {
    holding = false;
    List<Answer<?>> all = List.copyOf(held);
    held.clear();
    return all;
  }

  private synchronized <T> CompletableFuture<T> late(CompletableFuture<T> done) {
    if (!holding) {
      return done;
    }
    Answer<T> answer = new Answer<>(done, new CompletableFuture<>());
    held.add(answer);
    return answer.later();
  }

  @Override
  public CompletableFuture<JoinResult> join(
      RoomName room, Member newcomer, TextFrame announcement) {
    return late(
        rooms
            .join(room, newcomer, announcement)
            .thenApply(
                result ->
                    result instanceof JoinResult.Joined joined
                        ? new JoinResult.Joined(new LateSeat(joined.seat()), joined.others())
                        : result));
  }

  @Override
  public CompletableFuture<Optional<RemoteSession>> find(SessionId session) {
    return late(rooms.find(session));
  }

  @Override
  public boolean keepsMailboxes() {
    return false;
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public List<RoomSize> rooms() {
    return rooms.rooms();
  }

  @Override
  public int roomCount() {
    return rooms.roomCount();
  }

  @Override
  public Optional<List<PeerInfo>> members(RoomName room) {
    return rooms.members(room);
  }

  @Override
  public boolean kick(RoomName room, PeerId member) {
    return rooms.kick(room, member);
  }

  private final class LateSeat implements Seat {

    private final Seat seat;

    LateSeat(Seat seat) {
      this.seat = seat;
    }

    @Override
    public CompletableFuture<RelayResult> send(long number, PeerId to, TextFrame frame) {
      return late(seat.send(number, to, frame));
    }

    @Override
    public CompletableFuture<RelayResult> sendToOnlyOther(long number, TextFrame frame) {
      return late(seat.sendToOnlyOther(number, frame));
    }

    @Override
    public CompletableFuture<RelayResult> broadcast(long number, TextFrame frame) {
      return late(seat.broadcast(number, frame));
    }

    @Override
    public CompletableFuture<Void> update(long number, PeerInfo peer, TextFrame announcement) {
      return late(seat.update(number, peer, announcement));
    }

    @Override
    public CompletableFuture<Void> tell(long number, TextFrame frame) {
      return late(seat.tell(number, frame));
    }

    @Override
    public CompletableFuture<Void> handled(long number) {
      return late(seat.handled(number));
    }

    @Override
    public boolean isBusy() {
      return busy;
    }

    @Override
    public void confirm(long received) {
      confirmed.add(received);
      seat.confirm(received);
    }

    @Override
    public CompletableFuture<Void> save(String state) {
      return late(seat.save(state));
    }

    @Override
    public void suspend(long generation, int millis, TextFrame announcement) {
      seat.suspend(generation, millis, announcement);
    }

    @Override
    public void resume(long generation, TextFrame announcement) {
      seat.resume(generation, announcement);
    }

    @Override
    public void abandon() {
      // Whose steps fail is there no more: see LateAnswersTest.
    }

    @Override
    public void leave(TextFrame announcement) {
      seat.leave(announcement);
    }
  }
}
