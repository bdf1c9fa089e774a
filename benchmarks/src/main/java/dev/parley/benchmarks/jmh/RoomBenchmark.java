package dev.parley.benchmarks.jmh;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.server.engine.JoinResult.Joined;
import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.Offer;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.Seat;
import dev.parley.server.frame.TextFrame;
import dev.parley.server.room.LocalRooms;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a room adds: finding one member, or offering to all of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoomBenchmark {

  @Param({"2", "16", "250"})
  public int members;

  private final TextFrame frame = TextFrame.of("{}", 0);
  private Seat seat;
  private PeerId last;

  /** Takes everything and keeps nothing. */
  private static final class Hole implements Mailbox {
    private int taken;

    @Override
    public Offer offer(TextFrame offered) {
      taken += offered.size();
      return Offer.ACCEPTED;
    }

    @Override
    public void flush() {
      taken++;
    }

    @Override
    public void refusedMessage() {}

    @Override
    public void refusedAnnouncement() {}

    @Override
    public void lost() {}

    @Override
    public void kick() {}
  }

  @Setup
  public void fill() {
    LocalRooms rooms = new LocalRooms(1, members);
    for (int i = 0; i < members; i++) {
      last = new PeerId("peer-" + i);
      PeerInfo peer = new PeerInfo(last, Optional.empty(), Profile.empty(new JacksonJson()), false);
      Member member = new Member(peer, new Hole(), Optional.empty());
      Seat taken = ((Joined) rooms.join(new RoomName("blue"), member, frame).join()).seat();
      seat = i == 0 ? taken : seat;
    }
  }

  @Benchmark
  public RelayResult send() {
    return seat.send(0, last, frame).join();
  }

  @Benchmark
  public RelayResult broadcast() {
    return seat.broadcast(0, frame).join();
  }
}
