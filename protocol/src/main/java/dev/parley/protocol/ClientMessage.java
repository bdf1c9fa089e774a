package dev.parley.protocol;

import dev.parley.protocol.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;

/** What a client sends. {@link Visitor} dispatches over all of them: a new one fails to compile. */
public sealed interface ClientMessage {

  MessageType type();

  <R> R accept(Visitor<R> visitor);

  /**
   * Whether its frame bears an {@code id} in a resumable session, is confirmed and, after a resume,
   * sent again.
   */
  default boolean numbered() {
    return true;
  }

  /** What the server passes on to another peer. */
  sealed interface Relayed extends ClientMessage {
    /** The receiver; see each message for what its absence means. */
    Optional<PeerId> to();
  }

  /** Asks to become a peer of a room: the first frame of a new session. */
  record Join(
      RoomName room, Optional<Profile> profile, Optional<AccessToken> token, boolean resumable)
      implements ClientMessage {
    @Override
    public MessageType type() {
      return MessageType.JOIN;
    }

    @Override
    public boolean numbered() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.join(this);
    }
  }

  /**
   * Takes up a session whose socket is gone: the first frame on its new socket.
   *
   * @param received the highest {@code seq} that the client has handled, 0 for none
   */
  record Resume(SessionId session, SessionSecret secret, long received) implements ClientMessage {
    public Resume {
      Sequence.check("received", received);
    }

    @Override
    public MessageType type() {
      return MessageType.RESUME;
    }

    @Override
    public boolean numbered() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.resume(this);
    }
  }

  /** A session description of type offer. Without {@code to}: to the room's only other peer. */
  record Offer(Optional<PeerId> to, SessionDescription sdp, Optional<ConnectionId> connection)
      implements Relayed {
    @Override
    public MessageType type() {
      return MessageType.OFFER;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.offer(this);
    }
  }

  /** A session description of type answer. Without {@code to}: to the room's only other peer. */
  record Answer(Optional<PeerId> to, SessionDescription sdp, Optional<ConnectionId> connection)
      implements Relayed {
    @Override
    public MessageType type() {
      return MessageType.ANSWER;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.answer(this);
    }
  }

  /**
   * A trickled candidate (RFC 8838). Without {@code to}: to the room's only other peer.
   *
   * @param candidate empty for the end of candidates
   */
  record NewIceCandidate(
      Optional<PeerId> to, Optional<IceCandidate> candidate, Optional<ConnectionId> connection)
      implements Relayed {
    @Override
    public MessageType type() {
      return MessageType.NEW_ICE_CANDIDATE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.newIceCandidate(this);
    }
  }

  /** The application's own message. Without {@code to}: to every other peer. */
  record Message(Optional<PeerId> to, JsonValue data) implements Relayed {
    @Override
    public MessageType type() {
      return MessageType.MESSAGE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.message(this);
    }

    /** Leaves the data out: it is the application's, and this may end in a log. */
    @Override
    public String toString() {
      return "Message[to " + to.map(PeerId::value).orElse("all") + ", data hidden]";
    }
  }

  /** Replaces the sender's profile. */
  record Update(Profile profile) implements ClientMessage {
    @Override
    public MessageType type() {
      return MessageType.UPDATE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.update(this);
    }
  }

  /** Ends the session; the server closes the socket with 1000. */
  record Leave() implements ClientMessage {
    @Override
    public MessageType type() {
      return MessageType.LEAVE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leave(this);
    }
  }

  /** Hands in a renewed token for the same {@code sub}. */
  record Token(AccessToken token) implements ClientMessage {
    @Override
    public MessageType type() {
      return MessageType.TOKEN;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.token(this);
    }
  }

  /** Asks for a {@link ServerMessage.Pong}; {@code received} confirms as {@link Ack} does. */
  record Ping(OptionalLong received) implements ClientMessage {
    public Ping {
      Sequence.check("received", received);
    }

    @Override
    public MessageType type() {
      return MessageType.PING;
    }

    @Override
    public boolean numbered() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ping(this);
    }
  }

  /** Answers a {@link ServerMessage.Ping}; {@code received} confirms as {@link Ack} does. */
  record Pong(OptionalLong received) implements ClientMessage {
    public Pong {
      Sequence.check("received", received);
    }

    @Override
    public MessageType type() {
      return MessageType.PONG;
    }

    @Override
    public boolean numbered() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pong(this);
    }
  }

  /** Confirms every frame up to the {@code seq} {@code received}. */
  record Ack(long received) implements ClientMessage {
    public Ack {
      Sequence.check("received", received);
    }

    @Override
    public MessageType type() {
      return MessageType.ACK;
    }

    @Override
    public boolean numbered() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ack(this);
    }
  }

  /** One method for each message. */
  interface Visitor<R> {
    R join(Join join);

    R resume(Resume resume);

    R offer(Offer offer);

    R answer(Answer answer);

    R newIceCandidate(NewIceCandidate newIceCandidate);

    R message(Message message);

    R update(Update update);

    R leave(Leave leave);

    R token(Token token);

    R ping(Ping ping);

    R pong(Pong pong);

    R ack(Ack ack);
  }
}
