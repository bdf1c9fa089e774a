package dev.parley.standalone.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.parley.protocol.PeerInfo;
import dev.parley.server.RelayAdmin;
import java.util.List;

/** The JSON of each answer and order, as {@code openapi.yaml} describes it. */
final class Views {

  private Views() {}

  record Status(
      int connections,
      int sessions,
      int suspendedSessions,
      int heldConnections,
      int rooms,
      long outboxFrames,
      long outboxBytes,
      boolean draining) {

    static Status of(RelayAdmin.Status status) {
      return new Status(
          status.connections(),
          status.sessions(),
          status.suspended(),
          status.held(),
          status.rooms(),
          status.waitingFrames(),
          status.waitingBytes(),
          status.draining());
    }
  }

  record RoomSummary(String name, int peers) {

    static RoomSummary of(RelayAdmin.RoomStatus room) {
      return new RoomSummary(room.name().value(), room.peers());
    }
  }

  /**
   * Some of the rooms.
   *
   * @param next the room behind which to go on; null at the end
   */
  @JsonInclude(Include.NON_NULL)
  record RoomPage(List<RoomSummary> rooms, String next) {}

  record Room(String name, List<Peer> peers) {}

  /**
   * One member of a room.
   *
   * @param user null if it joined without a token, or its token names nobody
   * @param profile as JSON
   */
  @JsonInclude(Include.NON_NULL)
  record Peer(String id, String user, @JsonRawValue String profile, boolean suspended) {

    static Peer of(PeerInfo peer) {
      return new Peer(
          peer.id().value(),
          peer.user().orElse(null),
          peer.profile().value().toJson(),
          peer.suspended());
    }
  }

  record Kicked(int kicked) {}

  /**
   * The order to drain.
   *
   * @param seconds over which; null for as long as SIGTERM would take
   */
  record Drain(Integer seconds) {}

  /** What went wrong (RFC 9457). */
  record Problem(String title, int status, String detail) {}
}
