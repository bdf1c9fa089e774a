package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.Seat;
import dev.parley.server.frame.TextFrame;
import java.util.concurrent.CompletableFuture;

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
    RelayResult direct = resident.sendDirectly(to, frame);
    if (direct != null) {
      return CompletableFuture.completedFuture(direct);
    }
    byte[] bytes = Bytes.of(frame);
    return relay(
        Script.SEND,
        number,
        new TextFrame(bytes, frame.bornAt()),
        RelayResult.UNKNOWN_RECIPIENT,
        Bytes.of(to.value()),
        bytes);
  }

  @Override
  public CompletableFuture<RelayResult> sendToOnlyOther(long number, TextFrame frame) {
    byte[] bytes = Bytes.of(frame);
    return relay(
        Script.SEND_TO_ONLY_OTHER,
        number,
        new TextFrame(bytes, frame.bornAt()),
        RelayResult.RECIPIENT_REQUIRED,
        bytes);
  }

  @Override
  public CompletableFuture<RelayResult> broadcast(long number, TextFrame frame) {
    byte[] bytes = Bytes.of(frame);
    return relay(
        Script.BROADCAST,
        number,
        new TextFrame(bytes, frame.bornAt()),
        // To nobody, as in a room without others.
        RelayResult.DELIVERED,
        bytes);
  }

  private CompletableFuture<RelayResult> relay(
      Script script, long number, TextFrame frame, RelayResult gone, byte[]... arguments) {
    return resident.lane().ask(new Op<>(script, number, frame, RedisSeat::result, gone, arguments));
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
    byte[] bytes = Bytes.of(announcement);
    return step(
        Script.UPDATE,
        number,
        new TextFrame(bytes, announcement.bornAt()),
        json.encode(peer),
        bytes);
  }

  @Override
  public CompletableFuture<Void> tell(long number, TextFrame frame) {
    byte[] bytes = Bytes.of(frame);
    return step(Script.TELL, number, new TextFrame(bytes, frame.bornAt()), bytes);
  }

  @Override
  public CompletableFuture<Void> handled(long number) {
    return step(Script.HANDLED, number, null);
  }

  @Override
  public void confirm(long received) {
    resident.confirm(received);
  }

  @Override
  public CompletableFuture<Void> save(String state) {
    return resident.lane().insist(op(Script.SAVE, 0, null, Bytes.of(state)));
  }

  @Override
  public void suspend(long generation, int millis, TextFrame announcement) {
    byte[] bytes = Bytes.of(announcement);
    TextFrame frame = new TextFrame(bytes, announcement.bornAt());
    byte[][] arguments = {Bytes.of(generation), Bytes.of(millis), bytes};
    resident.lane().insist(op(Script.SUSPEND, 0, frame, arguments));
  }

  @Override
  public void resume(long generation, TextFrame announcement) {
    byte[] bytes = Bytes.of(announcement);
    TextFrame frame = new TextFrame(bytes, announcement.bornAt());
    resident.lane().insist(op(Script.RESUME, 0, frame, Bytes.of(generation), bytes));
  }

  @Override
  public void abandon() {
    resident.lose(false);
  }

  @Override
  public void leave(TextFrame announcement) {
    if (resident.leave()) {
      byte[] bytes = Bytes.of(announcement);
      resident
          .lane()
          .leave(op(Script.LEAVE, 0, new TextFrame(bytes, announcement.bornAt()), bytes));
    }
  }

  private CompletableFuture<Void> step(
      Script script, long number, TextFrame frame, byte[]... arguments) {
    return resident.lane().ask(op(script, number, frame, arguments));
  }

  private static Op<Void> op(Script script, long number, TextFrame frame, byte[]... arguments) {
    return new Op<>(script, number, frame, answer -> null, null, arguments);
  }
}
