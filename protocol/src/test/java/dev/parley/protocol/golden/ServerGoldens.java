package dev.parley.protocol.golden;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Resumption;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.ServerMessage;
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
import dev.parley.protocol.SessionId;
import dev.parley.protocol.SessionSecret;
import dev.parley.protocol.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Every message of a server's, and each way in which its members may be there or not. */
public final class ServerGoldens {

  private static final OptionalLong NONE = OptionalLong.empty();

  private final List<Golden<ServerFrame>> goldens = new ArrayList<>();

  private ServerGoldens() {}

  public static List<Golden<ServerFrame>> all(Json json) {
    ServerGoldens all = new ServerGoldens();
    all.sessions(json);
    all.relayed(json);
    all.presence(json);
    all.errors();
    all.liveness();
    return all.goldens;
  }

  private void sessions(Json json) {
    Profile ann = Profile.named(json, "Ann");
    Profile bob = Profile.named(json, "Bob");
    add(
        "welcome",
        welcome(
            Optional.empty(),
            new PeerInfo(GoldenParts.P1, Optional.empty(), ann, false),
            List.of(new PeerInfo(GoldenParts.P2, Optional.empty(), bob, false)),
            List.of(GoldenParts.STUN)));
    PeerInfo suspended = new PeerInfo(GoldenParts.P3, Optional.empty(), Profile.empty(json), true);
    add(
        "welcome-resumable",
        welcome(
            Optional.of(new Resumption(new SessionSecret("k7Jx-2mP_e~9"), 60_000)),
            peer(GoldenParts.P1, "u7", ann),
            List.of(peer(GoldenParts.P2, "u9", bob), suspended),
            GoldenParts.ICE_SERVERS));
    add("resumed", new Resumed(12, new SessionSecret("Qe5~w8Zr.T0u"), GoldenParts.ICE_SERVERS));
    add("ice-servers", new IceServers(GoldenParts.ICE_SERVERS));
    add("reconnect", new Reconnect(1_200));
  }

  private static Welcome welcome(
      Optional<Resumption> resumption,
      PeerInfo peer,
      List<PeerInfo> peers,
      List<IceServer> servers) {
    return new Welcome(
        Protocol.VERSION,
        new SessionId("hTn2yQ0sVb"),
        resumption,
        peer,
        new RoomName("blue"),
        peers,
        servers,
        15_000,
        65_536);
  }

  private void relayed(Json json) {
    add("offer", new Offer(GoldenParts.P1, GoldenParts.OFFER, Optional.empty()));
    add("answer", new Answer(GoldenParts.P2, GoldenParts.ANSWER, Optional.empty()));
    add(
        "new-ice-candidate",
        new NewIceCandidate(GoldenParts.P1, Optional.of(GoldenParts.CANDIDATE), Optional.empty()));
    add(
        "answer-of-connection",
        new Answer(GoldenParts.P2, GoldenParts.ANSWER, GoldenParts.CONNECTION));
    add(
        "new-ice-candidate-end",
        new NewIceCandidate(GoldenParts.P1, Optional.empty(), Optional.empty()));
    add("message", new Message(GoldenParts.P1, GoldenParts.greeting(json)));
    add("message-numbered", 41, new Message(GoldenParts.P1, GoldenParts.greeting(json)));
  }

  private void presence(Json json) {
    add("peer-joined", new PeerJoined(peer(GoldenParts.P2, "u9", Profile.named(json, "Bob"))));
    add(
        "peer-updated",
        new PeerUpdated(peer(GoldenParts.P1, "u7", GoldenParts.handRaised(json, "Ann"))));
    add("peer-suspended", new PeerSuspended(GoldenParts.P2));
    add("peer-resumed", new PeerResumed(GoldenParts.P2));
    add("peer-left", new PeerLeft(GoldenParts.P2, LeaveReason.LEFT));
  }

  private static PeerInfo peer(PeerId id, String user, Profile profile) {
    return new PeerInfo(id, Optional.of(user), profile, false);
  }

  private void errors() {
    add(
        "error",
        new ErrorMessage(ErrorCode.ROOM_FULL, "the room has as many peers as may be", NONE, NONE));
    add(
        "error-with-ref",
        42,
        new ErrorMessage(
            ErrorCode.UNKNOWN_RECIPIENT,
            "member to is no other peer of the room",
            OptionalLong.of(12),
            NONE));
    add(
        "error-retry",
        new ErrorMessage(
            ErrorCode.RATE_LIMITED,
            "more frames or bytes came than are allowed",
            NONE,
            OptionalLong.of(250)));
  }

  private void liveness() {
    add("ping", new Ping(NONE));
    add("pong", new Pong(NONE));
    add("pong-received", new Pong(OptionalLong.of(12)));
    add("ack", new Ack(12));
  }

  private void add(String name, ServerMessage message) {
    add(name, ServerFrame.NO_SEQ, message);
  }

  private void add(String name, long seq, ServerMessage message) {
    goldens.add(new Golden<>("server/" + name + ".json", new ServerFrame(seq, message)));
  }
}
