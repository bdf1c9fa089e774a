package dev.parley.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SessionId;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.Offer;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.RemoteSession;
import dev.parley.server.engine.RemoteSession.Claimed;
import dev.parley.server.engine.Seat;
import dev.parley.server.frame.TextFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A member, what it got and what happened to it. */
final class TestMember implements Mailbox {

  static final RoomName BLUE = new RoomName("blue");

  private final PeerId id;

  /** Guarded by this. */
  private final List<String> frames = new ArrayList<>();

  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger kicked = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean shut;
  private volatile Seat seat;
  private volatile List<PeerInfo> found;
  private volatile long handled;

  private TestMember(String id) {
    this.id = new PeerId(id);
  }

  /** One that is nowhere yet. */
  static TestMember of(String id) {
    return new TestMember(id);
  }

  /** Its session ends with its socket. */
  static TestMember plain(RedisEngine engine, String id) {
    return joined(engine, id, Optional.empty());
  }

  static TestMember resumable(RedisEngine engine, String id) {
    return joined(engine, id, Optional.of(new Member.Kept(session(id), "saved-1")));
  }

  static TestMember resumable(RedisEngine engine, RoomName room, String id) {
    return joined(
        engine, room, id, Optional.of(new Member.Kept(session(room + "-" + id), "saved-1")));
  }

  private static TestMember joined(RedisEngine engine, String id, Optional<Member.Kept> kept) {
    return joined(engine, BLUE, id, kept);
  }

  private static TestMember joined(
      RedisEngine engine, RoomName room, String id, Optional<Member.Kept> kept) {
    TestMember member = new TestMember(id);
    JoinResult result = join(engine, room, member, kept).join();
    JoinResult.Joined joined = assertInstanceOf(JoinResult.Joined.class, result);
    member.seat = joined.seat();
    member.found = joined.others();
    return member;
  }

  static CompletableFuture<JoinResult> join(RedisEngine engine, String id) {
    return join(engine, BLUE, new TestMember(id), Optional.empty());
  }

  private static CompletableFuture<JoinResult> join(
      RedisEngine engine, RoomName room, TestMember member, Optional<Member.Kept> kept) {
    return engine.join(
        room, new Member(peer(member.id.value()), member, kept), frame("+" + member.id));
  }

  static Optional<RemoteSession> find(RedisEngine engine, String id) {
    return engine.find(session(id)).join();
  }

  /** The session goes on at another node, by another socket. */
  static Optional<TestMember> resumed(RedisEngine engine, String id, long received) {
    TestMember member = new TestMember(id);
    Optional<Claimed> claimed =
        find(engine, id).orElseThrow().claim(received, "saved-2", member, frame("!" + id)).join();
    claimed.ifPresent(member::sits);
    return claimed.map(it -> member);
  }

  static SessionId session(String id) {
    return new SessionId("session-of-" + id);
  }

  static PeerInfo peer(String id) {
    return new PeerInfo(new PeerId(id), Optional.empty(), Profile.empty(new JacksonJson()), false);
  }

  static TextFrame frame(String text) {
    return TextFrame.of(text, 0);
  }

  void sits(Claimed claimed) {
    seat = claimed.seat();
    handled = claimed.handled();
  }

  PeerId id() {
    return id;
  }

  Seat seat() {
    return seat;
  }

  List<PeerInfo> found() {
    return found;
  }

  long handled() {
    return handled;
  }

  void send(TestMember to, String text) {
    send(0, to, text);
  }

  void send(long number, TestMember to, String text) {
    assertEquals(RelayResult.DELIVERED, sending(number, to, text).join());
  }

  CompletableFuture<RelayResult> sending(long number, TestMember to, String text) {
    return seat.send(number, to.id, frame(text));
  }

  synchronized List<String> frames() {
    return List.copyOf(frames);
  }

  int timesLost() {
    return lost.get();
  }

  int timesKicked() {
    return kicked.get();
  }

  int timesRefused() {
    return refused.get();
  }

  void shut() {
    shut = true;
  }

  @Override
  public synchronized Offer offer(TextFrame frame) {
    if (shut) {
      return Offer.REFUSED;
    }
    frames.add(StandardCharsets.UTF_8.decode(frame.buffer()).toString());
    return Offer.ACCEPTED;
  }

  @Override
  public void flush() {}

  @Override
  public void refusedMessage() {
    // Its sender is told.
  }

  @Override
  public void refusedAnnouncement() {
    refused.incrementAndGet();
  }

  @Override
  public void lost() {
    lost.incrementAndGet();
  }

  @Override
  public void kick() {
    kicked.incrementAndGet();
  }
}
