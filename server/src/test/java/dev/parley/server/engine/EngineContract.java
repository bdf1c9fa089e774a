package dev.parley.server.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.server.engine.JoinResult.Full;
import dev.parley.server.engine.JoinResult.Joined;
import dev.parley.server.frame.TextFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every engine must do. A test of one extends this. What a step comes to may arrive later: a
 * guest's frames are looked at behind one that it tells itself, which comes behind all that was on
 * its way.
 */
public abstract class EngineContract {

  protected static final int CAPACITY = 8;

  private static final String FENCE = "|";

  private static final RoomName BLUE = new RoomName("blue");
  private static final RoomName RED = new RoomName("red");

  /** A fresh engine whose rooms take {@link #CAPACITY} members. */
  protected abstract Engine engine();

  /**
   * Whether a mailbox that refuses a frame is asked while its sender waits. Where others' mailboxes
   * are on other servers it is what keeps them that refuses.
   */
  protected boolean sendersWaitForTheMailbox() {
    return true;
  }

  private Engine engine;
  private int fences;

  @BeforeEach
  void begin() {
    engine = engine();
  }

  /** A mailbox that a test looks into, and can shut. */
  private static final class Box implements Mailbox {
    private final List<String> taken = new ArrayList<>();
    private final List<String> flushed = new ArrayList<>();
    private volatile boolean shut;
    private volatile Consumer<String> whenRefused = kind -> {};
    private volatile Runnable whenKicked = () -> {};

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
    public void lost() {
      throw new AssertionError("a member of this server's own was lost");
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

  /** Asserts that a guest got these frames, and no other. */
  private void assertGot(Guest guest, String... frames) {
    assertEquals(List.of(frames), got(guest));
  }

  private List<String> got(Guest guest) {
    String fence = FENCE + ++fences;
    guest.seat().tell(0, frame(fence));
    awaitTrue(() -> guest.box().flushed().contains(fence));
    return guest.box().flushed().stream().filter(frame -> !frame.startsWith(FENCE)).toList();
  }

  /** Has a guest begin with no frames. */
  private void clear(Guest guest) {
    got(guest);
    guest.box().clear();
  }

  private static void awaitTrue(Callable<Boolean> condition) {
    await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(condition);
  }

  private Guest join(RoomName room, String id) {
    PeerInfo peer = peer(id);
    Box box = new Box();
    Joined joined =
        assertInstanceOf(
            Joined.class,
            engine.join(room, new Member(peer, box, Optional.empty()), frame("+" + id)).join());
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
    assertGot(a, "+b", "+c");
    assertGot(b, "+c");
    assertGot(c);
  }

  @Test
  void roomsAreApart() {
    Guest a = join(BLUE, "a");
    Guest b = join(RED, "b");
    assertEquals(List.of(), b.found());
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.seat().send(0, b.id(), frame("x")).join());
    assertEquals(RelayResult.DELIVERED, a.seat().broadcast(0, frame("x")).join());
    assertGot(b);
  }

  @Test
  void fullRoomTakesNobodyUntilOneLeaves() {
    List<Guest> guests = new ArrayList<>();
    for (int i = 0; i < CAPACITY; i++) {
      guests.add(join(BLUE, "p" + i));
    }
    guests.forEach(this::clear);
    Full full =
        assertInstanceOf(
            Full.class,
            engine
                .join(BLUE, new Member(peer("late"), new Box(), Optional.empty()), frame("+late"))
                .join());
    assertEquals(CAPACITY, full.capacity());
    guests.forEach(this::assertGot);
    guests.get(3).seat().leave(frame("-p3"));
    assertEquals(CAPACITY - 1, join(BLUE, "late").found().size());
  }

  @Test
  void frameGoesToOneToTheOnlyOtherOrToAll() {
    Guest a = join(BLUE, "a");
    assertEquals(RelayResult.RECIPIENT_REQUIRED, a.seat().sendToOnlyOther(0, frame("0")).join());
    Guest b = join(BLUE, "b");
    assertEquals(RelayResult.DELIVERED, a.seat().sendToOnlyOther(0, frame("1")).join());
    assertEquals(RelayResult.DELIVERED, b.seat().sendToOnlyOther(0, frame("2")).join());
    Guest c = join(BLUE, "c");
    assertEquals(RelayResult.RECIPIENT_REQUIRED, a.seat().sendToOnlyOther(0, frame("3")).join());
    assertEquals(RelayResult.DELIVERED, a.seat().send(0, c.id(), frame("4")).join());
    assertEquals(RelayResult.DELIVERED, c.seat().broadcast(0, frame("5")).join());
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.seat().send(0, a.id(), frame("6")).join());
    assertEquals(
        RelayResult.UNKNOWN_RECIPIENT, a.seat().send(0, new PeerId("z"), frame("7")).join());
    assertGot(a, "+b", "2", "+c", "5");
    assertGot(b, "1", "+c", "5");
    assertGot(c, "4");
  }

