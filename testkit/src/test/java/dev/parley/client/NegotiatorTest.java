package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import dev.parley.testkit.FakeNetwork;
import dev.parley.testkit.Faults;
import dev.parley.testkit.TaskSource;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class NegotiatorTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final FakeNetwork network = new FakeNetwork(loop, 4);

  /** What each side sent and the other has not received, in order. */
  private final Queue<Runnable> fromNewcomer = new ArrayDeque<>();

  private final Queue<Runnable> fromPresent = new ArrayDeque<>();

  /** Operations of the newcomer's, or the present side's, that are to fail, each once. */
  private final Queue<Faults.Operation> newcomersFaults = new ArrayDeque<>();

  private final Queue<Faults.Operation> presentsFaults = new ArrayDeque<>();

  @Test
  void newcomerOffersAndThePresentSideWaits() {
    Pair pair = pair(true);
    pair.present.openChannel();
    pair.newcomer.openChannel();
    exchange();

    assertTrue(pair.isSettled());
    assertEquals(List.of(SdpType.OFFER), pair.newcomer.sent);
    assertEquals(List.of(SdpType.ANSWER), pair.present.sent);
  }

  @Test
  void presentSideOffersWhenTheGraceIsOver() {
    Pair pair = pair(true);
    pair.present.openChannel();
    loop.advance(Negotiator.FIRST_OFFER_GRACE_MILLIS - 1);
    assertEquals(List.of(), pair.present.sent);

    loop.advance(1);
    assertEquals(List.of(SdpType.OFFER), pair.present.sent);
    exchange();
    assertTrue(pair.isSettled());
  }

  @Test
  void presentSideThatNeedsNothingStaysSilentAfterTheGrace() {
    Pair pair = pair(true);
    loop.advance(Negotiator.FIRST_OFFER_GRACE_MILLIS);
    assertEquals(List.of(), pair.present.sent);

    pair.present.openChannel();
    exchange();
    assertEquals(List.of(SdpType.OFFER), pair.present.sent);
    assertTrue(pair.isSettled());
  }

  @Test
  void whatDidNotFitTheFirstAnswerIsOfferedAfterIt() {
    Pair pair = pair(true);
    pair.present.addTrack("a");
    pair.present.addTrack("b");
    pair.newcomer.openChannel();
    exchange();

    assertTrue(pair.isSettled());
    assertEquals(List.of(SdpType.ANSWER, SdpType.OFFER), pair.present.sent);
    assertEquals(List.of("AUDIO:s:a", "AUDIO:s:b"), pair.newcomer.connection.received());
  }

  @Test
  void politeSideTakesBackItsOfferWhenTwoCross() {
    Pair pair = settledPair(true);
    crossOffers(pair);

    assertEquals(List.of(SdpType.OFFER, SdpType.ANSWER), pair.newcomer.sent.subList(1, 3));
  }

  @Test
  void impoliteSideIgnoresAnOfferThatCrossesItsOwn() {
    Pair pair = settledPair(false);
    crossOffers(pair);

    assertEquals(SdpType.OFFER, pair.newcomer.sent.get(1));
    assertTrue(pair.present.sent.contains(SdpType.ANSWER));
  }

  private void crossOffers(Pair pair) {
    pair.newcomer.addTrack("n");
    pair.present.addTrack("p");
    loop.runDue();
    assertEquals(1, fromNewcomer.size());
    assertEquals(1, fromPresent.size());
    exchange();
    assertTrue(pair.isSettled());
    assertEquals(List.of("data", "AUDIO:s:p"), pair.newcomer.connection.received());
    assertEquals(List.of("data", "AUDIO:s:n"), pair.present.connection.received());
    assertEquals(List.of(), pair.newcomer.reported);
    assertEquals(List.of(), pair.present.reported);
  }

  @Test
  void candidatesOfAnIgnoredOfferAreDropped() {
    Pair pair = pair(false); // the newcomer is impolite
    pair.newcomer.openChannel();
    pair.present.openChannel();
    loop.advance(Negotiator.FIRST_OFFER_GRACE_MILLIS);
    // Both have offered. The present side's offer and its candidates arrive, and only later the
    // rest.
    deliver(fromPresent);
    assertEquals(0, pair.newcomer.connection.addedCandidates());

    exchange();
    assertTrue(pair.isSettled());
    assertEquals(List.of(), pair.newcomer.reported);
  }

  @Test
  void candidatesOfAnIgnoredOfferTakeNoRoomFromThoseThatWait() {
    Pair pair = pair(false); // the newcomer is impolite
    pair.newcomer.receive(candidate("later"));
    pair.newcomer.openChannel();
    loop.runDue();
    pair.newcomer.receive(new SessionDescription(SdpType.OFFER, "a=ice-ufrag:ignored\r\n"));
    for (int i = 0; i < RemoteCandidates.MAX_WAITING; i++) {
      pair.newcomer.receive(candidate("ignored"));
    }
    SessionDescription answer =
        new SessionDescription(
            SdpType.ANSWER,
            pair.newcomer
                .connection
                .localDescription()
                .orElseThrow()
                .sdp()
                .replaceFirst("ice-ufrag:[a-z0-9]+", "ice-ufrag:later"));
    pair.newcomer.receive(answer);
    loop.runDue();
    assertEquals(List.of(), pair.newcomer.reported);
    assertEquals(1, pair.newcomer.connection.addedCandidates());
  }

  @Test
  void candidatesThatComeBeforeTheirDescriptionWait() {
    Pair pair = pair(true);
    pair.newcomer.openChannel();
    loop.runDue();
    Runnable offer = fromNewcomer.remove();
    deliver(fromNewcomer);
    assertEquals(0, pair.present.connection.addedCandidates());

    loop.run(offer);
    exchange();
    assertEquals(3, pair.present.connection.addedCandidates());
    assertEquals(List.of(), pair.present.reported);
  }

  private static IceCandidate candidate(String fragment) {
    return new IceCandidate(
        "candidate:1", Optional.of("0"), OptionalInt.of(0), Optional.of(fragment));
  }

  @Test
  void candidateWithoutUsernameFragmentWaitsForTheFirstDescription() {
    Pair pair = pair(true);
    pair.present.receive(
        new IceCandidate("candidate:1", Optional.of("0"), OptionalInt.of(0), Optional.empty()));
    loop.runDue();
    assertEquals(List.of(), pair.present.reported);
    assertEquals(0, pair.present.connection.addedCandidates());

    pair.newcomer.openChannel();
    exchange();
    assertEquals(4, pair.present.connection.addedCandidates());
  }

  @Test
  void fragmentIsReadFromTheCandidatesTextToo() {
    Pair pair = pair(true);
    pair.newcomer.openChannel();
    exchange();
    int before = pair.present.connection.addedCandidates();

    pair.present.receive(
        new IceCandidate(
            "candidate:1 1 udp 1 192.0.2.1 1 typ host generation 0 ufrag other network-id 1",
            Optional.of("0"),
            OptionalInt.of(0),
            Optional.empty()));
    loop.runDue();
    assertEquals(before, pair.present.connection.addedCandidates());
  }

  @Test
  void waitingCandidatesAreBounded() {
    Pair pair = pair(true);
    for (int i = 0; i < RemoteCandidates.MAX_WAITING + 10; i++) {
      pair.present.receive(
          new IceCandidate("candidate:1", Optional.of("0"), OptionalInt.of(0), Optional.empty()));
    }
    pair.newcomer.openChannel();
    exchange();
    assertEquals(RemoteCandidates.MAX_WAITING + 3, pair.present.connection.addedCandidates());
  }

  @Test
  void rejectedCandidateIsReportedAndTheNegotiationGoesOn() {
    Pair pair = pair(true);
    presentsFaults.add(Faults.Operation.ADD_ICE_CANDIDATE);
    pair.newcomer.openChannel();
    exchange();

    assertEquals(1, pair.present.reported.size());
    assertTrue(pair.isSettled());
  }

  @Test
  void rejectedOfferIsReportedAndTheNextOneAnswered() {
    Pair pair = pair(true);
    pair.present.receive(new SessionDescription(SdpType.OFFER, "nonsense"));
    loop.runDue();
    assertEquals(1, pair.present.reported.size());

    pair.newcomer.openChannel();
    exchange();
    assertTrue(pair.isSettled());
  }

  @Test
  void presentSideOffersItselfWhenTheNewcomersFirstDescriptionIsRejected() {
    Pair pair = pair(true);
    pair.present.openChannel();
    loop.runDue();
    pair.present.receive(new SessionDescription(SdpType.OFFER, "nonsense"));
    exchange();

    assertEquals(1, pair.present.reported.size());
    assertEquals(List.of(SdpType.OFFER), pair.present.sent);
    assertTrue(pair.isSettled());
  }

  @Test
  void rejectedLocalDescriptionDoesNotCountAsAnOfferBeingMade() {
    Pair pair = settledPair(false); // the newcomer is impolite: it would ignore the offer
    newcomersFaults.add(Faults.Operation.SET_LOCAL_DESCRIPTION);
    pair.newcomer.addTrack("n");
    loop.runDue();
    assertEquals(1, pair.newcomer.reported.size());

    pair.present.addTrack("p");
    exchange();
    assertEquals(List.of("data", "AUDIO:s:p"), pair.newcomer.connection.received());
    assertTrue(pair.isSettled());
  }

  @Test
  void rejectedAnswerIsNoLongerPending() {
    Pair pair = settledPair(false); // the newcomer is impolite
    newcomersFaults.add(Faults.Operation.SET_REMOTE_DESCRIPTION);
    pair.newcomer.addTrack("n");
    exchange();
    assertEquals(1, pair.newcomer.reported.size());

    // Were the answer still taken for pending, the impolite side would give way to this offer.
    pair.present.addTrack("p");
    exchange();
    assertEquals(List.of(SdpType.OFFER, SdpType.OFFER), pair.newcomer.sent);
    assertEquals(List.of("data"), pair.newcomer.connection.received());
  }

  @Test
  void refusalsAreCountedAnewAfterEachSuccess() {
    Pair pair = settledPair(true);
    for (int i = 0; i < 2 * Retry.MAX_TIMES; i++) {
      newcomersFaults.add(Faults.Operation.SET_LOCAL_DESCRIPTION);
      presentsFaults.add(Faults.Operation.SET_REMOTE_DESCRIPTION);
      pair.newcomer.addTrack("n" + i);
      for (int tries = 0; tries < 3; tries++) {
        exchange();
        loop.advance(2 * Retry.FIRST_MILLIS);
      }
      assertTrue(pair.isSettled(), "time " + i);
    }
  }

  @Test
  void whatIsRefusedForEverIsGivenUp() {
    Pair pair = settledPair(true);
    for (int i = 0; i < 100; i++) {
      newcomersFaults.add(Faults.Operation.SET_LOCAL_DESCRIPTION);
    }
    pair.newcomer.addTrack("n");
    loop.advance(3_600_000);
    assertEquals(1 + Retry.MAX_TIMES, pair.newcomer.reported.size());
  }

  @Test
  void offerThatIsRefusedTwiceIsUnacceptable() {
    Pair pair = settledPair(true); // the newcomer is polite: it gives way
    newcomersFaults.add(Faults.Operation.SET_REMOTE_DESCRIPTION);
    newcomersFaults.add(Faults.Operation.SET_REMOTE_DESCRIPTION);
    pair.newcomer.addTrack("n");
    pair.present.addTrack("p");
    exchange();
    assertEquals(0, pair.newcomer.unacceptableOffers);

    loop.advance(Retry.FIRST_MILLIS);
    assertEquals(1, pair.newcomer.unacceptableOffers);
    assertEquals(0, pair.present.unacceptableOffers);
  }

  @Test
  void needThatTheFirstNegotiationMetIsForgotten() {
    Pair pair = pair(true);
    pair.present.openChannel();
    pair.newcomer.openChannel();
    exchange();
    pair.present.receive(new SessionDescription(SdpType.OFFER, "nonsense"));
    exchange();
    assertEquals(List.of(SdpType.ANSWER), pair.present.sent);
  }

  @Test
  void nothingIsSentOrReportedOnceItIsClosed() {
    Pair pair = pair(true);
    pair.newcomer.openChannel();
    pair.present.openChannel();
    newcomersFaults.add(Faults.Operation.SET_LOCAL_DESCRIPTION);
    pair.newcomer.close();
    pair.present.close();
    loop.advance(Negotiator.FIRST_OFFER_GRACE_MILLIS);

    assertEquals(List.of(), pair.newcomer.sent);
    assertEquals(List.of(), pair.newcomer.reported);
    assertEquals(List.of(), pair.present.sent);
  }

  /** Two sides; which of them is polite is for the test to say. */
  private record Pair(NegotiatingSide newcomer, NegotiatingSide present) {
    boolean isSettled() {
      return newcomer.isSettledWith(present);
    }
  }

  private Pair pair(boolean newcomerIsPolite) {
    TaskSource tasks = loop.source();
    NegotiatingSide newcomer =
        new NegotiatingSide(
            loop,
            network,
            tasks,
            fromNewcomer::add,
            operation -> newcomersFaults.remove(operation),
            newcomerIsPolite,
            true);
    NegotiatingSide present =
        new NegotiatingSide(
            loop,
            network,
            tasks,
            fromPresent::add,
            operation -> presentsFaults.remove(operation),
            !newcomerIsPolite,
            false);
    NegotiatingSide.connect(newcomer, present);
    return new Pair(newcomer, present);
  }

  private Pair settledPair(boolean newcomerIsPolite) {
    Pair pair = pair(newcomerIsPolite);
    pair.newcomer.openChannel();
    pair.present.openChannel();
    exchange();
    assertTrue(pair.isSettled());
    return pair;
  }

  /** Delivers all that is sent, in turn, until no one has anything to say. */
  private void exchange() {
    loop.runDue();
    while (!fromNewcomer.isEmpty() || !fromPresent.isEmpty()) {
      for (Queue<Runnable> wire : List.of(fromNewcomer, fromPresent)) {
        if (!wire.isEmpty()) {
          loop.run(wire.remove());
          loop.runDue();
        }
      }
    }
  }

  /** Delivers all that is on one wire. */
  private void deliver(Queue<Runnable> wire) {
    while (!wire.isEmpty()) {
      loop.run(wire.remove());
      loop.runDue();
    }
  }
}
