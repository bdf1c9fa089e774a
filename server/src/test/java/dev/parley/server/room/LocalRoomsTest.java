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
import dev.parley.server.engine.JoinResult.Joined;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.Offer;
import dev.parley.server.frame.TextFrame;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalRoomsTest extends EngineContract {

  @Override
  protected Engine engine() {
    return new LocalRooms(CAPACITY);
  }

  @Test
  void emptyRoomTakesNoMemory() {
    LocalRooms rooms = new LocalRooms(CAPACITY);
    PeerInfo peer =
        new PeerInfo(new PeerId("a"), Optional.empty(), Profile.empty(new JacksonJson()), false);
    Joined joined =
        assertInstanceOf(
            Joined.class,
            rooms.join(new RoomName("blue"), new Member(peer, new Hole()), TextFrame.of("+")));
    assertEquals(1, rooms.size());
    joined.seat().leave(TextFrame.of("-"));
    assertEquals(0, rooms.size());
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
    public void refused() {}
  }
}
