package dev.parley.testkit;

import static dev.parley.client.port.SignalingState.CLOSED;
import static dev.parley.client.port.SignalingState.HAVE_LOCAL_OFFER;
import static dev.parley.client.port.SignalingState.HAVE_LOCAL_PRANSWER;
import static dev.parley.client.port.SignalingState.HAVE_REMOTE_OFFER;
import static dev.parley.client.port.SignalingState.HAVE_REMOTE_PRANSWER;
import static dev.parley.client.port.SignalingState.STABLE;
import static dev.parley.protocol.SdpType.ANSWER;
import static dev.parley.protocol.SdpType.OFFER;
import static dev.parley.protocol.SdpType.PRANSWER;
import static dev.parley.protocol.SdpType.ROLLBACK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.client.port.SignalingState;
import dev.parley.protocol.SdpType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every edge of RFC 8829's figure 2 (§3.2) with rollback (§4.1.10.2), and that there is no other.
 */
class JsepTest {

  private record Step(SignalingState from, SdpType type) {}

  private static final Map<Step, SignalingState> LOCAL =
      Map.of(
          new Step(STABLE, OFFER), HAVE_LOCAL_OFFER,
          new Step(HAVE_LOCAL_OFFER, OFFER), HAVE_LOCAL_OFFER,
          new Step(HAVE_LOCAL_OFFER, ROLLBACK), STABLE,
          new Step(HAVE_REMOTE_OFFER, ANSWER), STABLE,
          new Step(HAVE_REMOTE_OFFER, PRANSWER), HAVE_LOCAL_PRANSWER,
          new Step(HAVE_LOCAL_PRANSWER, PRANSWER), HAVE_LOCAL_PRANSWER,
          new Step(HAVE_LOCAL_PRANSWER, ANSWER), STABLE);

  private static final Map<Step, SignalingState> REMOTE =
      Map.of(
          new Step(STABLE, OFFER), HAVE_REMOTE_OFFER,
          new Step(HAVE_REMOTE_OFFER, OFFER), HAVE_REMOTE_OFFER,
          new Step(HAVE_REMOTE_OFFER, ROLLBACK), STABLE,
          new Step(HAVE_LOCAL_OFFER, ANSWER), STABLE,
          new Step(HAVE_LOCAL_OFFER, PRANSWER), HAVE_REMOTE_PRANSWER,
          new Step(HAVE_REMOTE_PRANSWER, PRANSWER), HAVE_REMOTE_PRANSWER,
          new Step(HAVE_REMOTE_PRANSWER, ANSWER), STABLE);

  @Test
  void edgesAreThoseOfTheSpecificationAndNoOthers() {
    Map<Step, SignalingState> local = new HashMap<>();
    Map<Step, SignalingState> remote = new HashMap<>();
    for (SignalingState state : SignalingState.values()) {
      for (SdpType type : SdpType.values()) {
        Step step = new Step(state, type);
        Jsep.setLocal(state, type).ifPresent(next -> local.put(step, next));
        Jsep.setRemote(state, type).ifPresent(next -> remote.put(step, next));
      }
    }
    assertEquals(LOCAL, local);
    assertEquals(REMOTE, remote);
  }

  @Test
  void closedConnectionTakesNothing() {
    for (SdpType type : List.of(OFFER, ANSWER, PRANSWER, ROLLBACK)) {
      assertEquals(Optional.empty(), Jsep.setLocal(CLOSED, type));
      assertEquals(Optional.empty(), Jsep.setRemote(CLOSED, type));
    }
  }
}
