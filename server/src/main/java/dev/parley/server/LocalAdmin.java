package dev.parley.server;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.RoomName;
import dev.parley.server.session.Relay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Of one relay, in this process. */
final class LocalAdmin implements RelayAdmin {

  private static final Duration LONGEST_DRAIN = Duration.ofDays(1);

  private final Relay relay;

  LocalAdmin(Relay relay) {
    this.relay = relay;
  }

  @Override
  public Status status() {
    return new Status(
        relay.connectionCount(),
        relay.sessionCount(),
        relay.suspendedCount(),
        relay.heldCount(),
        relay.engine().roomCount(),
        relay.pendingFrames(),
        relay.pendingBytes(),
        relay.isDraining());
  }

  @Override
  public List<RoomStatus> rooms() {
    return relay.engine().rooms().stream()
        .map(room -> new RoomStatus(room.name(), room.members()))
        .toList();
  }

  @Override
  public Optional<List<PeerInfo>> peers(RoomName room) {
    return relay.engine().members(room);
  }

  @Override
  public boolean kick(RoomName room, PeerId peer) {
    return relay.engine().kick(room, peer);
  }

  @Override
  public int closeRoom(RoomName room) {
    List<PeerInfo> peers = peers(room).orElse(List.of());
    return (int) peers.stream().filter(peer -> kick(room, peer.id())).count();
  }

  @Override
  public void drain(Duration over) {
    if (over.isNegative() || over.compareTo(LONGEST_DRAIN) > 0) {
      throw new IllegalArgumentException(
          "a drain over " + over + "; it must be from nothing to " + LONGEST_DRAIN);
    }
    relay.drain(over.toMillis());
  }
}
