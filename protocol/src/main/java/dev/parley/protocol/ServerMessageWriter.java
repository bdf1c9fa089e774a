package dev.parley.protocol;

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

/** Writes what a server sends, into a frame that already bears its type. */
final class ServerMessageWriter implements ServerMessage.Visitor<ObjectWriter> {

  private final ObjectWriter frame;

  ServerMessageWriter(ObjectWriter frame) {
    this.frame = frame;
  }

  @Override
  public ObjectWriter welcome(Welcome welcome) {
    frame.put("protocol", welcome.protocol()).put("session", welcome.session().value());
    welcome.resumption().ifPresent(it -> frame.put("secret", it.secret().value()));
    frame
        .put(welcome.peer())
        .put("room", welcome.room().value())
        .putPeers(welcome.peers())
        .putIceServers(welcome.iceServers())
        .put("heartbeatMillis", welcome.heartbeatMillis());
    welcome.resumption().ifPresent(it -> frame.put("resumeMillis", it.resumeMillis()));
    return frame.put("frameBytes", welcome.frameBytes());
  }

  @Override
  public ObjectWriter resumed(Resumed resumed) {
    return frame
        .put("received", resumed.received())
        .put("secret", resumed.secret().value())
        .putIceServers(resumed.iceServers());
  }

  @Override
  public ObjectWriter offer(Offer offer) {
    return from(offer).put(offer.sdp()).putConnection(offer.connection());
  }

  @Override
  public ObjectWriter answer(Answer answer) {
    return from(answer).put(answer.sdp()).putConnection(answer.connection());
  }

  @Override
  public ObjectWriter newIceCandidate(NewIceCandidate newIceCandidate) {
    return from(newIceCandidate)
        .putCandidate(newIceCandidate.candidate())
        .putConnection(newIceCandidate.connection());
  }

  @Override
  public ObjectWriter message(Message message) {
    return from(message).put("data", message.data());
  }

  @Override
  public ObjectWriter peerJoined(PeerJoined peerJoined) {
    return frame.put(peerJoined.peer());
  }

  @Override
  public ObjectWriter peerUpdated(PeerUpdated peerUpdated) {
    return frame.put(peerUpdated.peer());
  }

  @Override
  public ObjectWriter peerSuspended(PeerSuspended peerSuspended) {
    return frame.put("peer", peerSuspended.peer().value());
  }

  @Override
  public ObjectWriter peerResumed(PeerResumed peerResumed) {
    return frame.put("peer", peerResumed.peer().value());
  }

  @Override
  public ObjectWriter peerLeft(PeerLeft peerLeft) {
    return frame.put("peer", peerLeft.peer().value()).put("reason", peerLeft.reason().wireName());
  }

  @Override
  public ObjectWriter iceServers(IceServers iceServers) {
    return frame.putIceServers(iceServers.iceServers());
  }

  @Override
  public ObjectWriter reconnect(Reconnect reconnect) {
    return frame.put("afterMillis", reconnect.afterMillis());
  }

  @Override
  public ObjectWriter error(ErrorMessage error) {
    return frame
        .put("code", error.code().wireName())
        .put("detail", error.detail())
        .put("ref", error.ref())
        .put("retryAfterMillis", error.retryAfterMillis());
  }

  @Override
  public ObjectWriter ping(Ping ping) {
    return frame.put("received", ping.received());
  }

  @Override
  public ObjectWriter pong(Pong pong) {
    return frame.put("received", pong.received());
  }

  @Override
  public ObjectWriter ack(Ack ack) {
    return frame.put("received", ack.received());
  }

  private ObjectWriter from(ServerMessage.Relayed relayed) {
    return frame.put("from", relayed.from().value());
  }
}
