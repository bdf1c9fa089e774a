package dev.parley.server.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.server.engine.JoinResult.Full;
import dev.parley.server.engine.JoinResult.Joined;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine must do. A test of one extends this. */
public abstract class EngineContract {

  protected static final int CAPACITY = 8;

  private static final RoomName BLUE = new RoomName("blue");
  private static final RoomName RED = new RoomName("red");

  /** A fresh engine whose rooms take {@link #CAPACITY} members. */
  protected abstract Engine engine();

  private Engine engine;

  @BeforeEach
  void begin() {
    engine = engine();
  }

  /** A mailbox that a test looks into, and can shut. */
  private static final class Box implements Mailbox {
    private final List<String> taken = new ArrayList<>();
    private final List<String> flushed = new ArrayList<>();
    private boolean shut;
    private Consumer<String> whenRefused = kind -> {};
    private Runnable whenKicked = () -> {};

    @Override
    public synchronized Offer offer(TextFrame frame) {
      if (shut) {
        return Offer.REFUSED;
      }
      taken.add(java.nio.charset.StandardCharsets.UTF_8.decode(frame.buffer()).toString());
      return Offer.ACCEPTED;
    }

    @Override
    public synchronized void flush() {
      flushed.clear();
      flushed.addAll(taken);
    }

    @Override
    public void refusedMessage() {
      whenRefused.accept("message");
    }

    @Override
    public void refusedAnnouncement() {
      whenRefused.accept("announcement");
    }

    @Override
    public void kick() {
      whenKicked.run();
    }

    synchronized List<String> flushed() {
      return List.copyOf(flushed);
    }

    synchronized void clear() {
      taken.clear();
      flushed.clear();
    }
  }

  /** A member with what it can do and what it got. */
  private record Guest(PeerInfo peer, Box box, Seat seat, List<PeerInfo> found) {
    PeerId id() {
      return peer.id();
    }
  }

  private static PeerInfo peer(String id) {
    return new PeerInfo(new PeerId(id), Optional.empty(), Profile.empty(new JacksonJson()), false);
  }

  private static TextFrame frame(String text) {
    return TextFrame.of(text, 0);
  }

  private Guest join(RoomName room, String id) {
    PeerInfo peer = peer(id);
    Box box = new Box();
    Joined joined =
        assertInstanceOf(Joined.class, engine.join(room, new Member(peer, box), frame("+" + id)));
    return new Guest(peer, box, joined.seat(), joined.others());
  }

