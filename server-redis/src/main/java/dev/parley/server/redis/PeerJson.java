package dev.parley.server.redis;

import dev.parley.protocol.Codec;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.PeerJoined;
import dev.parley.protocol.ServerMessage.PeerLeft;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.List;

/** Peers as they are written to Redis: as the frame that tells of them. */
final class PeerJson {

  private static final String ACTIVE = "a";

  private final Codec codec = new Codec(new JacksonJson());

  /** Without its being suspended, which is kept apart. */
  byte[] encode(PeerInfo peer) {
    return Bytes.of(codec.encode(ServerFrame.of(new PeerJoined(suspended(peer, false)))));
  }

  PeerInfo decode(String text, String state) {
    try {
      ServerMessage message = codec.decodeServerFrame(text).message();
      return suspended(((PeerJoined) message).peer(), !state.equals(ACTIVE));
    } catch (CodecException e) {
      throw new IllegalStateException("what is in Redis is not a peer", e);
    }
  }

  /** Reads what scripts answer of several: of each its text and its state. */
  List<PeerInfo> decode(List<Object> answered) {
    List<PeerInfo> peers = new ArrayList<>(answered.size() / 2);
    for (int i = 0; i + 1 < answered.size(); i += 2) {
      peers.add(decode(Bytes.text(answered.get(i)), Bytes.text(answered.get(i + 1))));
    }
    return peers;
  }

  TextFrame left(PeerId peer, LeaveReason reason) {
    return TextFrame.of(
        codec.encode(ServerFrame.of(new PeerLeft(peer, reason))), System.nanoTime());
  }

  private static PeerInfo suspended(PeerInfo peer, boolean suspended) {
    return new PeerInfo(peer.id(), peer.user(), peer.profile(), suspended);
  }
}
