package dev.parley.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.server.engine.Engine;
import dev.parley.server.engine.EngineContract;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.JoinResult.Joined;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.Offer;
import dev.parley.server.frame.TextFrame;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalRoomsTest extends EngineContract {

  private static final int ROOMS = 1_000;

  @Override
  protected Engine engine() {
    return new LocalRooms(ROOMS, CAPACITY);
  }

  @Test
  void emptyRoomTakesNoMemory() {
    LocalRooms rooms = new LocalRooms(ROOMS, CAPACITY);
    Joined joined = join(rooms, "blue", "a");
    assertEquals(1, rooms.roomCount());
    joined.seat().leave(TextFrame.of("-", 0));
    assertEquals(0, rooms.roomCount());
  }

  @Test
  void thereAreNoMoreRoomsThanMayBe() {
    LocalRooms rooms = new LocalRooms(1, CAPACITY);
    Joined first = join(rooms, "blue", "a");
    assertEquals(
        new JoinResult.NoMoreRooms(1),
        rooms.join(new RoomName("red"), member("b"), TextFrame.of("+", 0)).join());
    Joined second = join(rooms, "blue", "c");
    first.seat().leave(TextFrame.of("-", 0));
    second.seat().leave(TextFrame.of("-", 0));
    join(rooms, "red", "d");
  }

  private static Joined join(LocalRooms rooms, String room, String id) {
    return assertInstanceOf(
        Joined.class, rooms.join(new RoomName(room), member(id), TextFrame.of("+", 0)).join());
  }

  private static Member member(String id) {
    return new Member(
        new PeerInfo(new PeerId(id), Optional.empty(), Profile.empty(new JacksonJson()), false),
        new Hole(),
        Optional.empty());
  }

  /** Takes everything and keeps nothing. */
  private static final class Hole implements Mailbox {
    @Override
    public Offer offer(TextFrame frame) {
      return Offer.ACCEPTED;
    }

    @Override
    public void flush() {}

    @Override
    public void refusedMessage() {}

    @Override
    public void refusedAnnouncement() {}

    @Override
    public void lost() {}

    @Override
    public void kick() {}
  }
}
