package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.client.port.PeerConnectionState;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When ICE is restarted, and when a new peer connection is made. */
class RecoveryTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final List<String> done = new ArrayList<>();
  private boolean foreign;
  private boolean throwing;
  private int disconnected;

  private final Recovery recovery =
      new Recovery(
          loop,
          new Recovery.Remedies() {
            @Override
            public void disconnected() {
              disconnected++;
            }

            @Override
            public void restartIce() {
              done.add("restart");
            }

            @Override
            public boolean replace() {
              if (!foreign) {
                done.add("replace");
              }
              if (throwing) {
                throw new IllegalStateException("there are too many");
              }
              return !foreign;
            }
          });

  @Test
  void disconnectedForThreeSecondsRestartsIce() {
    becomes(PeerConnectionState.CONNECTED);
    becomes(PeerConnectionState.DISCONNECTED);
    loop.advance(2_999);
    assertEquals(List.of(), done);
    loop.advance(1);
    assertEquals(List.of("restart"), done);
  }

  @Test
  void connectionThatComesBackByItselfIsLeftAlone() {
    becomes(PeerConnectionState.DISCONNECTED);
    loop.advance(2_999);
    becomes(PeerConnectionState.CONNECTED);
    loop.advance(600_000);
    assertEquals(List.of(), done);
  }

  @Test
  void failedRestartsIceAtOnce() {
    becomes(PeerConnectionState.FAILED);
    assertEquals(List.of("restart"), done);
  }

  @Test
  void restartThatDoesNotHelpIsFollowedByAnotherConnection() {
    becomes(PeerConnectionState.FAILED);
    loop.advance(Recovery.RESTART_MILLIS - 1);
    assertEquals(List.of("restart"), done);
    loop.advance(1);
    assertEquals(List.of("restart", "replace"), done);
  }

  @Test
  void restartThatFailsIsFollowedByAnotherConnectionAtOnce() {
    becomes(PeerConnectionState.DISCONNECTED);
    loop.advance(3_000);
    becomes(PeerConnectionState.FAILED);
    assertEquals(List.of("restart", "replace"), done);
  }

  @Test
  void furtherConnectionsAreMadeAtGrowingIntervalsUpToAMinute() {
    becomes(PeerConnectionState.FAILED);
    becomes(PeerConnectionState.FAILED);
    for (int millis : List.of(15_000, 30_000, 60_000, 60_000)) {
      int before = done.size();
      becomes(PeerConnectionState.FAILED);
      loop.advance(millis - 1);
      assertEquals(before, done.size(), "before " + millis);
      loop.advance(1);
      assertEquals(before + 1, done.size(), "after " + millis);
    }
  }

  @Test
  void connectedBeginsAllOverAgain() {
    becomes(PeerConnectionState.FAILED);
    becomes(PeerConnectionState.FAILED);
    becomes(PeerConnectionState.CONNECTED);
    loop.advance(600_000);
    becomes(PeerConnectionState.FAILED);
    assertEquals(List.of("restart", "replace", "restart"), done);
  }

  @Test
  void nothingIsBegunWhileThePeerCannotBeTold() {
    recovery.setReachable(false);
    becomes(PeerConnectionState.FAILED);
    loop.advance(600_000);
    assertEquals(List.of(), done);
    recovery.setReachable(true);
    assertEquals(List.of("restart"), done);
  }

  @Test
  void restartThatCouldNotBeBegunHasNotFailed() {
    becomes(PeerConnectionState.CONNECTED);
    recovery.setReachable(false);
    becomes(PeerConnectionState.DISCONNECTED);
    loop.advance(Recovery.DISCONNECTED_MILLIS);
    becomes(PeerConnectionState.FAILED);
    recovery.setReachable(true);
    assertEquals(List.of("restart"), done);
    becomes(PeerConnectionState.FAILED);
    assertEquals(List.of("restart", "replace"), done);
  }

  @Test
  void connectionThatEndedWhileThePeerCouldNotBeToldIsReplaced() {
    becomes(PeerConnectionState.CONNECTED);
    recovery.setReachable(false);
    recovery.replace();
    becomes(PeerConnectionState.FAILED);
    recovery.setReachable(true);
    assertEquals(List.of("replace"), done);
  }

  @Test
  void whatIsSaidTwiceOfThePeerStopsNothing() {
    becomes(PeerConnectionState.FAILED);
    recovery.setReachable(true);
    loop.advance(Recovery.RESTART_MILLIS);
    assertEquals(List.of("restart", "replace"), done);
    recovery.setReachable(true);
    loop.advance(Recovery.REPLACEMENT_MILLIS);
    assertEquals(List.of("restart", "replace", "replace"), done);
  }

  @Test
  void firstConnectionIsReplacedWhenItHasNotComeAboutInTime() {
    becomes(PeerConnectionState.CONNECTING);
    loop.advance(Recovery.REPLACEMENT_MILLIS - 1);
    assertEquals(0, disconnected);
    assertEquals(List.of(), done);
    loop.advance(1);
    assertEquals(1, disconnected);
    assertEquals(List.of("replace"), done);
  }

  @Test
  void firstConnectionIsGivenItsTimeFromWhenThePeerCanBeTold() {
    recovery.setReachable(false);
    loop.advance(600_000);
    recovery.setReachable(true);
    loop.advance(Recovery.REPLACEMENT_MILLIS - 1);
    assertEquals(0, disconnected);
    assertEquals(List.of(), done);
    loop.advance(1);
    assertEquals(1, disconnected);
    assertEquals(List.of("replace"), done);
  }

  @Test
  void attemptThatThrowsIsFollowedByTheNext() {
    becomes(PeerConnectionState.FAILED);
    throwing = true;
    loop.advance(Recovery.RESTART_MILLIS);
    throwing = false;
    loop.advance(Recovery.REPLACEMENT_MILLIS);
    assertEquals(List.of("restart", "replace", "replace"), done);
  }

  @Test
  void attemptDuringWhichThePeerGoesAwayIsMadeAgainWhenItIsBack() {
    becomes(PeerConnectionState.FAILED);
    recovery.setReachable(false);
    becomes(PeerConnectionState.FAILED);
    loop.advance(600_000);
    assertEquals(List.of("restart"), done);
    recovery.setReachable(true);
    assertEquals(List.of("restart", "restart"), done);
  }

  @Test
  void anotherNetworkRestartsIceThoughNothingSeemsAmiss() {
    becomes(PeerConnectionState.CONNECTED);
    recovery.networkChanged();
    assertEquals(List.of("restart"), done);
    loop.advance(600_000);
    assertEquals(List.of("restart"), done, "it was connected all the while");
  }

  @Test
  void connectionThatWasNeverBegunIsNotRestarted() {
    recovery.networkChanged();
    assertEquals(List.of(), done);
  }

  @Test
  void foreignPeerIsOnlyEverAskedForARestart() {
    foreign = true;
    becomes(PeerConnectionState.FAILED);
    loop.advance(Recovery.RESTART_MILLIS);
    assertEquals(List.of("restart", "restart"), done);
    loop.advance(Recovery.REPLACEMENT_MILLIS);
    assertEquals(List.of("restart", "restart", "restart"), done);
    loop.advance(2 * Recovery.REPLACEMENT_MILLIS);
    assertEquals(4, done.size());
  }

  @Test
  void connectionThatThePeerBeganIsGivenItsTime() {
    becomes(PeerConnectionState.FAILED);
    loop.advance(Recovery.RESTART_MILLIS - 1);
    recovery.replaced();
    loop.advance(Recovery.REPLACEMENT_MILLIS - 1);
    assertEquals(List.of("restart"), done);
    loop.advance(1);
    assertEquals(List.of("restart", "replace"), done);
  }

  @Test
  void stoppedItDoesNothingMore() {
    becomes(PeerConnectionState.DISCONNECTED);
    recovery.stop();
    loop.advance(600_000);
    recovery.networkChanged();
    recovery.setReachable(false);
    recovery.setReachable(true);
    assertEquals(List.of(), done);
  }

  private void becomes(PeerConnectionState state) {
    loop.run(() -> recovery.stateChanged(state));
  }
}
