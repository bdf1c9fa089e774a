package dev.parley.protocol;

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

/** Writes what a client sends, into a frame that already bears its type. */
final class ClientMessageWriter implements ClientMessage.Visitor<ObjectWriter> {

  private final ObjectWriter frame;

  ClientMessageWriter(ObjectWriter frame) {
    this.frame = frame;
  }

  @Override
  public ObjectWriter join(Join join) {
    frame.put("room", join.room().value());
    if (join.profile().isPresent()) {
      frame.put("profile", join.profile().get().value());
    }
    if (join.token().isPresent()) {
      frame.put("token", join.token().get().value());
    }
    return frame.putIfTrue("resumable", join.resumable());
  }

  @Override
  public ObjectWriter resume(Resume resume) {
    return frame
        .put("session", resume.session().value())
        .put("secret", resume.secret().value())
        .put("received", resume.received());
  }

  @Override
  public ObjectWriter offer(Offer offer) {
    return to(offer).put(offer.sdp()).putConnection(offer.connection());
  }

  @Override
  public ObjectWriter answer(Answer answer) {
    return to(answer).put(answer.sdp()).putConnection(answer.connection());
  }

  @Override
  public ObjectWriter newIceCandidate(NewIceCandidate newIceCandidate) {
    return to(newIceCandidate)
        .putCandidate(newIceCandidate.candidate())
        .putConnection(newIceCandidate.connection());
  }

  @Override
  public ObjectWriter message(Message message) {
    return to(message).put("data", message.data());
  }

  @Override
  public ObjectWriter update(Update update) {
    return frame.put("profile", update.profile().value());
  }

  @Override
  public ObjectWriter leave(Leave leave) {
    return frame;
  }

  @Override
  public ObjectWriter token(Token token) {
    return frame.put("token", token.token().value());
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

  private ObjectWriter to(ClientMessage.Relayed relayed) {
    return relayed.to().isPresent() ? frame.put("to", relayed.to().get().value()) : frame;
  }
}
