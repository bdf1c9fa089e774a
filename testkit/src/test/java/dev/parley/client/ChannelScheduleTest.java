package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.ChannelOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sends, closes and cuts at random times: nothing is lost, doubled or overtaken. */
class ChannelScheduleTest {

  private static final int SCHEDULES = Integer.getInteger("parley.schedules", 500);
  private static final int STEPS = 60;

  private static final List<ChannelOptions> KINDS =
      List.of(
          ChannelOptions.reliable(),
          ChannelOptions.reliable().unordered(),
          ChannelOptions.reliable().withMaxRetransmits(0),
          ChannelOptions.reliable().withMaxRetransmits(0).unordered(),
          ChannelOptions.reliable().raw());

  private Random random;
  private ChannelSides sides;
  private final List<Pair> pairs = new ArrayList<>();

  @Test
  void whateverIsCutEachKindKeepsItsPromise() {
    long first = Long.getLong("parley.seed", System.nanoTime());
    System.out.println("ChannelScheduleTest: -Dparley.seed=" + first);
    int cuts = 0;
    int received = 0;
    for (long seed = first; seed < first + SCHEDULES; seed++) {
      cuts += run(seed);
      received += pairs.stream().mapToInt(Pair::received).sum();
    }
    System.out.println(SCHEDULES + " schedules, " + cuts + " cuts, " + received + " messages");
  }

  private int run(long seed) {
    random = new Random(seed);
    sides = new ChannelSides(seed, 200 + random.nextInt(5_000));
    sides.ann.whenAnnounced = this::announced;
    sides.bob.whenAnnounced = this::announced;
    pairs.clear();
    int cuts = 0;
    for (int i = 0; i < STEPS; i++) {
      int dice = random.nextInt(20);
      if (pairs.isEmpty() || dice == 0) {
        open();
      } else if (dice == 1) {
        cuts++;
        cut();
      } else if (dice == 2 && random.nextInt(3) == 0) {
        pair().close();
      } else {
        pair().send();
      }
      sides.loop.advance(random.nextInt(30));
    }
    sides.settle();
    sides.replace(); // whatever was left in ignorance by a cut is told now
    sides.settle();
    String where = "-Dparley.schedules=1 -Dparley.seed=" + seed;
    assertEquals(List.of(), sides.loop.uncaught(), where);
    pairs.forEach(pair -> pair.check(where));
    return cuts;
  }

  private Pair pair() {
    return pairs.get(random.nextInt(pairs.size()));
  }

  private void open() {
    ChannelOptions kind = KINDS.get(random.nextInt(KINDS.size()));
    boolean byAnn = random.nextBoolean();
    ChannelSides.Side opener = byAnn ? sides.ann : sides.bob;
    ChannelSides.Side other = byAnn ? sides.bob : sides.ann;
    String label = "c" + pairs.size();
    Pair pair;
    if (random.nextInt(3) == 0) {
      ChannelOptions agreed = kind.withId(pairs.size());
      pair = new Pair(opener.open(label, agreed), kind);
      sides.loop.advance(random.nextInt(100));
      pair.meet(other.open(label, agreed));
    } else {
      pair = new Pair(opener.open(label, kind), kind);
    }
    pairs.add(pair);
  }

  private void announced(Channel channel) {
    Pair pair = pairs.get(Integer.parseInt(channel.label().substring(1)));
    assertEquals(pair.kind, channel.options(), channel.label());
    pair.meet(channel);
  }

  /** Whoever notices first, by whatever sign. */
  private void cut() {
    pairs.forEach(Pair::cut);
    sides.cut();
    ChannelSides.Side first = random.nextBoolean() ? sides.ann : sides.bob;
    if (random.nextBoolean()) {
      first.end.closeAll(true);
    }
    if (random.nextInt(5) == 0) {
      pair().close();
    }
    if (random.nextBoolean()) {
      sides.loop.advance(random.nextInt(50));
    }
    if (random.nextInt(3) == 0) {
      pair().send();
    }
    if (random.nextInt(5) == 0) {
      pair().close();
    }
    sides.replace();
  }

