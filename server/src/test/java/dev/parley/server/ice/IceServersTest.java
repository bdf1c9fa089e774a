package dev.parley.server.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.IceServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IceServersTest {

  private static final IceServer STUN = IceServer.stun("stun:stun.example.org");
  private static final IceServers FIXED = IceServers.fixed(List.of(STUN));

  @Test
  void fixedServersAreTheSameForEverybodyAndNeverRenewed() {
    assertEquals(List.of(STUN), FIXED.issue("ann"));
    assertEquals(List.of(STUN), FIXED.issue("bob"));
    assertEquals(Optional.empty(), FIXED.renewal());
    assertEquals(List.of(), IceServers.NONE.issue("ann"));
  }

  @Test
  void combinedServersKeepTheirOrderAndTheSoonestRenewal() {
    IceServers both = FIXED.and(turn("a", 60)).and(turn("b", 20));
    assertEquals(
        List.of(List.of("stun:stun.example.org"), List.of("turn:a"), List.of("turn:b")),
        both.issue("ann").stream().map(IceServer::urls).toList());
    assertEquals(Optional.of(Duration.ofMinutes(10)), both.renewal());
    assertEquals(Optional.empty(), FIXED.and(IceServers.NONE).renewal());
  }

  private static TurnCredentials turn(String host, int minutes) {
    return new TurnCredentials(
        "south of the river",
        List.of(IceServerUri.parse("turn:" + host)),
        Duration.ofMinutes(minutes),
        InstantSource.system());
  }
}
