package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RemoteCandidatesTest {

  /** The username fragments of those that were added. */
  private final List<String> added = new ArrayList<>();

  private final RemoteCandidates candidates =
      new RemoteCandidates(candidate -> added.add(candidate.get().usernameFragment().get()));

  private void receive(String fragment) {
    candidates.received(
        Optional.of(
            new IceCandidate(
                "candidate:1", Optional.of("0"), OptionalInt.of(0), Optional.of(fragment))));
  }

  private static SessionDescription offer(String fragment) {
    return new SessionDescription(SdpType.OFFER, "v=0\r\na=ice-ufrag:" + fragment + "\r\n");
  }

  @Test
  void thoseOfAnIgnoredOfferTakeNoRoomFromThoseThatWait() {
    receive("next");
    receive("ignored");
    candidates.ignore(offer("ignored"));
    for (int i = 0; i < RemoteCandidates.MAX_WAITING; i++) {
      receive("ignored");
    }
    candidates.accepted(offer("next"));
    assertEquals(List.of("next"), added);
  }

  @Test
  void oldestIsDroppedWhereTooManyWait() {
    receive("first");
    for (int i = 0; i < RemoteCandidates.MAX_WAITING; i++) {
      receive("second");
    }
    candidates.accepted(offer("first"));
    assertEquals(List.of(), added);
  }

  @Test
  void fragmentThatBeginsLikeTheDescriptionsIsAnother() {
    candidates.accepted(offer("abcd"));
    receive("abc");
    assertEquals(List.of(), added);
    receive("abcd");
    assertEquals(List.of("abcd"), added);
  }
}
