package dev.parley.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerId;
import dev.parley.server.engine.Offer;
import dev.parley.server.frame.TextFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private static final Close BYE = new Close(1000, "bye", false);

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
      new Outbox(socket, new OutboxLimits(4, 100, 4, 100), clock, frames -> {});

  private Offer offer(String text) {
    return outbox.offer(TextFrame.of(text, 0));
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
    Socket immediate =
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
        };
    Outbox eager =
        new Outbox(immediate, new OutboxLimits(4, 1_000_000, 4, 1_000_000), clock, frames -> {});
    String large = "x".repeat(70_000);
    eager.offer(TextFrame.of(large, 0));
    eager.offer(TextFrame.of("b", 0));
    eager.finish(immediate, BYE);
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
    outbox.release(socket, TextFrame.of(first, 0));
    expect(first + "+b");
  }

  @Test
  void finishingWritesWhatWaitsAndThenCloses() {
    offer("a");
    outbox.flush();
    offer("b");
    outbox.finish(socket, BYE);
    assertEquals(Offer.REFUSED, offer("c"));
    expect("a");
    socket.complete();
    expect("b");
    socket.complete();
    expect("close 1000");
    assertFalse(outbox.finish(socket, BYE));
    expect();
  }

  @Test
  void plainOutboxForgetsEverythingWithItsSocket() {
    offer("a");
    outbox.flush();
    offer("b");
    outbox.detach(socket);
    expect("a");
    socket.complete();
    expect();
    assertEquals(Offer.REFUSED, offer("c"));
    assertEquals(0, outbox.size());
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

  // Of a resumable session.

  private void keep() {
    outbox.hold();
    outbox.keep();
    outbox.release(socket, TextFrame.of("{welcome}", 0));
    expect("{welcome}");
    socket.complete();
  }

  private void write(String text) {
    offer(text);
    outbox.flush();
  }

  private static TextFrame resumed() {
    return TextFrame.of("{resumed}", 0);
  }

  @Test
  void keptFramesAreNumberedFromOneBehindTheWelcome() {
    keep();
    write("{a}");
    expect("{\"seq\":1,a}");
    socket.complete();
    outbox.offerUnnumbered(TextFrame.of("{pong}", 0));
    write("{b}");
    expect("{pong}+{\"seq\":2,b}");
  }

  @Test
  void whatCameBeforeTheSessionHasNoNumber() {
    offer("{error}");
    keep(outbox);
    outbox.release(socket, TextFrame.of("{welcome}", 0));
    expect("{welcome}+{error}");
  }

  private static void keep(Outbox outbox) {
    outbox.hold();
    outbox.keep();
  }

  @Test
  void onlyConfirmedFramesMakeRoom() {
    keep();
    for (String text : new String[] {"{a}", "{b}", "{c}", "{d}"}) {
      write(text);
      socket.complete();
    }
    assertEquals(Offer.REFUSED, offer("{e}"));
    assertTrue(outbox.confirm(1));
    assertEquals(Offer.ACCEPTED, offer("{e}"));
    assertEquals(Offer.REFUSED, offer("{f}"));
  }

  @Test
  void moreThanWasWrittenCantBeConfirmed() {
    keep();
    write("{a}");
    offer("{b}");
    assertFalse(outbox.confirm(2));
    assertTrue(outbox.confirm(1));
    assertTrue(outbox.confirm(0));
  }

  @Test
  void whatIsNotConfirmedIsWrittenAgainOnTheNextSocket() {
    keep();
    write("{a}");
    socket.complete();
    write("{b}");
    offer("{c}");
    outbox.detach(socket);
    socket.events.clear();
    write("{d}");
    expect();
    FakeSocket next = new FakeSocket();
    assertTrue(outbox.attach(next, 1));
    outbox.release(next, resumed());
    assertEquals(List.of("{resumed}+{\"seq\":2,b}+{\"seq\":3,c}+{\"seq\":4,d}"), next.events);
  }

  @Test
  void attachingTakesOverFromASocketInUse() {
    keep();
    write("{a}");
    offer("{b}");
    expect("{\"seq\":1,a}");
    FakeSocket next = new FakeSocket();
    assertTrue(outbox.attach(next, 0));
    outbox.release(next, resumed());
    assertEquals(List.of("{resumed}+{\"seq\":1,a}+{\"seq\":2,b}"), next.events);
    // The old one is not heard any more, and can close nothing.
    socket.complete();
    assertFalse(outbox.finish(socket, BYE));
    outbox.detach(socket);
    next.events.clear();
    write("{c}");
    assertEquals(List.of(), next.events);
    next.complete();
    assertEquals(List.of("{\"seq\":3,c}"), next.events);
  }

  @Test
  void whatWasToBeToldToASocketThatWasLeftIsNotToldToTheNext() {
    keep();
    FakeSocket second = new FakeSocket();
    assertTrue(outbox.attach(second, 0));
    FakeSocket third = new FakeSocket();
    assertTrue(outbox.attach(third, 0));
    outbox.release(second, TextFrame.of("{resumed by the second}", 0));
    assertEquals(List.of(), third.events);
    outbox.release(third, resumed());
    assertEquals(List.of("{resumed}"), third.events);
    assertEquals(List.of(), second.events);
  }

  @Test
  void clientMayHaveWhatAnotherServerSentAndThisOneDidNot() {
    outbox.hold();
    outbox.keepAllFrom(1);
    offer("{b}");
    offer("{c}");
    outbox.detach(socket);
    FakeSocket next = new FakeSocket();
    assertFalse(outbox.attach(next, 4));
    assertTrue(outbox.attach(next, 3));
    offer("{d}");
    outbox.release(next, resumed());
    assertEquals(List.of("{resumed}+{\"seq\":4,d}"), next.events);
  }

  @Test
  void attachingFailsWhereFramesWouldBeMissing() {
    keep();
    write("{a}");
    socket.complete();
    write("{b}");
    outbox.confirm(1);
    FakeSocket next = new FakeSocket();
    assertFalse(outbox.attach(next, 0));
    assertFalse(outbox.attach(next, 3));
    assertTrue(outbox.attach(next, 2));
  }

  @Test
  void clientMayHaveMoreThanWasWrittenAgain() {
    keep();
    for (String text : new String[] {"{a}", "{b}", "{c}"}) {
      write(text);
      socket.complete();
    }
    FakeSocket second = new FakeSocket();
    assertTrue(outbox.attach(second, 1));
    FakeSocket third = new FakeSocket();
    assertTrue(outbox.attach(third, 3));
    outbox.release(third, resumed());
    write("{d}");
    assertEquals(List.of("{resumed}"), third.events);
    third.complete();
    assertEquals(List.of("{resumed}", "{\"seq\":4,d}"), third.events);
  }

  @Test
  void finishingSocketTakesWithItWhatWasThereAndTheRestIsKept() {
    keep();
    write("{a}");
    offer("{b}");
    socket.events.clear();
    outbox.finish(socket, BYE);
    assertEquals(Offer.ACCEPTED, offer("{c}"));
    socket.complete();
    expect("{\"seq\":2,b}");
    socket.complete();
    expect("close 1000");
    FakeSocket next = new FakeSocket();
    assertTrue(outbox.attach(next, 2));
    outbox.release(next, resumed());
    assertEquals(List.of("{resumed}+{\"seq\":3,c}"), next.events);
  }

  private void offerSuspension(String text, String peer) {
    assertEquals(
        Offer.ACCEPTED, outbox.offer(TextFrame.of(text, 0).ofSuspension(new PeerId(peer))));
  }

  @Test
  void suspensionThatIsOverBeforeItIsWrittenIsNotTold() {
    keep();
    outbox.detach(socket);
    offer("{a}");
    offerSuspension("{p1 suspended}", "p1");
    offerSuspension("{p2 suspended}", "p2");
    offer("{b}");
    offerSuspension("{p1 resumed}", "p1");
    FakeSocket next = new FakeSocket();
    assertTrue(outbox.attach(next, 0));
    outbox.release(next, resumed());
    assertEquals(
        List.of("{resumed}+{\"seq\":1,a}+{\"seq\":2,p2 suspended}+{\"seq\":3,b}"), next.events);
  }

  @Test
  void suspensionThatMayHaveBeenSeenKeepsItsNumberAndItsEndIsTold() {
    keep();
    offerSuspension("{p1 suspended}", "p1");
    outbox.flush();
    expect("{\"seq\":1,p1 suspended}");
    outbox.detach(socket);
    offerSuspension("{p1 resumed}", "p1");
    offerSuspension("{p1 suspended again}", "p1");
    offerSuspension("{p1 resumed again}", "p1");
    FakeSocket next = new FakeSocket();
    assertTrue(outbox.attach(next, 0));
    outbox.release(next, resumed());
    assertEquals(
        List.of("{resumed}+{\"seq\":1,p1 suspended}+{\"seq\":2,p1 resumed again}"), next.events);
  }

  @Test
  void suspensionsThatCancelEachOtherTakeNoRoom() {
    keep();
    outbox.detach(socket);
    for (int i = 0; i < 100; i++) {
      offerSuspension("{p1 suspended}", "p1");
      assertEquals(1, outbox.size());
      offerSuspension("{p1 resumed}", "p1");
      assertEquals(0, outbox.size());
      assertEquals(0, outbox.bytes());
    }
  }

  @Test
  void whatWaitsToBeToldOfPresenceTakesNoPlaceOfWhatOthersSend() {
    keep();
    outbox.detach(socket);
    for (int i = 0; i < 4; i++) {
      offerSuspension("{p" + i + "}", "p" + i);
    }
    for (int i = 0; i < 4; i++) {
      assertEquals(Offer.ACCEPTED, offer("{" + i + "}"));
    }
    offerSuspension("{p4}", "p4");
    assertEquals(Offer.REFUSED, offer("{4}"));
  }

  @Test
  void ofPeerThatIsGoneOnlyThatIsTold() {
    keep();
    outbox.detach(socket);
    offerSuspension("{p1 suspended}", "p1");
    offerSuspension("{p2 suspended}", "p2");
    outbox.offer(TextFrame.of("{p1 left}", 0).ofDeparture(new PeerId("p1")));
    FakeSocket next = new FakeSocket();
    assertTrue(outbox.attach(next, 0));
    outbox.release(next, resumed());
    assertEquals(List.of("{resumed}+{\"seq\":1,p2 suspended}+{\"seq\":2,p1 left}"), next.events);
  }

  @Test
  void presenceThatIsNotConfirmedLeavesHalfOfThePlacesToOthers() {
    FakeSocket next = resumeWithPresence(3);
    assertEquals(List.of("{resumed}+{\"seq\":1,p0}+{\"seq\":2,p1}"), next.events);
    next.events.clear();
    next.complete();
    for (int i = 0; i < 2; i++) {
      assertEquals(Offer.ACCEPTED, offer("{" + i + "}"));
    }
    outbox.flush();
    assertEquals(List.of(), next.events);
    assertTrue(outbox.isQuiet());
    outbox.confirm(1);
    outbox.flush();
    assertEquals(List.of("{\"seq\":3,p2}+{\"seq\":4,0}+{\"seq\":5,1}"), next.events);
  }

  @Test
  void noMoreIsWrittenUnconfirmedThanIsKept() {
    FakeSocket next = resumeWithPresence(2);
    for (int i = 0; i < 2; i++) {
      assertEquals(Offer.ACCEPTED, offer("{" + i + "}"));
    }
    next.complete();
    outbox.flush();
    next.complete();
    assertEquals(Offer.REFUSED, offer("{3}"));
    offerSuspension("{p3}", "p3");
    outbox.flush();
    assertEquals(
        List.of("{resumed}+{\"seq\":1,p0}+{\"seq\":2,p1}", "{\"seq\":3,0}+{\"seq\":4,1}"),
        next.events);
  }

  @Test
  void whatIsHeldBackHoldsUpNoClose() {
    FakeSocket next = resumeWithPresence(3);
    next.complete();
    next.events.clear();
    outbox.finish(next, BYE);
    assertEquals(List.of("close 1000"), next.events);
  }

  /** Resumes behind the suspensions of so many peers; returns the new socket. */
  private FakeSocket resumeWithPresence(int peers) {
    keep();
    outbox.detach(socket);
    for (int i = 0; i < peers; i++) {
      offerSuspension("{p" + i + "}", "p" + i);
    }
    FakeSocket next = new FakeSocket();
    assertTrue(outbox.attach(next, 0));
    outbox.release(next, resumed());
    return next;
  }

  @Test
  void discardedOutboxTakesNothingMore() {
    keep();
    write("{a}");
    outbox.detach(socket);
    outbox.discard();
    assertEquals(Offer.REFUSED, offer("{b}"));
    assertEquals(0, outbox.size());
    assertFalse(outbox.attach(new FakeSocket(), 0));
  }

  @Test
  void unconfirmedFramesHaveAnAge() {
    keep();
    clock.tick(TimeUnit.SECONDS.toNanos(1));
    write("{a}");
    socket.complete();
    clock.tick(TimeUnit.SECONDS.toNanos(3));
    assertEquals(TimeUnit.SECONDS.toNanos(2), outbox.unconfirmedFor(clock.nanos()));
    outbox.confirm(1);
    assertEquals(0, outbox.unconfirmedFor(clock.nanos()));
  }
}
