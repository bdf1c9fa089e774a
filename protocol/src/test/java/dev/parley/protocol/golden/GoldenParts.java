package dev.parley.protocol.golden;

import dev.parley.protocol.AccessToken;
import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.Profile;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the golden examples of both directions are made of. */
final class GoldenParts {

  static final PeerId P1 = new PeerId("p1");
  static final PeerId P2 = new PeerId("p2");
  static final PeerId P3 = new PeerId("p3");
  static final AccessToken TOKEN =
      new AccessToken("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1NyJ9.c2lnbmF0dXJl");
  static final SessionDescription OFFER = description(SdpType.OFFER);
  static final SessionDescription ANSWER = description(SdpType.ANSWER);
  static final IceCandidate CANDIDATE =
      new IceCandidate(
          "candidate:1 1 udp 2122260223 192.0.2.1 61665 typ host",
          Optional.of("0"),
          OptionalInt.of(0),
          Optional.of("Yx3k"));
  static final Optional<ConnectionId> CONNECTION =
      Optional.of(new ConnectionId("b3x0Qm_T7-vKpW2~9dLs1A.2"));
  static final IceServer STUN = IceServer.stun("stun:stun.example.org");
  static final List<IceServer> ICE_SERVERS =
      List.of(
          STUN,
          new IceServer(
              List.of("turn:turn.example.org?transport=udp", "turns:turn.example.org"),
              Optional.of("1767225600:u7"),
              Optional.of("3nVvQ2cxQ0pVc0JrZz09")));

  private GoldenParts() {}

  private static SessionDescription description(SdpType type) {
    return new SessionDescription(
        type, "v=0\r\no=- 20260101 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
  }

  static JsonValue greeting(Json json) {
    List<JsonValue> at =
        List.of(json.number(1), json.number(2.5), json.bool(true), json.nullValue());
    return json.object().put("text", "Hello, Bob \u263a").put("at", json.array(at)).build();
  }

  static Profile handRaised(Json json, String name) {
    return new Profile(json.object().put("name", name).put("hand", true).build());
  }
}
