package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.client.port.MediaTrack;
import dev.parley.testkit.FakePeerConnection;
import dev.parley.testkit.FakeStream;
import dev.parley.testkit.FakeTrack;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ann, who was there first, and Bob, and how many media sections their changes of mind cost. */
class SentTracksTest {

  /** Beside those of tracks there is one for data. */
  private static final int DATA = 1;

  private final World world = new World();
  private final Room ann = world.join("Ann");
  private final Room bob = world.join("Bob");

  @AfterEach
  void nothingWentWrong() {
    assertEquals(List.of(), world.loop.uncaught());
  }

  private int sections() {
    assertEquals(world.connection(0).sections(), world.connection(1).sections());
    return world.connection(0).sections();
  }

  private void assertReceive(List<String> ann, List<String> bob) {
    assertEquals(ann, tracks(world.connection(0)));
    assertEquals(bob, tracks(world.connection(1)));
  }

  private static List<String> tracks(FakePeerConnection connection) {
    return connection.received().stream().filter(sent -> sent.contains(":")).toList();
  }

  @Test
  void publishingAgainAndAgainUsesTheSameSections() {
    for (int i = 0; i < 20; i++) {
      FakeStream stream = FakeStream.audioAndVideo("call" + i);
      world.run(() -> ann.publish(stream));
      assertReceive(
          List.of(),
          List.of(
              "AUDIO:call" + i + ":call" + i + "-audio",
              "VIDEO:call" + i + ":call" + i + "-video"));
      world.run(() -> ann.unpublish(stream));
      assertReceive(List.of(), List.of());
    }
    assertEquals(DATA + 2, sections());
  }

  @Test
  void bothSidesAtOnceUseTheSameSections() {
    for (int i = 0; i < 20; i++) {
      FakeStream hers = FakeStream.audioAndVideo("hers");
      FakeStream his = FakeStream.audioAndVideo("his");
      world.run(
          () -> {
            ann.publish(hers);
            bob.publish(his);
          });
      assertReceive(
          List.of("AUDIO:his:his-audio", "VIDEO:his:his-video"),
          List.of("AUDIO:hers:hers-audio", "VIDEO:hers:hers-video"));
      world.run(
          () -> {
            ann.unpublish(hers);
            bob.unpublish(his);
          });
    }
    assertEquals(DATA + 2, sections());
  }

  @Test
  void senderIsUsedForItsOwnKindAlone() {
    FakeStream sound = new FakeStream("sound", new FakeTrack("a", MediaTrack.Kind.AUDIO));
    FakeStream picture = new FakeStream("picture", new FakeTrack("v", MediaTrack.Kind.VIDEO));
    world.run(() -> ann.publish(sound));
    world.run(() -> ann.unpublish(sound));
    world.run(() -> ann.publish(picture));
    assertReceive(List.of(), List.of("VIDEO:picture:v"));
    assertEquals(DATA + 2, sections());
  }

  @Test
  void trackOfAStreamThatIsTakenBackAtOnceIsNotSent() {
    FakeStream stream = FakeStream.audioAndVideo("call");
    world.run(
        () -> {
          ann.publish(stream);
          ann.unpublish(stream);
          ann.publish(stream);
          ann.unpublish(stream);
        });
    assertReceive(List.of(), List.of());
  }
}
