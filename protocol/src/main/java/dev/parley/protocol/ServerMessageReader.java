package dev.parley.protocol;

import dev.parley.protocol.ServerMessage.Ack;
import dev.parley.protocol.ServerMessage.Answer;
import dev.parley.protocol.ServerMessage.ErrorMessage;
import dev.parley.protocol.ServerMessage.IceServers;
import dev.parley.protocol.ServerMessage.Message;
import dev.parley.protocol.ServerMessage.NewIceCandidate;
import dev.parley.protocol.ServerMessage.Offer;
import dev.parley.protocol.ServerMessage.PeerJoined;
import dev.parley.protocol.ServerMessage.PeerLeft;
import dev.parley.protocol.ServerMessage.PeerResumed;
import dev.parley.protocol.ServerMessage.PeerSuspended;
import dev.parley.protocol.ServerMessage.PeerUpdated;
import dev.parley.protocol.ServerMessage.Ping;
import dev.parley.protocol.ServerMessage.Pong;
import dev.parley.protocol.ServerMessage.Reconnect;
import dev.parley.protocol.ServerMessage.Resumed;
import dev.parley.protocol.ServerMessage.Welcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a server sends. */
final class ServerMessageReader {

  private ServerMessageReader() {}

  static ServerMessage read(MessageType type, ObjectReader frame) throws CodecException {
    return switch (type) {
      case WELCOME -> welcome(frame);
      case RESUMED -> resumed(frame);
      case OFFER ->
          new Offer(
              Parts.peerId(frame, "from"),
              Parts.sessionDescription(frame),
              Parts.connection(frame));
      case ANSWER ->
          new Answer(
              Parts.peerId(frame, "from"),
              Parts.sessionDescription(frame),
              Parts.connection(frame));
      case NEW_ICE_CANDIDATE ->
          new NewIceCandidate(
              Parts.peerId(frame, "from"), Parts.candidate(frame), Parts.connection(frame));
      case MESSAGE -> new Message(Parts.peerId(frame, "from"), frame.any("data"));
      case PEER_JOINED -> new PeerJoined(Parts.peerInfo(frame.object("peer")));
      case PEER_UPDATED -> new PeerUpdated(Parts.peerInfo(frame.object("peer")));
      case PEER_SUSPENDED -> new PeerSuspended(Parts.peerId(frame, "peer"));
      case PEER_RESUMED -> new PeerResumed(Parts.peerId(frame, "peer"));
      case PEER_LEFT ->
          new PeerLeft(Parts.peerId(frame, "peer"), LeaveReason.of(frame.string("reason")));
      case ICE_SERVERS -> new IceServers(Parts.iceServers(frame));
      case RECONNECT -> new Reconnect(frame.sequence("afterMillis"));
      case ERROR -> error(frame);
      case PING -> new Ping(frame.optionalSequence("received"));
      case PONG -> new Pong(frame.optionalSequence("received"));
      case ACK -> new Ack(frame.sequence("received"));
      case JOIN, RESUME, UPDATE, LEAVE, TOKEN ->
          throw new CodecException(
              ErrorCode.UNKNOWN_TYPE, "type " + type.wireName() + " is a client's", frame.ref());
    };
  }

  private static Welcome welcome(ObjectReader frame) throws CodecException {
    return new Welcome(
        frame.integer("protocol"),
        frame.made("session", SessionId::new),
        resumption(frame),
        Parts.peerInfo(frame.object("peer")),
        frame.made("room", RoomName::new),
        peers(frame),
        Parts.iceServers(frame),
        frame.integer("heartbeatMillis"),
        frame.integer("frameBytes"));
  }

  private static Optional<Resumption> resumption(ObjectReader frame) throws CodecException {
    return frame.optionalString("secret").isEmpty()
        ? Optional.empty()
        : Optional.of(new Resumption(Parts.secret(frame), frame.integer("resumeMillis")));
  }

  private static List<PeerInfo> peers(ObjectReader frame) throws CodecException {
    List<PeerInfo> peers = new ArrayList<>();
    for (ObjectReader peer : frame.objects("peers")) {
      peers.add(Parts.peerInfo(peer));
    }
    return peers;
  }

  private static Resumed resumed(ObjectReader frame) throws CodecException {
    return new Resumed(frame.sequence("received"), Parts.secret(frame), Parts.iceServers(frame));
  }

  private static ErrorMessage error(ObjectReader frame) throws CodecException {
    return new ErrorMessage(
        ErrorCode.of(frame.string("code")),
        frame.optionalString("detail").orElse(""),
        frame.optionalSequence("ref"),
        frame.optionalSequence("retryAfterMillis"));
  }
}
