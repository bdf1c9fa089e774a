package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.Seat;
import dev.parley.server.frame.TextFrame;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The place of a member that is at home here. */
final class RedisSeat implements Seat {

  private final Resident resident;
  private final PeerJson json;

  RedisSeat(Resident resident, PeerJson json) {
    this.resident = resident;
    this.json = json;
  }

  @Override
  public CompletableFuture<RelayResult> send(long number, PeerId to, TextFrame frame) {
    CompletableFuture<RelayResult> direct = resident.sendDirectly(to, frame);
    if (direct != null) {
      return direct;
    }
    return relay(Script.SEND, number, frame, RelayResult.UNKNOWN_RECIPIENT, Bytes.of(to.value()));
  }

  @Override
  public CompletableFuture<RelayResult> sendToOnlyOther(long number, TextFrame frame) {
    return relay(Script.SEND_TO_ONLY_OTHER, number, frame, RelayResult.RECIPIENT_REQUIRED);
  }

  @Override
  public CompletableFuture<RelayResult> broadcast(long number, TextFrame frame) {
    // To nobody, as in a room without others.
    return relay(Script.BROADCAST, number, frame, RelayResult.DELIVERED);
  }

  private CompletableFuture<RelayResult> relay(
      Script script, long number, TextFrame frame, RelayResult gone, byte[]... others) {
    return resident.lane().ask(op(script, number, frame, RedisSeat::result, gone, others));
  }

  private static RelayResult result(Answer answer) {
    return switch (answer.status()) {
      case "ok" -> RelayResult.DELIVERED;
      case "unknown" -> RelayResult.UNKNOWN_RECIPIENT;
      case "required" -> RelayResult.RECIPIENT_REQUIRED;
      case "overflow" -> RelayResult.OVERFLOW;
      default -> throw new IllegalStateException("no answer to a send: " + answer.status());
    };
  }

  @Override
  public CompletableFuture<Void> update(long number, PeerInfo peer, TextFrame announcement) {
    return resident.lane().ask(step(Script.UPDATE, number, announcement, json.encode(peer)));
  }

  @Override
  public CompletableFuture<Void> tell(long number, TextFrame frame) {
    return resident.lane().ask(step(Script.TELL, number, frame));
  }

  @Override
  public CompletableFuture<Void> handled(long number) {
    return resident.lane().ask(new Op<>(Script.HANDLED, number, null, answer -> null, null));
  }

  @Override
  public boolean isBusy() {
    return resident.lane().isBusy();
  }

  @Override
  public void confirm(long received) {
    resident.confirm(received);
  }

  @Override
  public CompletableFuture<Void> save(String state) {
    return resident
        .lane()
        .insist(new Op<>(Script.SAVE, 0, null, answer -> null, null, Bytes.of(state)));
  }

  @Override
  public void suspend(long generation, int millis, TextFrame announcement) {
    resident
        .lane()
        .insist(step(Script.SUSPEND, 0, announcement, Bytes.of(generation), Bytes.of(millis)));
  }

  @Override
  public void resume(long generation, TextFrame announcement) {
    resident.lane().insist(step(Script.RESUME, 0, announcement, Bytes.of(generation)));
  }

  @Override
  public void abandon() {
    resident.giveUp();
  }

  @Override
  public void leave(TextFrame announcement) {
    if (resident.leave()) {
      resident.lane().leave(op(Script.LEAVE, 0, announcement, resident::left, null));
    }
  }

  private static Op<Void> step(
      Script script, long number, TextFrame announcement, byte[]... others) {
    return op(script, number, announcement, answer -> null, null, others);
  }

  /** A step with a frame, which its script takes behind the other arguments. */
  private static <R> Op<R> op(
      Script script,
      long number,
      TextFrame frame,
      Function<Answer, R> result,
      R gone,
      byte[]... others) {
    byte[] bytes = Bytes.of(frame);
    byte[][] arguments = Arrays.copyOf(others, others.length + 1);
    arguments[others.length] = bytes;
    return new Op<>(script, number, new TextFrame(bytes, frame.bornAt()), result, gone, arguments);
  }
}
