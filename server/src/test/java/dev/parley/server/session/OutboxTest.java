package dev.parley.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.server.engine.Offer;
import dev.parley.server.frame.TextFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private static final Close BYE = new Close(1000, "bye");

  /** Takes down what it is told; a test says when a write is done. */
  private static final class FakeSocket implements Socket {
    private final List<String> events = new ArrayList<>();
    private Runnable written;

    @Override
    public void write(List<TextFrame> frames, Runnable whenWritten) {
      events.add(
          String.join(
              "+",
              frames.stream()
                  .map(frame -> StandardCharsets.UTF_8.decode(frame.buffer()).toString())
                  .toList()));
      written = whenWritten;
    }

    void complete() {
      Runnable done = written;
      written = null;
      done.run();
    }

    @Override
    public void ping() {
      events.add("ping");
    }

    @Override
    public void close(Close close) {
      events.add("close " + close.code());
    }

    @Override
    public void abort() {
      events.add("abort");
    }
  }

  private final FakeSocket socket = new FakeSocket();
  private final TickClock clock = new TickClock(0);
  private final Outbox outbox =
      new Outbox(socket, new OutboxLimits(4, 100), clock, () -> socket.events.add("refused"));

  private Offer offer(String text) {
    return outbox.offer(TextFrame.of(text));
  }

  private void expect(String... events) {
    assertEquals(List.of(events), socket.events);
    socket.events.clear();
  }

  @Test
  void nothingIsWrittenBeforeItIsFlushed() {
    offer("a");
    expect();
    outbox.flush();
    expect("a");
  }

  @Test
  void oneWriteIsInFlightAndWhatCameMeanwhileGoesTogether() {
    offer("a");
    outbox.flush();
    offer("b");
    offer("c");
    outbox.flush();
    expect("a");
    socket.complete();
    expect("b+c");
    socket.complete();
    expect();
  }

  @Test
  void writeThatIsDoneAtOnceIsFollowedByTheNext() {
    Outbox eager =
        new Outbox(
            new Socket() {
              @Override
              public void write(List<TextFrame> frames, Runnable written) {
                socket.write(frames, written);
                socket.complete();
              }

              @Override
              public void ping() {}

              @Override
              public void close(Close close) {
                socket.close(close);
              }

              @Override
              public void abort() {}
            },
            new OutboxLimits(4, 1_000_000),
            clock,
            () -> {});
    String large = "x".repeat(70_000);
    eager.offer(TextFrame.of(large));
    eager.offer(TextFrame.of("b"));
    eager.finish(BYE);
    expect(large, "b", "close 1000");
  }

  @Test
  void messagesAreCountedWithThoseInFlight() {
    for (String text : new String[] {"a", "b", "c", "d"}) {
      assertEquals(Offer.ACCEPTED, offer(text));
      outbox.flush();
    }
    assertEquals(Offer.REFUSED, offer("e"));
    socket.complete();
    assertEquals(Offer.ACCEPTED, offer("e"));
    assertEquals(Offer.REFUSED, offer("f"));
  }

  @Test
  void bytesAreCountedWithThoseInFlight() {
    assertEquals(Offer.ACCEPTED, offer("x".repeat(60)));
    outbox.flush();
    assertEquals(Offer.REFUSED, offer("x".repeat(41)));
    assertEquals(Offer.ACCEPTED, offer("x".repeat(40)));
    assertEquals(Offer.REFUSED, offer("x"));
    socket.complete();
    assertEquals(Offer.ACCEPTED, offer("x".repeat(60)));
  }

  @Test
  void heldFramesComeBehindTheFirstWhichMayBeOfAnySize() {
    outbox.hold();
    offer("b");
    outbox.flush();
    expect();
    String first = "x".repeat(200);
    outbox.release(TextFrame.of(first));
    expect(first + "+b");
  }

  @Test
  void finishingWritesWhatWaitsAndThenCloses() {
    offer("a");
    outbox.flush();
    offer("b");
    outbox.finish(BYE);
    assertEquals(Offer.REFUSED, offer("c"));
    expect("a");
    socket.complete();
    expect("b");
    socket.complete();
    expect("close 1000");
    outbox.finish(BYE);
    outbox.closeNow(BYE);
    expect();
  }

  @Test
  void closingAtOnceForgetsWhatWaits() {
    offer("a");
    outbox.flush();
    offer("b");
    outbox.closeNow(BYE);
    expect("a", "close 1000");
    socket.complete();
    expect();
  }

  @Test
  void writeInFlightHasAnAge() {
    assertEquals(0, outbox.writingFor(clock.nanos()));
    clock.tick(TimeUnit.SECONDS.toNanos(1));
    offer("a");
    outbox.flush();
    clock.tick(TimeUnit.SECONDS.toNanos(3));
    assertEquals(TimeUnit.SECONDS.toNanos(2), outbox.writingFor(clock.nanos()));
    socket.complete();
    assertEquals(0, outbox.writingFor(clock.nanos()));
  }

  @Test
  void refusalReachesItsOwner() {
    outbox.refused();
    expect("refused");
  }
}
