package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.ChannelOptions;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.testkit.FakeHost;
import dev.parley.testkit.FakeNetwork;
import dev.parley.testkit.FakeServer;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Channels between hosts of a network that has latency, loses packets, and fails in every way it
 * can, in random order: what is sent by a reliable channel arrives once, in order, and whole unless
 * the channel closed.
 */
class TroubledNetworkTest {

  private static final int SCHEDULES = Integer.getInteger("parley.schedules", 300);
  private static final int STEPS = 40;
  private static final int MEMBERS = 3;
  private static final int AGREED_ID = 7;

  /** Longer than any back-off, attempt or wait. */
  private static final int PEACE_MILLIS = 200_000;

  @Test
  void reliableChannelsDeliverOnceInOrderWhateverTheNetworkDoes() {
    long firstSeed = Long.getLong("parley.seed", System.nanoTime());
    System.out.println("TroubledNetworkTest: -Dparley.seed=" + firstSeed);
    for (long seed = firstSeed; seed < firstSeed + SCHEDULES; seed++) {
      new Run(seed).play();
    }
  }

  /** One schedule. */
  private static final class Run {

    private final String name;
    private final Random random;
    private final VirtualLoop loop = new VirtualLoop();
    private final JacksonJson json = new JacksonJson();
    private final FakeServer server = new FakeServer(json, loop);
    private final FakeNetwork network;
    private final List<Member> members = new ArrayList<>();

    /** By a channel's name: the numbers that came by it. */
    private final Map<String, List<Integer>> received = new HashMap<>();

    private int channels;

    Run(long seed) {
      this.name = "-Dparley.seed=" + seed;
      this.random = new Random(seed);
      this.network = new FakeNetwork(loop, seed);
    }

    void play() {
      int latency = random.nextInt(150);
      network.everyPath(path -> path.latency(latency / 2, latency).loss(random.nextInt(3) * 0.01));
      for (int i = 0; i < MEMBERS; i++) {
        Member member = new Member(network.host(Integer.toString(i)));
        members.add(member);
        member.join();
      }
      for (int step = 0; step < STEPS; step++) {
        loop.run(this::disturb);
        loop.advance(random.nextInt(random.nextInt(8) == 0 ? 90_000 : 3_000));
      }
      loop.run(this::makePeace);
      loop.advance(PEACE_MILLIS);
      members.forEach(Member::say);
      loop.advance(PEACE_MILLIS);
      check();
    }

    private void disturb() {
      Member member = members.get(random.nextInt(MEMBERS));
      Member other = members.get(random.nextInt(MEMBERS));
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> member.say();
        case 3 -> member.host.unplug();
        case 4 -> member.host.plugIn();
        case 5 -> member.host.move();
        case 6 -> member.host.resetSockets();
        case 7 -> network.cut(member.host, member == other ? network.server() : other.host);
        case 8 -> network.heal(member.host, member == other ? network.server() : other.host);
        default -> server.restart();
      }
    }

    private void makePeace() {
      for (Member member : members) {
        member.host.plugIn();
        network.heal(member.host, network.server());
        for (Member other : members) {
          network.heal(member.host, other.host);
        }
      }
    }

    private void check() {
      for (Member member : members) {
        assertEquals(ConnectionState.CONNECTED, member.room.state(), name);
        assertEquals(MEMBERS - 1, member.room.peers().size(), name);
        for (Peer peer : member.room.peers()) {
          assertEquals(ConnectionState.CONNECTED, peer.state(), name);
        }
        int open = 0;
        for (Sender sender : member.senders) {
          List<Integer> numbers = received.getOrDefault(sender.name, List.of());
          String whose = name + ": " + member.host + " sent " + sender.name;
          boolean isOpen = sender.channel.state() != ChannelState.CLOSED;
          open += isOpen ? 1 : 0;
          assertTrue(numbers.size() <= sender.sent, whose);
          assertEquals(isOpen ? sender.sent : numbers.size(), numbers.size(), whose);
          for (int i = 0; i < numbers.size(); i++) {
            assertEquals(i, numbers.get(i), whose);
          }
        }
        assertEquals(2 * (MEMBERS - 1), open, name);
      }
      assertEquals(List.of(), loop.uncaught(), name);
    }

    /** A client, which opens two channels to everyone it meets. */
    private final class Member {

      private final FakeHost host;
      private final List<Sender> senders = new ArrayList<>();
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
        loop.advance(5_000);
      }

      private void joined(Room newRoom) {
        room = newRoom;
        room.onPeer(
            peer -> {
              peer.onChannel(this::listen);
              open(peer.openChannel("announced"));
              Channel agreed =
                  peer.openChannel("agreed", ChannelOptions.reliable().withId(AGREED_ID));
              listen(agreed);
              open(agreed);
            });
      }

      private void listen(Channel channel) {
        channel.onError(error -> loop.uncaught(error));
        channel.onText(
            text -> {
              int space = text.indexOf(' ');
              received
                  .computeIfAbsent(text.substring(0, space), key -> new ArrayList<>())
                  .add(Integer.parseInt(text.substring(space + 1)));
            });
      }

      private void open(Channel channel) {
        channel.onError(error -> loop.uncaught(error));
        senders.add(new Sender(channel, "c" + channels++));
      }

      void say() {
        senders.forEach(Sender::say);
      }
    }
  }

  private static final class Sender {

    private final Channel channel;
    private final String name;
    private int sent;

    Sender(Channel channel, String name) {
      this.channel = channel;
      this.name = name;
    }

    void say() {
      if (channel.send(name + " " + sent) == SendResult.ACCEPTED) {
        sent++;
      }
    }
  }
}
