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
import java.util.List;
import java.util.Optional;

/**
 * Hears what a session brings: joined at most once and first, ended exactly once and last. After
 * {@link #lost} the next is resumed, rejoined or ended.
 */
interface SessionListener {

  void joined(ServerMessage.Welcome welcome);

  /** The server can't be reached for now; what is sent waits. */
  void lost(RoomReason reason);

  /** The server is back and nothing was missed. */
  void resumed(List<IceServer> iceServers);

  /**
   * The server is back and knows nothing of this side's past: it is another peer of the room now,
   * as the others may be.
   *
   * @param unsent what was to be sent meanwhile, in order, and has not been
   * @param doubtful how many messages before those may or may not have reached the server
   */
  void rejoined(ServerMessage.Welcome welcome, List<ClientMessage> unsent, int doubtful);

  /** The server confirmed some of what was sent: there may be room for more. */
  void confirmed();

  void peerJoined(PeerInfo peer);

  void peerUpdated(PeerInfo peer);

  void peerSuspended(PeerId peer, boolean suspended);

  void peerLeft(PeerId peer, LeaveReason reason);

  /**
   * @param connection the one that it is of, where the sender names it
   */
  void description(PeerId from, SessionDescription description, Optional<ConnectionId> connection);

  /**
   * @param candidate empty for the end of candidates
   * @param connection the one that it is of, where the sender names it
   */
  void candidate(PeerId from, Optional<IceCandidate> candidate, Optional<ConnectionId> connection);

  void message(PeerId from, JsonValue data);

  void iceServers(List<IceServer> iceServers);

  /**
   * @param about what the server refused; empty where it does not say, or it is not known any more
   */
  void error(ServerMessage.ErrorMessage error, Optional<ClientMessage> about);

  void ended(RoomReason reason);
}
