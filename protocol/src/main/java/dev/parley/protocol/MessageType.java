package dev.parley.protocol;

import java.util.Optional;

/** Every value of a frame's {@code type}, of either direction. */
public enum MessageType {
  JOIN("join"),
  RESUME("resume"),
  WELCOME("welcome"),
  RESUMED("resumed"),
  OFFER("offer"),
  ANSWER("answer"),
  NEW_ICE_CANDIDATE("new-ice-candidate"),
  MESSAGE("message"),
  UPDATE("update"),
  LEAVE("leave"),
  TOKEN("token"),
  PEER_JOINED("peer-joined"),
  PEER_UPDATED("peer-updated"),
  PEER_SUSPENDED("peer-suspended"),
  PEER_RESUMED("peer-resumed"),
  PEER_LEFT("peer-left"),
  ICE_SERVERS("ice-servers"),
  RECONNECT("reconnect"),
  ERROR("error"),
  PING("ping"),
  PONG("pong"),
  ACK("ack");

  private final String wireName;

  MessageType(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Whether a server passes it on with everything but the envelope untouched. */
  public boolean relayed() {
    return this == OFFER || this == ANSWER || this == NEW_ICE_CANDIDATE || this == MESSAGE;
  }

  public static Optional<MessageType> of(String wireName) {
    for (MessageType type : values()) {
      if (type.wireName.equals(wireName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
