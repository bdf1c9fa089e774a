package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.server.observe.Outcome;
import java.util.Optional;
import java.util.OptionalLong;

/** Does what a frame for the server itself asks. */
final class Control implements ClientMessage.Visitor<Outcome> {

  private final Relay relay;
  private final Connection connection;
  private final long id;
  private final int bytes;

  /**
   * @param bytes of the frame
   */
  Control(Relay relay, Connection connection, long id, int bytes) {
    this.relay = relay;
    this.connection = connection;
    this.id = id;
    this.bytes = bytes;
  }

  @Override
  public Outcome join(ClientMessage.Join join) {
    return new Joining(relay, connection, id, bytes).byFrame(join);
  }

  @Override
  public Outcome resume(ClientMessage.Resume resume) {
    if (connection.session().isPresent() || connection.isJoining()) {
      return refuse(ErrorCode.ALREADY_JOINED, Joining.ALREADY);
    }
    if (relay.isDraining()) {
      return refuse(ErrorCode.UNAVAILABLE, "the server is going to stop");
    }
    Optional<Session> session = relay.session(resume.session());
    if (session.isPresent()
        && session.get().resume(connection, resume.secret(), resume.received())) {
      return Outcome.HANDLED;
    }
    return new Claiming(relay, connection, id, bytes).of(resume);
  }

  @Override
  public Outcome update(ClientMessage.Update update) {
    Optional<Session> session = connection.session();
    if (session.isEmpty()) {
      return notJoined();
    }
    if (Joining.isTooLarge(update.profile(), relay.limits.frames())) {
      return refuse(ErrorCode.INVALID_PROFILE, Joining.profileTooLarge(relay.limits.frames()));
    }
    connection.incoming().awaits(session.get().presence().update(id, update.profile()));
    return Outcome.HANDLED;
  }

  @Override
  public Outcome leave(ClientMessage.Leave leave) {
    boolean joining = connection.isJoining(); // before its session is asked for, which may follow
    if (!joining && connection.session().isEmpty()) {
      return notJoined();
    }
    connection.left();
    return Outcome.HANDLED;
  }

  @Override
  public Outcome token(ClientMessage.Token token) {
    return connection.session().isEmpty()
        ? notJoined()
        : new Renewing(relay, connection, id, bytes).with(token.token());
  }

  @Override
  public Outcome ping(ClientMessage.Ping ping) {
    Outcome outcome = confirm(ping.received());
    if (outcome == Outcome.HANDLED) {
      connection.incoming().pong();
    }
    return outcome;
  }

  @Override
  public Outcome pong(ClientMessage.Pong pong) {
    return confirm(pong.received());
  }

  @Override
  public Outcome ack(ClientMessage.Ack ack) {
    Optional<Session> session = connection.session();
    if (session.isEmpty()) {
      return notJoined();
    }
    session.get().hearsBehindResumed(connection);
    return confirm(OptionalLong.of(ack.received()));
  }

  private Outcome confirm(OptionalLong received) {
    Optional<Session> session = connection.session();
    if (received.isPresent()
        && session.isPresent()
        && !session.get().confirm(connection, received.getAsLong())) {
      return refuse(ErrorCode.MALFORMED, "member received is more than was sent");
    }
    return Outcome.HANDLED;
  }

  @Override
  public Outcome offer(ClientMessage.Offer offer) {
    throw relayed(offer);
  }

  @Override
  public Outcome answer(ClientMessage.Answer answer) {
    throw relayed(answer);
  }

  @Override
  public Outcome newIceCandidate(ClientMessage.NewIceCandidate newIceCandidate) {
    throw relayed(newIceCandidate);
  }

  @Override
  public Outcome message(ClientMessage.Message message) {
    throw relayed(message);
  }

  private static IllegalStateException relayed(ClientMessage message) {
    return new IllegalStateException(message.type() + " is relayed as bytes and never decoded");
  }

  private Outcome notJoined() {
    return refuse(ErrorCode.NOT_JOINED, "join a room first");
  }

  private Outcome refuse(ErrorCode code, String detail) {
    return connection.incoming().refuse(code, detail, id);
  }
}