  @Test
  void newcomerFindsTheOthersInOrderAndTheyAreTold() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    Guest c = join(BLUE, "c");
    assertEquals(List.of(), a.found());
    assertEquals(List.of(a.peer()), b.found());
    assertEquals(List.of(a.peer(), b.peer()), c.found());
    assertEquals(List.of("+b", "+c"), a.box().flushed());
    assertEquals(List.of("+c"), b.box().flushed());
    assertEquals(List.of(), c.box().flushed());
  }

  @Test
  void roomsAreApart() {
    Guest a = join(BLUE, "a");
    Guest b = join(RED, "b");
    assertEquals(List.of(), b.found());
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.seat().send(b.id(), frame("x")));
    assertEquals(RelayResult.DELIVERED, a.seat().broadcast(frame("x")));
    assertEquals(List.of(), b.box().flushed());
  }

  @Test
  void fullRoomTakesNobodyUntilOneLeaves() {
    List<Guest> guests = new ArrayList<>();
    for (int i = 0; i < CAPACITY; i++) {
      guests.add(join(BLUE, "p" + i));
    }
    guests.forEach(guest -> guest.box().clear());
    Full full =
        assertInstanceOf(
            Full.class, engine.join(BLUE, new Member(peer("late"), new Box()), frame("+late")));
    assertEquals(CAPACITY, full.capacity());
    guests.forEach(guest -> assertEquals(List.of(), guest.box().flushed()));
    guests.get(3).seat().leave(frame("-p3"));
    assertEquals(CAPACITY - 1, join(BLUE, "late").found().size());
  }

  @Test
  void frameGoesToOneToTheOnlyOtherOrToAll() {
    Guest a = join(BLUE, "a");
    assertEquals(RelayResult.RECIPIENT_REQUIRED, a.seat().sendToOnlyOther(frame("0")));
    Guest b = join(BLUE, "b");
    assertEquals(RelayResult.DELIVERED, a.seat().sendToOnlyOther(frame("1")));
    assertEquals(RelayResult.DELIVERED, b.seat().sendToOnlyOther(frame("2")));
    Guest c = join(BLUE, "c");
    assertEquals(RelayResult.RECIPIENT_REQUIRED, a.seat().sendToOnlyOther(frame("3")));
    assertEquals(RelayResult.DELIVERED, a.seat().send(c.id(), frame("4")));
    assertEquals(RelayResult.DELIVERED, c.seat().broadcast(frame("5")));
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.seat().send(a.id(), frame("6")));
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.seat().send(new PeerId("z"), frame("7")));
    assertEquals(List.of("+b", "2", "+c", "5"), a.box().flushed());
    assertEquals(List.of("1", "+c", "5"), b.box().flushed());
    assertEquals(List.of("4"), c.box().flushed());
  }

  @Test
  void updateIsToldToTheOthersAndKeepsThePlace() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    PeerInfo changed =
        new PeerInfo(a.id(), Optional.empty(), Profile.named(new JacksonJson(), "A"), false);
    a.seat().update(changed, frame("~a"));
    assertEquals(List.of("~a"), b.box().flushed());
    assertEquals(List.of("+b"), a.box().flushed());
    assertEquals(List.of(changed, b.peer()), join(BLUE, "c").found());
  }

  @Test
  void leavingIsToldOnceAndEndsEverything() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    a.seat().leave(frame("-a"));
    a.seat().leave(frame("-a"));
    a.seat().broadcast(frame("x"));
    a.seat().update(a.peer(), frame("~a"));
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.seat().send(b.id(), frame("y")));
    assertEquals(RelayResult.RECIPIENT_REQUIRED, a.seat().sendToOnlyOther(frame("z")));
    assertEquals(List.of("-a"), b.box().flushed());
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, b.seat().send(a.id(), frame("y")));
    assertEquals(List.of(b.peer()), join(BLUE, "c").found());
  }

  @Test
  void refusalIsToldToTheSenderAndToTheMailboxWhichMayLeaveAtOnce() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    Guest c = join(BLUE, "c");
    a.box().clear();
    b.box().shut = true;
    b.box().whenRefused = kind -> b.seat().leave(frame("-b"));
    assertEquals(RelayResult.OVERFLOW, a.seat().broadcast(frame("x")));
    assertEquals(List.of("x", "-b"), c.box().flushed());
    assertEquals(List.of("-b"), a.box().flushed());
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.seat().send(b.id(), frame("y")));
  }

  @Test
  void refusalOfASingleFrameIsToldToo() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    b.box().shut = true;
    b.box().whenRefused = kind -> b.seat().leave(frame("-b"));
    assertEquals(RelayResult.OVERFLOW, a.seat().send(b.id(), frame("x")));
    assertEquals(List.of("+b", "-b"), a.box().flushed());
  }

  @Test
  void mailboxIsToldWhetherAMessageOrAnAnnouncementWasRefused() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    List<String> refused = new ArrayList<>();
    b.box().shut = true;
    b.box().whenRefused = refused::add;
    a.seat().send(b.id(), frame("x"));
    a.seat().sendToOnlyOther(frame("x"));
    a.seat().broadcast(frame("x"));
    assertEquals(List.of("message", "message", "message"), refused);
    refused.clear();
    a.seat().update(a.peer(), frame("~a"));
    a.seat().suspend(1, frame("?a"));
    a.seat().resume(2, frame("!a"));
    Guest c = join(BLUE, "c");
    c.seat().leave(frame("-c"));
    assertEquals(Collections.nCopies(5, "announcement"), refused);
  }

  @Test
  void suspensionIsToldToThoseThereAndToNewcomers() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    a.seat().suspend(1, frame("?a"));
    assertTrue(join(BLUE, "c").found().get(0).suspended());
    // Its mailbox takes what is sent to it meanwhile.
    assertEquals(RelayResult.DELIVERED, b.seat().send(a.id(), frame("x")));
    a.seat().resume(2, frame("!a"));
    assertFalse(join(BLUE, "d").found().get(0).suspended());
    assertEquals(List.of("?a", "+c", "!a", "+d"), b.box().flushed());
    assertEquals(List.of("+b", "+c", "x", "+d"), a.box().flushed());
  }

  @Test
  void suspensionThatIsOverBeforeItIsToldIsNot() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    a.seat().resume(2, frame("!a"));
    a.seat().suspend(1, frame("?a"));
    assertEquals(List.of(), b.box().flushed());
    a.seat().suspend(3, frame("?a"));
    a.seat().suspend(3, frame("?a"));
    assertEquals(List.of("?a"), b.box().flushed());
  }

  @Test
  void updateLeavesASuspensionAsItIs() {
    Guest a = join(BLUE, "a");
    a.seat().suspend(1, frame("?a"));
    a.seat().update(a.peer(), frame("~a"));
    assertTrue(join(BLUE, "b").found().get(0).suspended());
  }

  @Test
  void roomsAndTheirMembersCanBeListed() {
    assertEquals(0, engine.roomCount());
    assertEquals(Optional.empty(), engine.members(BLUE));
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    join(RED, "c");
    assertEquals(2, engine.roomCount());
    assertEquals(
        Set.of(new Engine.RoomSize(BLUE, 2), new Engine.RoomSize(RED, 1)),
        new HashSet<>(engine.rooms()));
    assertEquals(Optional.of(List.of(a.peer(), b.peer())), engine.members(BLUE));
  }

  @Test
  void kickReachesTheMailboxOfThatMemberOnly() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    List<String> kicked = new ArrayList<>();
    a.box().whenKicked = () -> kicked.add("a");
    b.box().whenKicked = () -> kicked.add("b");
    assertTrue(engine.kick(BLUE, b.id()));
    assertFalse(engine.kick(RED, b.id()));
    assertFalse(engine.kick(BLUE, new PeerId("z")));
    assertEquals(List.of("b"), kicked);
  }

  @Test
  void atTheSameTimeNobodyIsMissedNorToldTwice() {
    for (int round = 0; round < 200; round++) {
      RoomName room = new RoomName("room-" + round);
      CyclicBarrier start = new CyclicBarrier(CAPACITY);
      List<CompletableFuture<Guest>> joining = new ArrayList<>();
      for (int i = 0; i < CAPACITY; i++) {
        String id = "p" + i;
        CompletableFuture<Guest> future = new CompletableFuture<>();
        joining.add(future);
        new Thread(
                () -> {
                  try {
                    start.await();
                    future.complete(join(room, id));
                  } catch (Exception | Error e) {
                    future.completeExceptionally(e);
                  }
                })
            .start();
      }
      List<Guest> guests = joining.stream().map(CompletableFuture::join).toList();
      for (Guest guest : guests) {
        List<String> known = new ArrayList<>(guest.box().flushed());
        guest.found().forEach(peer -> known.add("+" + peer.id()));
        known.add("+" + guest.id());
        Set<String> all = new HashSet<>();
        guests.forEach(other -> all.add("+" + other.id()));
        assertEquals(all, new HashSet<>(known));
        assertEquals(CAPACITY, known.size());
      }
    }
  }

  @Test
  void joiningWhileTheLastLeavesFindsARoomThatLives() {
    for (int round = 0; round < 500; round++) {
      Guest last = join(BLUE, "last");
      Thread leaving = new Thread(() -> last.seat().leave(frame("-last")));
      leaving.start();
      Guest next = join(BLUE, "next");
      Guest third = join(BLUE, "third");
      assertTrue(third.found().contains(next.peer()));
      try {
        leaving.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      assertEquals(RelayResult.DELIVERED, third.seat().send(next.id(), frame("x")));
      next.seat().leave(frame("-next"));
      third.seat().leave(frame("-third"));
    }
  }
}
