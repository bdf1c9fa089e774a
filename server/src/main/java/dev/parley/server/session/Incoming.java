package dev.parley.server.session;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MessageType;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ServerMessage.Ack;
import dev.parley.protocol.ServerMessage.Pong;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.frame.Envelope;
import dev.parley.server.frame.FrameException;
import dev.parley.server.limit.Rate;
import dev.parley.server.observe.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a socket receives, up to what it asks for: rates, sizes and form are checked here, and in a
 * resumable session the order. Only used by the socket's reader, one thread at a time, but for
 * {@link #tick} and {@link #hold}.
 */
public final class Incoming {

  /** Two seconds less than the contract's, for the ticks between. */
  private static final long CONFIRM_NANOS =
      TimeUnit.MILLISECONDS.toNanos(Protocol.ACK_AFTER_MILLIS - 2_000);

  private static final CompletableFuture<Void> NOTHING_MORE =
      CompletableFuture.completedFuture(null);

  private final Relay relay;
  private final Connection connection;
  private final RateLimiter rate;
  private int malformed;

  /** What the frame waits for that is being handled; null for nothing. */
  private CompletableFuture<?> underWay;

  /** What the last frame asked for, as far as it waits for something; null for nothing. */
  private CompletableFuture<?> last;

  private final Hold hold;

  /**
   * @param address its address's rate; null where that is not counted
   */
  Incoming(Relay relay, Connection connection, Rate address) {
    this.relay = relay;
    this.connection = connection;
    this.rate =
        new RateLimiter(
            Rate.ofOne(relay.limits.rates(), relay.rateClock),
            address,
            relay.limits.rateRefusals());
    hold = new Hold(relay.tickClock, relay.held, this::wasHeld);
  }

  /** Whose frames they are, from here on. */
  void user(Rate user) {
    rate.user(user);
  }

  /** A whole text message came. Nobody may change its bytes afterwards. */
  public void text(byte[] frame) {
    connection.heard();
    if (connection.isEnding()) {
      return;
    }
    long now = relay.nanoClock.getAsLong();
    OptionalLong retryAfterMillis = rate.refuses(frame.length, now);
    MessageType type = null;
    Outcome outcome;
    try {
      Envelope envelope = Envelope.read(frame, relay.limits.frames().jsonDepth());
      type = envelope.type();
      outcome = inOrder(envelope, frame, retryAfterMillis, now);
    } catch (FrameException e) {
      outcome = unread(e, retryAfterMillis);
    }
    if (outcome != null) {
      relay.observer.received(type, outcome, frame.length);
    }
  }

  /**
   * A frame was handled, or a piece of one. Asks for the next: at once, or, where much of what was
   * asked of the rooms is not done, when that is which this one asked for. So a client waits in its
   * socket, and is neither refused nor let go.
   *
   * @param demandNext may be called by any thread
   */
  public void handled(Runnable demandNext) {
    CompletableFuture<?> step = last;
    last = null;
    if (step == null || step.isDone() || !isBusy()) {
      relay.round().handled(demandNext);
      return;
    }
    hold.begin(demandNext);
    relay.round().handled(() -> {});
    step.whenComplete((result, failure) -> hold.end());
    if (connection.isEnding()) {
      hold.end();
    }
  }

  private boolean isBusy() {
    return connection.session().filter(session -> session.presence().isBusy()).isPresent();
  }

  /** What came meanwhile came in time, whenever it is read. */
  private void wasHeld(long nanos, long spell) {
    connection.heard();
    rate.makeUpFor(nanos, spell);
  }

  /** Whether a client is read on, and since when. */
  Hold hold() {
    return hold;
  }

  /** Handles a frame if it is its turn: in a resumable session each comes once, in order. */
  private Outcome inOrder(
      Envelope envelope, byte[] frame, OptionalLong retryAfterMillis, long now) {
    Session session = connection.session().orElse(null);
    if (session == null || !session.isResumable() || !isNumbered(envelope.type())) {
      Outcome outcome = handle(session, envelope, frame, retryAfterMillis, now);
      endIfUnderWayFails(session);
      return outcome;
    }
    Inbox inbox = session.inbox();
    synchronized (inbox) {
      if (!session.hearsBehindResumed(connection)) {
        // It goes on, on another socket, by which this frame comes again.
        return Outcome.REPEATED;
      }
      long id = envelope.id();
      return switch (inbox.place(id)) {
        case SEEN -> Outcome.REPEATED;
        case NONE ->
            refuse(
                ErrorCode.MALFORMED,
                "member id is missing; a resumable session numbers its frames",
                ClientFrame.NO_ID);
        case GAP ->
            refuse(
                ErrorCode.MALFORMED,
                "member id is " + id + "; the next is " + (inbox.received() + 1),
                id);
        case NEXT -> {
          inbox.take();
          Outcome outcome = handle(session, envelope, frame, retryAfterMillis, now);
          done(session, id);
          yield outcome;
        }
      };
    }
  }

  /** A plain session does not know what is done with; but it does not go on with a gap. */
  private void endIfUnderWayFails(Session session) {
    CompletableFuture<?> step = underWay;
    underWay = null;
    if (step != null) {
      last =
          step.whenComplete(
              (result, failure) -> {
                if (failure != null) {
                  session.failed(failure);
                }
              });
    }
  }

  private static boolean isNumbered(MessageType type) {
    return type != MessageType.PING && type != MessageType.PONG && type != MessageType.ACK;
  }

  /**
   * A numbered frame was handled, or refused by its number; or is being handled by what is under
   * way. Called with the inbox's monitor.
   */
  private void done(Session session, long id) {
    CompletableFuture<?> step = underWay == null ? session.presence().handled(id) : underWay;
    underWay = null;
    if (step.isDone() && !step.isCompletedExceptionally()) {
      settled(session, id);
    } else {
      last = step.whenComplete((result, failure) -> settledLater(session, id, failure));
    }
  }

  private void settledLater(Session session, long id, Throwable failure) {
    if (failure != null) {
      session.failed(failure);
      return;
    }
    synchronized (session.inbox()) {
      settled(session, id);
    }
  }

  private void settled(Session session, long id) {
    Inbox inbox = session.inbox();
    inbox.handled(id, relay.tickClock.nanos());
    if (inbox.confirmationDue()) {
      confirm(inbox);
    }
  }

  private void confirm(Inbox inbox) {
    inbox.confirm();
    connection.send(new Ack(inbox.handled()));
  }

  private Outcome handle(
      Session session, Envelope envelope, byte[] frame, OptionalLong retryAfterMillis, long now) {
    if (retryAfterMillis.isPresent()) {
      return tooFast(envelope.id(), retryAfterMillis);
    }
    if (envelope.type().relayed()) {
      return relay(session, envelope, frame.length, now);
    }
    try {
      ClientFrame decoded =
          relay.codec.decodeClientFrame(new String(frame, StandardCharsets.UTF_8));
      return decoded.message().accept(new Control(relay, connection, decoded.id(), frame.length));
    } catch (CodecException e) {
      return refuse(e.code(), e.getMessage(), envelope.id());
    }
  }

  private Outcome relay(Session session, Envelope envelope, int bytes, long now) {
    if (session == null) {
      return refuse(ErrorCode.NOT_JOINED, "join a room first", envelope.id());
    }
    if (!session.admittance().pass().allows(envelope.type())) {
      return refuse(
          ErrorCode.FORBIDDEN,
          "the token's permissions do not reach to " + envelope.type().wireName(),
          envelope.id());
    }
    CompletableFuture<RelayResult> passing = session.presence().relay(envelope, now);
    if (passing.isDone() && !passing.isCompletedExceptionally()) {
      return relayed(passing.join(), envelope.id());
    }
    MessageType type = envelope.type();
    long id = envelope.id();
    underWay =
        passing.thenCompose(
            result -> {
              relay.observer.received(type, relayed(result, id), bytes);
              // Behind the error that tells of it, so that it is not asked for again in vain.
              return result == RelayResult.DELIVERED
                  ? NOTHING_MORE
                  : session.presence().handled(id);
            });
    return null;
  }

  /** What became of a relayed frame; its sender is told where it came to nothing. */
  private Outcome relayed(RelayResult result, long id) {
    return switch (result) {
      case DELIVERED -> Outcome.HANDLED;
      case RECIPIENT_REQUIRED ->
          refuse(
              ErrorCode.RECIPIENT_REQUIRED,
              "member to is missing, and the room has not exactly one other peer",
              id);
      case UNKNOWN_RECIPIENT ->
          refuse(ErrorCode.UNKNOWN_RECIPIENT, "member to is no other peer of the room", id);
      case OVERFLOW ->
          refuse(ErrorCode.RECIPIENT_OVERFLOW, "a receiver did not get it: too slow", id);
    };
  }

  /** The frame being handled is done with when that is. */
  void awaits(CompletableFuture<?> step) {
    underWay = step;
  }

  /** A frame has no envelope that could be read. Where its number could be, it is done with. */
  private Outcome unread(FrameException e, OptionalLong retryAfterMillis) {
    Session session = connection.session().orElse(null);
    if (session == null || !session.isResumable() || e.ref() == ClientFrame.NO_ID) {
      return retryAfterMillis.isPresent()
          ? tooFast(e.ref(), retryAfterMillis)
          : refuse(e.code(), e.getMessage(), e.ref());
    }
    synchronized (session.inbox()) {
      if (!session.hears(connection) || session.inbox().place(e.ref()) == Inbox.Place.SEEN) {
        return Outcome.REPEATED;
      }
      Outcome outcome = refuse(e.code(), e.getMessage(), e.ref());
      if (session.inbox().place(e.ref()) == Inbox.Place.NEXT) {
        session.inbox().take();
        done(session, e.ref());
      }
      return outcome;
    }
  }

  /** A text message turned out to be larger than is allowed; it is passed over, not kept. */
  public void tooLarge() {
    if (connection.isEnding()) {
      return;
    }
    String detail = "a frame has more than " + relay.limits.frames().frameBytes() + " bytes";
    Session session = connection.session().orElse(null);
    relay.observer.received(null, Outcome.TOO_LARGE, relay.limits.frames().frameBytes());
    if (session == null || !session.isResumable()) {
      refuse(ErrorCode.TOO_LARGE, detail, ClientFrame.NO_ID);
      return;
    }
    synchronized (session.inbox()) {
      if (session.hears(connection)) {
        // Frames come in order, and those without a number are small: it is the next.
        long id = session.inbox().received() + 1;
        refuse(ErrorCode.TOO_LARGE, detail, id);
        session.inbox().take();
        done(session, id);
      }
    }
  }

  /**
   * A piece of a message came that is not its last.
   *
   * @param crumb whether it is one of so many small ones that it counts as a frame
   */
  public void piece(boolean crumb) {
    connection.heard();
    if (crumb) {
      admits(0);
    }
  }

  /** So many bytes of a message that is too large came and were dropped. */
  public void dropped(int bytes) {
    connection.heard();
    admits(bytes);
  }

  /** A binary message began. */
  public void binary() {
    connection.end(CloseCode.PROTOCOL_VIOLATION);
  }

  /**
   * A WebSocket ping came.
   *
   * @return whether to answer it
   */
  public boolean ping() {
    connection.heard();
    return admits(0);
  }

  /** A WebSocket pong came. */
  public void heardPong() {
    connection.heard();
    admits(0);
  }

  private boolean admits(int size) {
    if (connection.isEnding()) {
      return false;
    }
    OptionalLong retryAfterMillis = rate.refuses(size, relay.nanoClock.getAsLong());
    if (retryAfterMillis.isPresent()) {
      relay.observer.received(null, tooFast(ClientFrame.NO_ID, retryAfterMillis), size);
    }
    return retryAfterMillis.isEmpty();
  }

  private Outcome tooFast(long ref, OptionalLong retryAfterMillis) {
    connection.error(
        ErrorCode.RATE_LIMITED,
        "more frames or bytes came than are allowed; this one was dropped",
        ref,
        retryAfterMillis);
    if (rate.exhausted()) {
      connection.end(CloseCode.RATE_LIMITED);
    }
    return Outcome.RATE_LIMITED;
  }

  /** Answers a ping; in a resumable session the answer confirms. */
  void pong() {
    Session session = connection.session().orElse(null);
    OptionalLong received = OptionalLong.empty();
    if (session != null && session.isResumable()) {
      synchronized (session.inbox()) {
        session.inbox().confirm();
        received = OptionalLong.of(session.inbox().handled());
      }
    }
    connection.send(new Pong(received));
  }

  /** Confirms what has waited for long enough. Called by the ticker. */
  void tick(Session session, long now) {
    if (!session.isResumable()) {
      return;
    }
    Inbox inbox = session.inbox();
    synchronized (inbox) {
      if (inbox.owedFor(now) >= CONFIRM_NANOS) {
        confirm(inbox);
      }
    }
  }

  /** Refuses a frame; one malformed frame too many ends the connection. */
  Outcome refuse(ErrorCode code, String detail, long ref) {
    connection.error(code, detail, ref);
    if (code == ErrorCode.MALFORMED && ++malformed > relay.limits.frames().malformedFrames()) {
      connection.end(CloseCode.PROTOCOL_VIOLATION);
    }
    return Outcome.of(code);
  }
}
