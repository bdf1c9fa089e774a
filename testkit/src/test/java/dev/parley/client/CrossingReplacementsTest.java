package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.testkit.FakeHost;
import dev.parley.testkit.FakeNetwork;
import dev.parley.testkit.FakePeerConnection;
import dev.parley.testkit.FakeServer;
import dev.parley.testkit.FakeStream;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both sides give their connection up at the same moment, and each begins the next one. */
class CrossingReplacementsTest {

  /** Five of silence, three of patience, ten for an ICE restart. */
  private static final int UNTIL_REPLACED_MILLIS = 18_000;

  private final VirtualLoop loop = new VirtualLoop();
  private final JacksonJson json = new JacksonJson();
  private final FakeNetwork network = new FakeNetwork(loop, 4);
  private final FakeServer server = new FakeServer(json, loop);
  private final FakeHost annsHost = network.host("Ann");
  private final FakeHost bobsHost = network.host("Bob");
  private final List<String> heard = new ArrayList<>();
  private Peer bobOfAnn;
  private Peer annOfBob;
  private Channel chat;

  private Room join(FakeHost host) {
    Room[] room = new Room[1];
    loop.run(
        () ->
            new ParleyClient(host.platform(json, server))
                .join(
                    JoinOptions.of("/signal", new RoomName("blue"))
                        .withProfile(Profile.named(json, host.toString())))
                .then(joined -> room[0] = joined));
    loop.advance(1);
    room[0].onError(error -> heard.add("error: " + error.detail()));
    return room[0];
  }

  @BeforeEach
  void twoAreConnected() {
    Room ann = join(annsHost);
    Room bob = join(bobsHost);
    bobOfAnn = ann.peers().get(0);
    annOfBob = bob.peers().get(0);
    annOfBob.onTrack((track, streams) -> heard.add(track.id()));
    annOfBob.onChannel(channel -> channel.onText(heard::add));
    loop.run(
        () -> {
          ann.publish(FakeStream.audioAndVideo("cam"));
          chat = bobOfAnn.openChannel("chat");
          chat.send("before");
        });
    loop.advance(1);
    assertEquals(List.of("before", "cam-audio", "cam-video"), heard);
    heard.clear();
  }

  private List<FakePeerConnection> replaceAtOnce() {
    int before = network.connections().size();
    loop.run(() -> network.cut(annsHost, bobsHost));
    loop.advance(UNTIL_REPLACED_MILLIS);
    List<FakePeerConnection> made =
        network.connections().subList(before, network.connections().size());
    loop.run(() -> network.heal(annsHost, bobsHost));
    loop.advance(1);
    return made;
  }

  @Test
  void theyAreConnectedAsSoonAsTheNetworkIsBackAndNothingIsLost() {
    loop.run(() -> network.cut(annsHost, bobsHost));
    loop.run(() -> chat.send("meanwhile"));
    replaceAtOnce();
    assertEquals(ConnectionState.CONNECTED, bobOfAnn.state());
    assertEquals(ConnectionState.CONNECTED, annOfBob.state());
    assertEquals(List.of("cam-audio", "cam-video", "meanwhile"), heard);
  }

  @Test
  void whoGivesWayTakesTheOffersOnAConnectionThatHasMadeNone() {
    List<FakePeerConnection> made = replaceAtOnce();
    assertEquals(3, made.size());
    assertEquals(1, made.stream().filter(FakePeerConnection::isClosed).count());
    made.stream()
        .filter(connection -> !connection.isClosed())
        .forEach(connection -> assertTrue(connection.isSettled(), connection::toString));
  }
}
