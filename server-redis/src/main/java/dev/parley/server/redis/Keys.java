package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SessionId;

/** The names in Redis. Those of a room bear its name as a hash tag: they lie in one slot. */
record Keys(String prefix) {

  byte[] members(RoomName room) {
    return Bytes.of(prefix + "{" + room + "}:members");
  }

  byte[] mailbox(RoomName room, PeerId peer) {
    return Bytes.of(prefix + "{" + room + "}:m:" + peer);
  }

  byte[] session(SessionId session) {
    return Bytes.of(prefix + "session:" + session);
  }

  byte[] rooms() {
    return Bytes.of(prefix + "rooms");
  }

  byte[] nodes() {
    return Bytes.of(prefix + "nodes");
  }

  /** Never there. Those of different numbers may be in different slots. */
  byte[] probe(int number) {
    return Bytes.of(prefix + "probe:{" + number + "}");
  }

  /** What a node's members say without a record is published by: it lives as long as its lease. */
  byte[] pass(String node) {
    return Bytes.of(prefix + "pass:" + node);
  }

  /** The channel by which a node is woken. */
  byte[] node(String node) {
    return Bytes.of(prefix + "node:" + node);
  }
}
