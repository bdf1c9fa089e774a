package dev.parley.testkit;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;

/** Who is in one room, in the order of joining. */
final class RelayRoom {

  private final List<RelaySession> members = new ArrayList<>();

  List<PeerInfo> infos() {
    return members.stream().map(RelaySession::info).toList();
  }

  void add(RelaySession newcomer) {
    members.add(newcomer);
    announce(newcomer, new ServerMessage.PeerJoined(newcomer.info()));
  }

  void remove(RelaySession member, ServerMessage.PeerLeft farewell) {
    if (members.remove(member)) {
      announce(member, farewell);
    }
  }

  /** Tells all but {@code about} of it. */
  void announce(RelaySession about, ServerMessage message) {
    for (RelaySession other : List.copyOf(members)) {
      if (other != about) {
        other.tell(message);
      }
    }
  }

  /** All but one. */
  List<RelaySession> othersThan(RelaySession member) {
    return members.stream().filter(other -> other != member).toList();
  }

  /** The other members of that id: one or none. */
  List<RelaySession> othersThan(RelaySession member, PeerId id) {
    return othersThan(member).stream().filter(other -> other.info().id().equals(id)).toList();
  }
}
