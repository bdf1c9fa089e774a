package dev.parley.testkit;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Does what one client asks for once it is in a room. */
final class RelayRequests implements ClientMessage.Visitor<Void> {

  private final RelaySession session;
  private final RelayRoom room;

  /** The number of the frame that is handled. */
  private long ref;

  RelayRequests(RelaySession session, RelayRoom room) {
    this.session = session;
    this.room = room;
  }

  void handle(ClientFrame frame) {
    ref = frame.id();
    frame.message().accept(this);
  }

  private PeerId self() {
    return session.info().id();
  }

  @Override
  public Void offer(ClientMessage.Offer offer) {
    return toOne(offer.to(), new ServerMessage.Offer(self(), offer.sdp(), offer.connection()));
  }

  @Override
  public Void answer(ClientMessage.Answer answer) {
    return toOne(answer.to(), new ServerMessage.Answer(self(), answer.sdp(), answer.connection()));
  }

  @Override
  public Void newIceCandidate(ClientMessage.NewIceCandidate message) {
    return toOne(
        message.to(),
        new ServerMessage.NewIceCandidate(self(), message.candidate(), message.connection()));
  }

  /** To the room's only other peer where none is named. */
  private Void toOne(Optional<PeerId> to, ServerMessage message) {
    List<RelaySession> others = receivers(to);
    if (to.isEmpty() && others.size() != 1) {
      session.refuse(ErrorCode.RECIPIENT_REQUIRED, "not exactly one other peer is there", ref);
    } else {
      relay(to, others, message);
    }
    return null;
  }

  @Override
  public Void message(ClientMessage.Message message) {
    relay(message.to(), receivers(message.to()), new ServerMessage.Message(self(), message.data()));
    return null;
  }

  private List<RelaySession> receivers(Optional<PeerId> to) {
    return to.isPresent() ? room.othersThan(session, to.get()) : room.othersThan(session);
  }

  private void relay(Optional<PeerId> to, List<RelaySession> receivers, ServerMessage message) {
    if (to.isPresent() && receivers.isEmpty()) {
      session.refuse(ErrorCode.UNKNOWN_RECIPIENT, "to is no other peer of the room", ref);
    }
    for (RelaySession receiver : receivers) {
      if (receiver.isFull()) {
        session.refuse(ErrorCode.RECIPIENT_OVERFLOW, "the receiver's mailbox is full", ref);
      } else {
        receiver.tell(message);
      }
    }
  }

  @Override
  public Void update(ClientMessage.Update update) {
    session.setProfile(update.profile());
    room.announce(session, new ServerMessage.PeerUpdated(session.info()));
    return null;
  }

  @Override
  public Void leave(ClientMessage.Leave leave) {
    session.leave();
    return null;
  }

  @Override
  public Void token(ClientMessage.Token token) {
    return null;
  }

  @Override
  public Void ping(ClientMessage.Ping ping) {
    confirmed(ping.received());
    session.say(new ServerMessage.Pong(session.received()));
    return null;
  }

  @Override
  public Void pong(ClientMessage.Pong pong) {
    confirmed(pong.received());
    return null;
  }

  @Override
  public Void ack(ClientMessage.Ack ack) {
    session.secretArrived();
    session.confirmed(ack.received());
    return null;
  }

  private void confirmed(OptionalLong received) {
    if (received.isPresent()) {
      session.confirmed(received.getAsLong());
    }
  }

  @Override
  public Void join(ClientMessage.Join join) {
    return already();
  }

  @Override
  public Void resume(ClientMessage.Resume resume) {
    return already();
  }

  private Void already() {
    session.refuse(ErrorCode.ALREADY_JOINED, "a room was joined already", ClientFrame.NO_ID);
    return null;
  }
}
