package dev.parley.protocol;

import java.util.Optional;

/** The WebRTC specification's RTCSdpType (§4.3.1). */
public enum SdpType {
  OFFER,
  PRANSWER,
  ANSWER,
  ROLLBACK;

  private final String wireName = WireName.of(this);

  public String wireName() {
    return wireName;
  }

  public static Optional<SdpType> of(String wireName) {
    return WireName.find(values(), wireName);
  }
}
