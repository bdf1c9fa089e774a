package dev.parley.protocol.golden;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.ClientMessage;
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
import dev.parley.protocol.PeerId;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SessionId;
import dev.parley.protocol.SessionSecret;
import dev.parley.protocol.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Every message of a client's, and each way in which its members may be there or not. */
public final class ClientGoldens {

  private static final Optional<PeerId> TO = Optional.of(GoldenParts.P2);
  private static final Optional<PeerId> NOBODY = Optional.empty();

  private final List<Golden<ClientFrame>> goldens = new ArrayList<>();

  private ClientGoldens() {}

  public static List<Golden<ClientFrame>> all(Json json) {
    ClientGoldens all = new ClientGoldens();
    all.sessions(json);
    all.relayed(json);
    all.liveness();
    return all.goldens;
  }

  private void sessions(Json json) {
    RoomName room = new RoomName("blue");
    Optional<Profile> ann = Optional.of(Profile.named(json, "Ann"));
    add("join", new Join(room, ann, Optional.of(GoldenParts.TOKEN), true));
    add("join-minimal", new Join(room, Optional.empty(), Optional.empty(), false));
    add("resume", new Resume(new SessionId("hTn2yQ0sVb"), new SessionSecret("k7Jx-2mP_e~9"), 41));
    add("update", new Update(GoldenParts.handRaised(json, "Ann")));
    add("token", new Token(GoldenParts.TOKEN));
    add("leave", new Leave());
  }

  private void relayed(Json json) {
    add("offer", new Offer(TO, GoldenParts.OFFER, Optional.empty()));
    add("offer-of-connection", new Offer(TO, GoldenParts.OFFER, GoldenParts.CONNECTION));
    add("offer-without-to", new Offer(NOBODY, GoldenParts.OFFER, Optional.empty()));
    add("answer", new Answer(Optional.of(GoldenParts.P1), GoldenParts.ANSWER, Optional.empty()));
    add(
        "new-ice-candidate",
        new NewIceCandidate(TO, Optional.of(GoldenParts.CANDIDATE), Optional.empty()));
    add(
        "new-ice-candidate-of-connection",
        new NewIceCandidate(TO, Optional.of(GoldenParts.CANDIDATE), GoldenParts.CONNECTION));
    add("new-ice-candidate-end", new NewIceCandidate(TO, Optional.empty(), Optional.empty()));
    add("message", new Message(TO, GoldenParts.greeting(json)));
    add("message-to-all", new Message(NOBODY, json.string("Hello, everyone")));
    add("message-numbered", 12, new Message(TO, GoldenParts.greeting(json)));
  }

  private void liveness() {
    add("ping", new Ping(OptionalLong.empty()));
    add("ping-received", new Ping(OptionalLong.of(41)));
    add("pong", new Pong(OptionalLong.empty()));
    add("ack", new Ack(41));
  }

  private void add(String name, ClientMessage message) {
    add(name, ClientFrame.NO_ID, message);
  }

  private void add(String name, long id, ClientMessage message) {
    goldens.add(new Golden<>("client/" + name + ".json", new ClientFrame(id, message)));
  }
}