  @Test
  void updateIsToldToTheOthersAndKeepsThePlace() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    PeerInfo changed =
        new PeerInfo(a.id(), Optional.empty(), Profile.named(new JacksonJson(), "A"), false);
    a.seat().update(0, changed, frame("~a"));
    assertGot(b, "~a");
    assertGot(a, "+b");
    assertEquals(List.of(changed, b.peer()), join(BLUE, "c").found());
  }

  @Test
  void leavingIsToldOnceAndEndsEverything() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    a.seat().leave(frame("-a"));
    a.seat().leave(frame("-a"));
    a.seat().broadcast(0, frame("x")).join();
    a.seat().update(0, a.peer(), frame("~a"));
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.seat().send(0, b.id(), frame("y")).join());
    assertEquals(RelayResult.RECIPIENT_REQUIRED, a.seat().sendToOnlyOther(0, frame("z")).join());
    assertGot(b, "-a");
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, b.seat().send(0, a.id(), frame("y")).join());
    assertEquals(List.of(b.peer()), join(BLUE, "c").found());
  }

  @Test
  void refusalIsToldToTheSenderAndToTheMailboxWhichMayLeaveAtOnce() {
    assumeTrue(sendersWaitForTheMailbox());
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    Guest c = join(BLUE, "c");
    clear(a);
    b.box().shut = true;
    b.box().whenRefused = kind -> b.seat().leave(frame("-b"));
    assertEquals(RelayResult.OVERFLOW, a.seat().broadcast(0, frame("x")).join());
    assertGot(c, "x", "-b");
    assertGot(a, "-b");
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.seat().send(0, b.id(), frame("y")).join());
  }

  @Test
  void refusalOfASingleFrameIsToldToo() {
    assumeTrue(sendersWaitForTheMailbox());
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    b.box().shut = true;
    b.box().whenRefused = kind -> b.seat().leave(frame("-b"));
    assertEquals(RelayResult.OVERFLOW, a.seat().send(0, b.id(), frame("x")).join());
    assertGot(a, "+b", "-b");
  }

  @Test
  void mailboxIsToldWhetherAMessageOrAnAnnouncementWasRefused() {
    assumeTrue(sendersWaitForTheMailbox());
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    List<String> refused = new ArrayList<>();
    b.box().shut = true;
    b.box().whenRefused = refused::add;
    a.seat().send(0, b.id(), frame("x")).join();
    a.seat().sendToOnlyOther(0, frame("x")).join();
    a.seat().broadcast(0, frame("x")).join();
    assertEquals(List.of("message", "message", "message"), refused);
    refused.clear();
    a.seat().update(0, a.peer(), frame("~a"));
    a.seat().suspend(1, 1_000, frame("?a"));
    a.seat().resume(2, frame("!a"));
    Guest c = join(BLUE, "c");
    c.seat().leave(frame("-c"));
    assertEquals(Collections.nCopies(5, "announcement"), refused);
  }

  @Test
  void suspensionIsToldToThoseThereAndToNewcomers() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    a.seat().suspend(1, 1_000, frame("?a"));
    assertTrue(join(BLUE, "c").found().get(0).suspended());
    // Its mailbox takes what is sent to it meanwhile.
    assertEquals(RelayResult.DELIVERED, b.seat().send(0, a.id(), frame("x")).join());
    a.seat().resume(2, frame("!a"));
    assertFalse(join(BLUE, "d").found().get(0).suspended());
    assertGot(b, "?a", "+c", "!a", "+d");
    assertGot(a, "+b", "+c", "x", "+d");
  }

  @Test
  void suspensionThatIsOverBeforeItIsToldIsNot() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    a.seat().resume(2, frame("!a"));
    a.seat().suspend(1, 1_000, frame("?a"));
    assertGot(b);
    a.seat().suspend(3, 1_000, frame("?a"));
    a.seat().suspend(3, 1_000, frame("?a"));
    assertGot(b, "?a");
  }

  @Test
  void updateLeavesASuspensionAsItIs() {
    Guest a = join(BLUE, "a");
    a.seat().suspend(1, 1_000, frame("?a"));
    a.seat().update(0, a.peer(), frame("~a"));
    assertTrue(join(BLUE, "b").found().get(0).suspended());
  }

  @Test
  void roomsAndTheirMembersCanBeListed() {
    assertEquals(0, engine.roomCount());
    assertEquals(Optional.empty(), engine.members(BLUE));
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    join(RED, "c");
    awaitTrue(() -> engine.roomCount() == 2);
    Set<Engine.RoomSize> sizes = Set.of(new Engine.RoomSize(BLUE, 2), new Engine.RoomSize(RED, 1));
    awaitTrue(() -> new HashSet<>(engine.rooms()).equals(sizes));
    assertEquals(Optional.of(List.of(a.peer(), b.peer())), engine.members(BLUE));
  }

  @Test
  void kickReachesTheMailboxOfThatMemberOnly() {
    Guest a = join(BLUE, "a");
    Guest b = join(BLUE, "b");
    List<String> kicked = new CopyOnWriteArrayList<>();
    a.box().whenKicked = () -> kicked.add("a");
    b.box().whenKicked = () -> kicked.add("b");
    assertTrue(engine.kick(BLUE, b.id()));
    assertFalse(engine.kick(RED, b.id()));
    assertFalse(engine.kick(BLUE, new PeerId("z")));
    awaitTrue(() -> !kicked.isEmpty());
    assertGot(a, "+b");
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
        List<String> known = new ArrayList<>(got(guest));
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
      assertEquals(RelayResult.DELIVERED, third.seat().send(0, next.id(), frame("x")).join());
      next.seat().leave(frame("-next"));
      third.seat().leave(frame("-third"));
    }
  }
}
