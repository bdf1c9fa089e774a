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
import java.util.Optional;

/** Reads what a server sends. */
final class ServerMessageReader {

  private ServerMessageReader() {}

  static ServerMessage read(MessageType type, ObjectReader frame) throws CodecException {
    return switch (type) {
      case WELCOME -> welcome(frame);
      case RESUMED -> resumed(frame);
      case OFFER ->
          new Offer(Parts.from(frame), Parts.sessionDescription(frame), Parts.connection(frame));
      case ANSWER ->
          new Answer(Parts.from(frame), Parts.sessionDescription(frame), Parts.connection(frame));
      case NEW_ICE_CANDIDATE ->
          new NewIceCandidate(Parts.from(frame), Parts.candidate(frame), Parts.connection(frame));
      case MESSAGE -> new Message(Parts.from(frame), frame.any("data"));
      case PEER_JOINED -> new PeerJoined(Parts.peerInfo(frame.object("peer")));
      case PEER_UPDATED -> new PeerUpdated(Parts.peerInfo(frame.object("peer")));
      case PEER_SUSPENDED -> new PeerSuspended(frame.made("peer", PeerId::new));
      case PEER_RESUMED -> new PeerResumed(frame.made("peer", PeerId::new));
      case PEER_LEFT ->
          new PeerLeft(frame.made("peer", PeerId::new), LeaveReason.of(frame.string("reason")));
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
        frame.objects("peers", Parts::peerInfo),
        Parts.iceServers(frame),
        frame.integer("heartbeatMillis"),
        frame.integer("frameBytes"));
  }

  private static Optional<Resumption> resumption(ObjectReader frame) throws CodecException {
    Optional<SessionSecret> secret = frame.optionalMade("secret", SessionSecret::new);
    return secret.isEmpty()
        ? Optional.empty()
        : Optional.of(new Resumption(secret.get(), frame.integer("resumeMillis")));
  }

  private static Resumed resumed(ObjectReader frame) throws CodecException {
    return new Resumed(
        frame.sequence("received"),
        frame.made("secret", SessionSecret::new),
        Parts.iceServers(frame));
  }

  private static ErrorMessage error(ObjectReader frame) throws CodecException {
    return new ErrorMessage(
        ErrorCode.of(frame.string("code")),
        frame.optionalString("detail").orElse(""),
        frame.optionalSequence("ref"),
        frame.optionalSequence("retryAfterMillis"));
  }
}
