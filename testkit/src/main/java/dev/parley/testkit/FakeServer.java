package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.port.SignalingSocketFactory;
import dev.parley.client.port.SignalingSocketListener;
import dev.parley.protocol.Codec;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.SessionId;
import dev.parley.protocol.SessionSecret;
import dev.parley.protocol.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A relay in memory that keeps PROTOCOL.md, resuming included, for any number of rooms. Peers are
 * p1, p2 … in the order in which they join; no id comes a second time, not even after a {@link
 * #restart}. It lets everyone in, and asks for no token. Each frame arrives in a task of its own.
 */
public final class FakeServer implements SignalingSocketFactory {

  public static final int HEARTBEAT_MILLIS = 15_000;

  /** How long a session is kept without a socket. */
  public static final int RESUME_MILLIS = 60_000;

  /** The largest frame that it claims to take, in bytes. */
  public static final int FRAME_BYTES = 65_536;

  static final int ABNORMAL_CLOSURE = 1_006;

  private final EventLoop loop;
  private final Codec codec;
  private final List<RelaySocket> sockets = new ArrayList<>();
  private final Map<SessionId, RelaySession> sessions = new LinkedHashMap<>();
  private final Map<RoomName, RelayRoom> rooms = new LinkedHashMap<>();
  private boolean resumable = true;
  private boolean running = true;
  private int joins;
  private int secrets;

  public FakeServer(Json json, EventLoop loop) {
    this.codec = new Codec(json);
    this.loop = loop;
  }

  /** Whether sessions that begin from now on can be resumed; at first they can. */
  public void setResumable(boolean newResumable) {
    resumable = newResumable;
  }

  @Override
  public RelaySocket open(String url, String subprotocol, SignalingSocketListener listener) {
    RelaySocket socket = new RelaySocket(this, listener);
    if (running) {
      sockets.add(socket);
      socket.opened();
    } else {
      socket.cut();
    }
    return socket;
  }

  /**
   * Says something to a peer, numbered as its kind is.
   *
   * @throws IllegalArgumentException if the server knows no such peer
   */
  public void tell(String peer, ServerMessage message) {
    session(peer).tell(message);
  }

  /**
   * Closes a peer's socket as the server does, which decides by the code what becomes of the
   * session.
   *
   * @throws IllegalArgumentException if the server knows no such peer
   */
  public void close(String peer, int code, String reason) {
    session(peer).close(code, reason);
  }

  /**
   * Cuts a peer's socket, which the peer and the server notice at once. What was on its way is
   * lost.
   *
   * @throws IllegalArgumentException if the server knows no such peer
   */
  public void cut(String peer) {
    session(peer).cut();
  }

  /**
   * Refuses the next description or candidate that a peer sends, as for its rate.
   *
   * @throws IllegalArgumentException if the server knows no such peer
   */
  public void refuseNextSignaling(String peer, ErrorCode code) {
    session(peer).refuseNextSignaling(code);
  }

  /** Kills it: every socket is cut, every session forgotten. No socket opens until it starts. */
  public void stop() {
    running = false;
    sessions.values().forEach(RelaySession::forget);
    sessions.clear();
    rooms.clear();
    List.copyOf(sockets).forEach(RelaySocket::cut);
  }

  public void start() {
    running = true;
  }

  /** Kills it and starts it again at once. */
  public void restart() {
    stop();
    start();
  }

  /** Everyone it has a session of, in the order of joining. */
  public List<String> peers() {
    return sessions.values().stream().map(session -> session.info().id().value()).toList();
  }

  /** Whether it keeps a peer's session without a socket. */
  public boolean isSuspended(String peer) {
    return session(peer).isSuspended();
  }

  private RelaySession session(String peer) {
    return sessions.values().stream()
        .filter(session -> session.info().id().equals(new PeerId(peer)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the server knows no " + peer));
  }

  EventLoop loop() {
    return loop;
  }

  Codec codec() {
    return codec;
  }

  boolean resumable() {
    return resumable;
  }

  /** Counts those who joined. */
  int nextJoin() {
    return ++joins;
  }

  SessionSecret nextSecret() {
    return new SessionSecret("secret" + ++secrets);
  }

  RelayRoom room(RoomName name) {
    return rooms.computeIfAbsent(name, n -> new RelayRoom());
  }

  void began(RelaySession session) {
    sessions.put(session.id(), session);
  }

  void ended(RelaySession session) {
    sessions.remove(session.id());
  }

  void closed(RelaySocket socket) {
    sockets.remove(socket);
  }

  /** Null where there is none. */
  RelaySession find(SessionId id) {
    return sessions.get(id);
  }
}
