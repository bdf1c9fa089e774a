package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.ChannelOptions;
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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * An application may do anything in any callback. Here a call that lives through everything is run
 * again and again, and in each run another callback does something that ends what it is in.
 */
class AnyCallbackTest {

  @Test
  void leavingTheRoomInAnyCallbackLeavesNothingBehind() {
    int callbacks = Run.countCallbacks();
    assertTrue(callbacks > 60, "heard " + callbacks);
    for (int i = 0; i < callbacks; i++) {
      Run run = new Run(i, bob -> bob.room.leave());
      run.play();
      String when = "left in callback " + i + ", " + run.what;
      assertEquals(ConnectionState.CLOSED, run.bob.room.state(), when);
      assertEquals(List.of(), run.bob.room.peers(), when);
      run.assertThatNothingIsLeftBehind(when);
    }
  }

  @Test
  void closingAllChannelsInAnyCallbackDisturbsNothingElse() {
    assertThatTheCallGoesOn(bob -> bob.channels.forEach(Channel::close));
  }

  @Test
  void publishingSomethingElseInAnyCallbackDisturbsNothing() {
    assertThatTheCallGoesOn(
        bob -> {
          bob.room.unpublish(bob.stream);
          bob.room.publish(FakeStream.audioAndVideo("other"));
        });
  }

  private static void assertThatTheCallGoesOn(Consumer<Run.Member> deed) {
    int callbacks = Run.countCallbacks();
    for (int i = 0; i < callbacks; i++) {
      Run run = new Run(i, deed);
      run.play();
      String when = "in callback " + i + ", " + run.what;
      assertEquals(ConnectionState.CONNECTED, run.bob.room.state(), when);
      assertEquals(1, run.bob.room.peers().size(), when);
      assertEquals(ConnectionState.CONNECTED, run.bob.room.peers().get(0).state(), when);
      run.assertThatNothingIsLeftBehind(when);
    }
  }

  /** One run. */
  private static final class Run {

    private final int when;
    private final Consumer<Member> deed;
    private final VirtualLoop loop = new VirtualLoop();
    private final JacksonJson json = new JacksonJson();
    private final FakeNetwork network = new FakeNetwork(loop, 1);
    private final FakeServer server = new FakeServer(json, loop);
    private final FakeHost annsHost = network.host("Ann");
    private final FakeHost bobsHost = network.host("Bob");
    private final Member ann = new Member(annsHost);
    private final Member bob = new Member(bobsHost);
    private int count;
    private String what;

    Run(int when, Consumer<Member> deed) {
      this.when = when;
      this.deed = deed;
    }

    static int countCallbacks() {
      Run run = new Run(-1, bob -> {});
      run.play();
      int callbacks = run.count;
      run.assertThatNothingIsLeftBehind("undisturbed");
      return callbacks;
    }

    void play() {
      network.everyPath(path -> path.latency(30, 30));
      ann.join();
      bob.join();
      talk();
      loop.run(server::restart);
      loop.advance(10_000);
      talk();
      loop.run(bobsHost::move);
      loop.advance(60_000);
      network.cut(annsHost, bobsHost);
      loop.advance(60_000);
      network.heal(annsHost, bobsHost);
      loop.advance(60_000);
      talk();
      loop.run(bobsHost::unplug);
      loop.advance(300_000);
      loop.run(bobsHost::plugIn);
      loop.advance(60_000);
      talk();
      loop.run(annsHost::unplug);
      loop.advance(300_000);
      loop.run(annsHost::plugIn);
      loop.advance(60_000);
      talk();
      loop.run(() -> ann.channels.forEach(Channel::close));
      loop.advance(1_000);
    }

    private void talk() {
      for (Member member : List.of(ann, bob)) {
        loop.run(
            () -> {
              member.room.send("hello");
              member.channels.forEach(channel -> channel.send("hello"));
              member.room.updateProfile(Profile.named(json, "renamed"));
            });
        loop.advance(2_000);
      }
    }

    void assertThatNothingIsLeftBehind(String name) {
      loop.run(ann.room::leave);
      loop.run(bob.room::leave);
      int heard = count;
      loop.advance(300_000);
      assertEquals(heard, count, name + ": heard something later");
      for (FakePeerConnection connection : network.connections()) {
        assertTrue(connection.isClosed(), name);
      }
      assertTrue(!loop.hasTimers(), name);
      assertEquals(List.of(), loop.uncaught(), name);
    }

    /** Someone who sends media, and talks by channels of both kinds. */
    private final class Member {

      private final FakeHost host;
      private final FakeStream stream = FakeStream.audioAndVideo("stream");
      private final List<Channel> channels = new ArrayList<>();
      private Room room;

      Member(FakeHost host) {
        this.host = host;
      }

      void join() {
        loop.run(
            () ->
                new ParleyClient(host.platform(json, server))
                    .join(
                        JoinOptions.of("/signal", new RoomName("blue"))
                            .withProfile(Profile.named(json, host.toString())))
                    .then(this::joined));
        loop.advance(2_000);
      }

      private void joined(Room newRoom) {
        room = newRoom;
        room.publish(stream);
        room.onState(state -> heard("room " + state));
        room.onMessage((from, data) -> heard("message"));
        room.onError(error -> heard(error.detail()));
        room.onPeer(this::met);
        room.onPeerLeft(peer -> heard("peer left"));
      }

      private void met(Peer peer) {
        peer.onState(state -> heard("peer " + state));
        peer.onSuspended(suspended -> heard("peer suspended: " + suspended));
        peer.onProfile(profile -> heard("profile"));
        peer.onTrack((track, streams) -> heard("track"));
        peer.onTrackRemoved(track -> heard("track removed"));
        peer.onChannel(
            channel -> {
              listen(channel);
              heard("channel");
            });
        channels.clear();
        channels.add(peer.openChannel("announced"));
        channels.add(peer.openChannel("agreed", ChannelOptions.reliable().withId(5)));
        channels.add(peer.openChannel("raw", ChannelOptions.reliable().raw()));
        channels.forEach(this::listen);
        heard("peer");
      }

      private void listen(Channel channel) {
        channel.onState(state -> heard(channel.label() + " " + state));
        channel.onOpen(() -> heard(channel.label() + " open"));
        channel.onText(text -> heard(channel.label() + " text"));
        channel.onError(error -> heard(channel.label() + " " + error));
        channel.onClose(() -> heard(channel.label() + " close"));
      }

      private void heard(String event) {
        if (this == bob && count++ == when) {
          what = event;
          deed.accept(this);
        }
      }
    }
  }
}
