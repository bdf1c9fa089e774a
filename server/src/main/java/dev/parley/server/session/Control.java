package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.util.OptionalLong;

/** Does what a frame for the server itself asks. */
final class Control implements ClientMessage.Visitor<Void> {

  private final Relay relay;
  private final Connection connection;
  private final long id;

  Control(Relay relay, Connection connection, long id) {
    this.relay = relay;
    this.connection = connection;
    this.id = id;
  }

  @Override
  public Void join(ClientMessage.Join join) {
    new Joining(relay, connection).byFrame(join, id);
    return null;
  }

  @Override
  public Void resume(ClientMessage.Resume resume) {
    if (connection.session().isPresent()) {
      connection.error(ErrorCode.ALREADY_JOINED, "this connection has a session", id);
    } else {
      // No session is kept beyond its socket yet, so none can be known.
      connection.error(ErrorCode.SESSION_UNKNOWN, "there is no such session; join afresh", id);
    }
    return null;
  }

  @Override
  public Void update(ClientMessage.Update update) {
    if (!joined()) {
      return null;
    }
    if (Joining.isTooLarge(update.profile(), relay.limits.frames())) {
      connection.error(
          ErrorCode.INVALID_PROFILE, Joining.profileTooLarge(relay.limits.frames()), id);
      return null;
    }
    connection.session().get().update(update.profile());
    return null;
  }

  @Override
  public Void leave(ClientMessage.Leave leave) {
    if (joined()) {
      connection.left();
    }
    return null;
  }

  @Override
  public Void token(ClientMessage.Token token) {
    // The server asks for no token, so one more changes nothing.
    joined();
    return null;
  }

  @Override
  public Void ping(ClientMessage.Ping ping) {
    connection.send(new ServerMessage.Pong(OptionalLong.empty()));
    return null;
  }

  @Override
  public Void pong(ClientMessage.Pong pong) {
    return null;
  }

  @Override
  public Void ack(ClientMessage.Ack ack) {
    joined();
    return null;
  }

  @Override
  public Void offer(ClientMessage.Offer offer) {
    throw relayed(offer);
  }

  @Override
  public Void answer(ClientMessage.Answer answer) {
    throw relayed(answer);
  }

  @Override
  public Void newIceCandidate(ClientMessage.NewIceCandidate newIceCandidate) {
    throw relayed(newIceCandidate);
  }

  @Override
  public Void message(ClientMessage.Message message) {
    throw relayed(message);
  }

  private static IllegalStateException relayed(ClientMessage message) {
    return new IllegalStateException(message.type() + " is relayed as bytes and never decoded");
  }

  /** Whether there is a session; if not, the client is told. */
  private boolean joined() {
    if (connection.session().isEmpty()) {
      connection.error(ErrorCode.NOT_JOINED, "join a room first", id);
      return false;
    }
    return true;
  }
}
