package dev.parley.client;

import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.SessionDescription;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Hears what a session brings: joined at most once and first, ended exactly once and last. */
interface SessionListener {

  void joined(ServerMessage.Welcome welcome);

  void peerJoined(PeerInfo peer);

  void peerUpdated(PeerInfo peer);

  void peerSuspended(PeerId peer, boolean suspended);

  void peerLeft(PeerId peer, LeaveReason reason);

  void description(PeerId from, SessionDescription description);

  /**
   * @param candidate empty for the end of candidates
   */
  void candidate(PeerId from, Optional<IceCandidate> candidate);

  void message(PeerId from, JsonValue data);

  void iceServers(List<IceServer> iceServers);

  void error(ServerMessage.ErrorMessage error);

  void ended(CloseReason reason);
}
