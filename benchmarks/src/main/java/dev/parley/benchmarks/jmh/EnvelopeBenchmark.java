package dev.parley.benchmarks.jmh;

import dev.parley.protocol.PeerId;
import dev.parley.server.frame.Envelope;
import dev.parley.server.frame.FrameException;
import dev.parley.server.frame.Stamp;
import dev.parley.server.frame.TextFrame;
import java.nio.charset.StandardCharsets;
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

/** What a relayed frame's bytes go through: one scan, one splice, and a number where it has one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EnvelopeBenchmark {

  private static final int DEPTH = 16;

  @Param({"256", "3000"})
  public int bytes;

  private final Stamp stamp = new Stamp(new PeerId("abcdefghijklmnop"));
  private byte[] frame;
  private TextFrame relayed;

  @Setup
  public void make() throws FrameException {
    String head = "{\"type\":\"message\",\"to\":\"qrstuvwxyzabcdef\",\"data\":\"";
    frame = (head + "x".repeat(bytes - head.length() - 2) + "\"}").getBytes(StandardCharsets.UTF_8);
    relayed = Envelope.read(frame, DEPTH).relayed(stamp, 0);
  }

  @Benchmark
  public Envelope scan() throws FrameException {
    return Envelope.read(frame, DEPTH);
  }

  @Benchmark
  public TextFrame scanAndSplice() throws FrameException {
    return Envelope.read(frame, DEPTH).relayed(stamp, 0);
  }

  @Benchmark
  public TextFrame number() {
    return relayed.numbered(123_456);
  }
}
