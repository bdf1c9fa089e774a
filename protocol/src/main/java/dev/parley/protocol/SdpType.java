package dev.parley.protocol;

import java.util.Optional;

/** The WebRTC specification's RTCSdpType (§4.3.1). */
public enum SdpType {
  OFFER("offer"),
  PRANSWER("pranswer"),
  ANSWER("answer"),
  ROLLBACK("rollback");

  private final String wireName;

  SdpType(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<SdpType> of(String wireName) {
    for (SdpType type : values()) {
      if (type.wireName.equals(wireName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