  /** A channel's two ends. */
  private final class Pair {

    private final ChannelOptions kind;
    private final End opener;
    private End other;
    private boolean closedByOne;
    private boolean cutInClosing;

    Pair(Channel opener, ChannelOptions kind) {
      this.kind = kind;
      this.opener = new End(opener);
    }

    void meet(Channel channel) {
      if (!kind.framed() && other != null) {
        channel.close(); // a raw one's closing while away cannot be told
        return;
      }
      assertTrue(other == null, channel.label() + " was announced twice");
      other = new End(channel);
    }

    void send() {
      End from = random.nextBoolean() || other == null ? opener : other;
      from.send();
    }

    void cut() {
      cutInClosing |=
          closedByOne && other != null && opener.channel.state() != other.channel.state();
    }

    void close() {
      closedByOne = true;
      End one = random.nextBoolean() || other == null ? opener : other;
      one.channel.close();
    }

    int received() {
      return opener.received.size() + (other == null ? 0 : other.received.size());
    }

    void check(String where) {
      String what = where + " " + opener.channel.label() + " " + kind;
      if (other == null) {
        assertTrue(closedByOne, what + " was never announced");
        return;
      }
      boolean agreed = opener.channel.options().id().isPresent();
      // What closes without a word just before its connection goes may have gone with it.
      boolean unsaid = agreed && cutInClosing && !(kind.framed() && kind.isReliable());
      // Who never met the other waits on, for it to open the same id once more.
      boolean unmet =
          agreed
              && closedByOne
              && (opener.channel.state() == ChannelState.CONNECTING
                  || other.channel.state() == ChannelState.CONNECTING);
      if ((kind.framed() || agreed) && !unmet && !unsaid) {
        assertEquals(opener.channel.state(), other.channel.state(), what);
        assertEquals(closedByOne, opener.channel.state() == ChannelState.CLOSED, what);
      }
      check(opener.sent, other.received, what);
      check(other.sent, opener.received, what);
    }

    private void check(List<Integer> sent, List<Integer> received, String what) {
      List<Integer> got = new ArrayList<>(received);
      if (!kind.ordered()) {
        got.sort(null);
      }
      if (kind.framed() && kind.isReliable() && !closedByOne) {
        assertEquals(sent, got, what);
      }
      assertEquals(new HashSet<>(got).size(), got.size(), what + " doubled " + got);
      assertEquals(got.stream().sorted().toList(), got, what + " overtaken");
      assertTrue(sent.containsAll(got), what);
    }
  }

  /** One end, which sends numbers in messages of all sizes. */
  private final class End {

    private final Channel channel;
    private final List<Integer> sent = new ArrayList<>();
    private final List<Integer> received = new ArrayList<>();
    private int number;

    End(Channel channel) {
      this.channel = channel;
      channel.onText(text -> received.add(Integer.parseInt(text.substring(0, text.indexOf(' ')))));
      channel.onBytes(
          bytes -> {
            int n = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
            received.add(n);
            for (int i = 2; i < bytes.length; i++) {
              assertEquals((byte) n, bytes[i]);
            }
          });
      channel.onError(error -> sides.loop.uncaught(error));
    }

    void send() {
      int n = number++;
      int size = random.nextInt(4) == 0 ? random.nextInt(150_000) : random.nextInt(1_000);
      SendResult result;
      if (random.nextBoolean()) {
        result = channel.send(n + " " + "x".repeat(size));
      } else {
        byte[] bytes = new byte[size + 2];
        Arrays.fill(bytes, (byte) n);
        bytes[0] = (byte) (n >> 8);
        bytes[1] = (byte) n;
        result = channel.send(bytes);
      }
      if (result == SendResult.ACCEPTED) {
        sent.add(n);
      }
    }
  }
}
