package dev.parley.protocol;

import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a server sends. {@link Visitor} dispatches over all of them: a new one fails to compile. */
public sealed interface ServerMessage {

  MessageType type();

  <R> R accept(Visitor<R> visitor);

  /**
   * Whether its frame bears a {@code seq} in a resumable session, is confirmed and, after a resume,
   * sent again.
   */
  default boolean sequenced() {
    return true;
  }

  /** What the server passes on from another peer. */
  sealed interface Relayed extends ServerMessage {
    /** The sender, as the server knows it. */
    PeerId from();
  }

  /**
   * Answers a {@link ClientMessage.Join}: the client is a peer of the room now.
   *
   * @param protocol the protocol's version
   * @param resumption where the session is resumable, how
   * @param peer the client itself
   * @param peers the others, in the order in which they joined
   * @param iceServers for RTCPeerConnection, as they are
   * @param heartbeatMillis how often the client pings
   * @param frameBytes the largest frame, in bytes, that the server takes
   */
  record Welcome(
      int protocol,
      SessionId session,
      Optional<Resumption> resumption,
      PeerInfo peer,
      RoomName room,
      List<PeerInfo> peers,
      List<IceServer> iceServers,
      int heartbeatMillis,
      int frameBytes)
      implements ServerMessage {
    public Welcome {
      peers = List.copyOf(peers);
      iceServers = List.copyOf(iceServers);
    }

    @Override
    public MessageType type() {
      return MessageType.WELCOME;
    }

    @Override
    public boolean sequenced() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.welcome(this);
    }
  }

  /**
   * Answers a {@link ClientMessage.Resume}: the session goes on.
   *
   * @param received the highest {@code id} that the server has handled, 0 for none
   * @param secret for the next resume; voids the former one once it is used or acknowledged
   */
  record Resumed(long received, SessionSecret secret, List<IceServer> iceServers)
      implements ServerMessage {
    public Resumed {
      Sequence.check("received", received);
      iceServers = List.copyOf(iceServers);
    }

    @Override
    public MessageType type() {
      return MessageType.RESUMED;
    }

    @Override
    public boolean sequenced() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.resumed(this);
    }
  }

  /** A session description of type offer. */
  record Offer(PeerId from, SessionDescription sdp, Optional<ConnectionId> connection)
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

  /** A session description of type answer. */
  record Answer(PeerId from, SessionDescription sdp, Optional<ConnectionId> connection)
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
   * A trickled candidate (RFC 8838).
   *
   * @param candidate empty for the end of candidates
   */
  record NewIceCandidate(
      PeerId from, Optional<IceCandidate> candidate, Optional<ConnectionId> connection)
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

  /** Another peer's own message. */
  record Message(PeerId from, JsonValue data) implements Relayed {
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
      return "Message[from " + from + ", data hidden]";
    }
  }

  /** A newcomer is in the room. It offers; those present answer. */
  record PeerJoined(PeerInfo peer) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.PEER_JOINED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.peerJoined(this);
    }
  }

  /** A peer replaced its profile. */
  record PeerUpdated(PeerInfo peer) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.PEER_UPDATED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.peerUpdated(this);
    }
  }

  /** A peer's socket is gone, its session is kept. */
  record PeerSuspended(PeerId peer) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.PEER_SUSPENDED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.peerSuspended(this);
    }
  }

  /** A suspended peer is back; nothing sent to it meanwhile was lost. */
  record PeerResumed(PeerId peer) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.PEER_RESUMED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.peerResumed(this);
    }
  }

  /** A peer is no longer in the room; its id will not come again. */
  record PeerLeft(PeerId peer, LeaveReason reason) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.PEER_LEFT;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.peerLeft(this);
    }
  }

  /** Renewed ICE servers, in time before the credentials of the former expire. */
  record IceServers(List<IceServer> iceServers) implements ServerMessage {
    public IceServers {
      iceServers = List.copyOf(iceServers);
    }

    @Override
    public MessageType type() {
      return MessageType.ICE_SERVERS;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.iceServers(this);
    }
  }

  /** Advice before the server goes: connect anew after so many milliseconds. */
  record Reconnect(long afterMillis) implements ServerMessage {
    public Reconnect {
      Sequence.check("afterMillis", afterMillis);
    }

    @Override
    public MessageType type() {
      return MessageType.RECONNECT;
    }

    @Override
    public boolean sequenced() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reconnect(this);
    }
  }

  /**
   * A frame of the client's was refused, or the server is in trouble. The socket stays open unless
   * a close follows.
   *
   * @param detail for a human; not for a program
   * @param ref the {@code id} of the frame that it is about
   * @param retryAfterMillis how long to wait before the same may go through
   */
  record ErrorMessage(
      ErrorCode code, String detail, OptionalLong ref, OptionalLong retryAfterMillis)
      implements ServerMessage {
    public ErrorMessage {
      Sequence.check("ref", ref);
      Sequence.check("retryAfterMillis", retryAfterMillis);
    }

    @Override
    public MessageType type() {
      return MessageType.ERROR;
    }

    @Override
    public boolean sequenced() {
      return ref.isPresent();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.error(this);
    }
  }

  /** Asks for a {@link ClientMessage.Pong}; {@code received} confirms as {@link Ack} does. */
  record Ping(OptionalLong received) implements ServerMessage {
    public Ping {
      Sequence.check("received", received);
    }

    @Override
    public MessageType type() {
      return MessageType.PING;
    }

    @Override
    public boolean sequenced() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ping(this);
    }
  }

  /** Answers a {@link ClientMessage.Ping}; {@code received} confirms as {@link Ack} does. */
  record Pong(OptionalLong received) implements ServerMessage {
    public Pong {
      Sequence.check("received", received);
    }

    @Override
    public MessageType type() {
      return MessageType.PONG;
    }

    @Override
    public boolean sequenced() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pong(this);
    }
  }

  /** Confirms every frame up to the {@code id} {@code received}. */
  record Ack(long received) implements ServerMessage {
    public Ack {
      Sequence.check("received", received);
    }

    @Override
    public MessageType type() {
      return MessageType.ACK;
    }

    @Override
    public boolean sequenced() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ack(this);
    }
  }

  /** One method for each message. */
  interface Visitor<R> {
    R welcome(Welcome welcome);

    R resumed(Resumed resumed);

    R offer(Offer offer);

    R answer(Answer answer);

    R newIceCandidate(NewIceCandidate newIceCandidate);

    R message(Message message);

    R peerJoined(PeerJoined peerJoined);

    R peerUpdated(PeerUpdated peerUpdated);

    R peerSuspended(PeerSuspended peerSuspended);

    R peerResumed(PeerResumed peerResumed);

    R peerLeft(PeerLeft peerLeft);

    R iceServers(IceServers iceServers);

    R reconnect(Reconnect reconnect);

    R error(ErrorMessage error);

    R ping(Ping ping);

    R pong(Pong pong);

    R ack(Ack ack);
  }
}
