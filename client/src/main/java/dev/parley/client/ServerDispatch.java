package dev.parley.client;

import dev.parley.protocol.ServerMessage;

/** Hands on what the server says to a side that is in the room. */
final class ServerDispatch implements ServerMessage.Visitor<Void> {

  private final SignalingSession session;
  private final SessionListener listener;

  ServerDispatch(SignalingSession session, SessionListener listener) {
    this.session = session;
    this.listener = listener;
  }

  @Override
  public Void welcome(ServerMessage.Welcome welcome) {
    session.malformed(); // this side is in already
    return null;
  }

  @Override
  public Void resumed(ServerMessage.Resumed resumed) {
    session.malformed(); // the same
    return null;
  }

  @Override
  public Void offer(ServerMessage.Offer offer) {
    listener.description(offer.from(), offer.sdp(), offer.connection());
    return null;
  }

  @Override
  public Void answer(ServerMessage.Answer answer) {
    listener.description(answer.from(), answer.sdp(), answer.connection());
    return null;
  }

  @Override
  public Void newIceCandidate(ServerMessage.NewIceCandidate message) {
    listener.candidate(message.from(), message.candidate(), message.connection());
    return null;
  }

  @Override
  public Void message(ServerMessage.Message message) {
    listener.message(message.from(), message.data());
    return null;
  }

  @Override
  public Void peerJoined(ServerMessage.PeerJoined message) {
    listener.peerJoined(message.peer());
    return null;
  }

  @Override
  public Void peerUpdated(ServerMessage.PeerUpdated message) {
    listener.peerUpdated(message.peer());
    return null;
  }

  @Override
  public Void peerSuspended(ServerMessage.PeerSuspended message) {
    listener.peerSuspended(message.peer(), true);
    return null;
  }

  @Override
  public Void peerResumed(ServerMessage.PeerResumed message) {
    listener.peerSuspended(message.peer(), false);
    return null;
  }

  @Override
  public Void peerLeft(ServerMessage.PeerLeft message) {
    listener.peerLeft(message.peer(), message.reason());
    return null;
  }

  @Override
  public Void iceServers(ServerMessage.IceServers message) {
    listener.iceServers(message.iceServers());
    return null;
  }

  @Override
  public Void reconnect(ServerMessage.Reconnect reconnect) {
    session.leaveServerAfter(reconnect.afterMillis());
    return null;
  }

  @Override
  public Void error(ServerMessage.ErrorMessage error) {
    listener.error(error, session.sent(error.ref()));
    return null;
  }

  @Override
  public Void ping(ServerMessage.Ping ping) {
    session.pong(); // first, as listeners may hear of what is confirmed, and leave
    if (ping.received().isPresent()) {
      session.confirmed(ping.received().getAsLong());
    }
    return null;
  }

  @Override
  public Void pong(ServerMessage.Pong pong) {
    session.answeredPing();
    if (pong.received().isPresent()) {
      session.confirmed(pong.received().getAsLong());
    }
    return null;
  }

  @Override
  public Void ack(ServerMessage.Ack ack) {
    session.confirmed(ack.received());
    return null;
  }
}
