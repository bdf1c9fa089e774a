package dev.parley.client;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.SessionDescription;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what it hears, a line each. */
final class RecordingSessionListener implements SessionListener {

  private final List<String> events = new ArrayList<>();
  private RoomReason lost;
  private RoomReason ended;

  List<String> events() {
    return events;
  }

  RoomReason lost() {
    return lost;
  }

  RoomReason ended() {
    return ended;
  }

  @Override
  public void joined(ServerMessage.Welcome welcome) {
    events.add("joined " + welcome.peer().id());
  }

  @Override
  public void lost(RoomReason why) {
    lost = why;
    events.add("lost " + why.text());
  }

  @Override
  public void resumed(List<IceServer> iceServers) {
    events.add("resumed");
  }

  @Override
  public void rejoined(ServerMessage.Welcome welcome, List<ClientMessage> unsent, int doubtful) {
    events.add(
        "rejoined " + welcome.peer().id() + ", unsent " + unsent.size() + ", doubtful " + doubtful);
  }

  @Override
  public void confirmed() {}

  @Override
  public void peerJoined(PeerInfo peer) {
    events.add("peerJoined " + peer.id());
  }

  @Override
  public void peerUpdated(PeerInfo peer) {
    events.add("peerUpdated " + peer.id());
  }

  @Override
  public void peerSuspended(PeerId peer, boolean suspended) {
    events.add((suspended ? "suspended " : "resumed ") + peer);
  }

  @Override
  public void peerLeft(PeerId peer, LeaveReason reason) {
    events.add("peerLeft " + peer + " " + reason);
  }

  @Override
  public void description(
      PeerId from, SessionDescription description, Optional<ConnectionId> connection) {
    events.add("description " + from + " " + description.type());
  }

  @Override
  public void candidate(
      PeerId from, Optional<IceCandidate> candidate, Optional<ConnectionId> connection) {
    events.add("candidate " + from + " " + candidate.map(IceCandidate::candidate).orElse("end"));
  }

  @Override
  public void message(PeerId from, JsonValue data) {
    events.add("message " + from + " " + data.toJson());
  }

  @Override
  public void iceServers(List<IceServer> iceServers) {
    events.add("iceServers " + iceServers);
  }

  @Override
  public void error(ServerMessage.ErrorMessage error, Optional<ClientMessage> about) {
    events.add("error " + error.code());
  }

  @Override
  public void ended(RoomReason reason) {
    ended = reason;
    events.add("ended " + reason.kind());
  }
}
