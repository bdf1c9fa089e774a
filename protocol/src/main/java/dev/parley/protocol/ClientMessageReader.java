package dev.parley.protocol;

import dev.parley.protocol.ClientMessage.Ack;
import dev.parley.protocol.ClientMessage.Answer;
import dev.parley.protocol.ClientMessage.Join;
import dev.parley.protocol.ClientMessage.Leave;
import dev.parley.protocol.ClientMessage.Message;
import dev.parley.protocol.ClientMessage.NewIceCandidate;
import dev.parley.protocol.ClientMessage.Offer;
import dev.parley.protocol.ClientMessage.Ping;
import dev.parley.protocol.ClientMessage.Pong;
import dev.parley.protocol.ClientMessage.Resume;
import dev.parley.protocol.ClientMessage.Token;
import dev.parley.protocol.ClientMessage.Update;
import java.util.Optional;

/** Reads what a client sends. */
final class ClientMessageReader {

  private ClientMessageReader() {}

  static ClientMessage read(MessageType type, ObjectReader frame) throws CodecException {
    return switch (type) {
      case JOIN -> join(frame);
      case RESUME -> resume(frame);
      case OFFER -> new Offer(to(frame), Parts.sessionDescription(frame), Parts.connection(frame));
      case ANSWER ->
          new Answer(to(frame), Parts.sessionDescription(frame), Parts.connection(frame));
      case NEW_ICE_CANDIDATE ->
          new NewIceCandidate(to(frame), Parts.candidate(frame), Parts.connection(frame));
      case MESSAGE -> new Message(to(frame), frame.any("data"));
      case UPDATE -> new Update(frame.profile("profile"));
      case LEAVE -> new Leave();
      case TOKEN -> new Token(frame.made("token", AccessToken::new));
      case PING -> new Ping(frame.optionalSequence("received"));
      case PONG -> new Pong(frame.optionalSequence("received"));
      case ACK -> new Ack(frame.sequence("received"));
      case WELCOME,
          RESUMED,
          PEER_JOINED,
          PEER_UPDATED,
          PEER_SUSPENDED,
          PEER_RESUMED,
          PEER_LEFT,
          ICE_SERVERS,
          RECONNECT,
          ERROR ->
          throw new CodecException(
              ErrorCode.UNKNOWN_TYPE, "type " + type.wireName() + " is a server's", frame.ref());
    };
  }

  private static Join join(ObjectReader frame) throws CodecException {
    return new Join(
        room(frame),
        frame.optionalProfile("profile"),
        frame.optionalMade("token", AccessToken::new),
        frame.optionalBool("resumable"));
  }

  private static RoomName room(ObjectReader frame) throws CodecException {
    try {
      return frame.made("room", RoomName::new);
    } catch (CodecException e) {
      throw new CodecException(ErrorCode.INVALID_ROOM, e.getMessage(), frame.ref());
    }
  }

  private static Resume resume(ObjectReader frame) throws CodecException {
    return new Resume(
        frame.made("session", SessionId::new), Parts.secret(frame), frame.sequence("received"));
  }

  private static Optional<PeerId> to(ObjectReader frame) throws CodecException {
    return frame.optionalMade("to", PeerId::new);
  }
}
