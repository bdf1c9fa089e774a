package dev.parley.protocol;

import java.util.Optional;

/** Every value of a frame's {@code type}, of either direction. */
public enum MessageType {
  JOIN,
  RESUME,
  WELCOME,
  RESUMED,
  OFFER,
  ANSWER,
  NEW_ICE_CANDIDATE,
  MESSAGE,
  UPDATE,
  LEAVE,
  TOKEN,
  PEER_JOINED,
  PEER_UPDATED,
  PEER_SUSPENDED,
  PEER_RESUMED,
  PEER_LEFT,
  ICE_SERVERS,
  RECONNECT,
  ERROR,
  PING,
  PONG,
  ACK;

  /** {@code values()} makes a new array each time, and this is looked up for every frame. */
  private static final MessageType[] ALL = values();

  private final String wireName = WireName.of(this);

  public String wireName() {
    return wireName;
  }

  /** Whether a server passes it on with everything but the envelope untouched. */
  public boolean relayed() {
    return this == OFFER || this == ANSWER || this == NEW_ICE_CANDIDATE || this == MESSAGE;
  }

  public static Optional<MessageType> of(String wireName) {
    return WireName.find(ALL, wireName);
  }
}
