package dev.parley.benchmarks.jmh;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.Codec;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.jackson.JacksonJson;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it takes to read and write the frames that are for the server itself, or for a JVM client.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

  private static final String SDP = "a=candidate:1 1 udp 2122260223 192.0.2.1 61665 typ host\\r\\n";

  private final Codec codec = new Codec(new JacksonJson());
  private final String join =
      "{\"type\":\"join\",\"room\":\"blue\",\"profile\":{\"name\":\"Ann\"}}";
  private final String offer =
      "{\"type\":\"offer\",\"from\":\"p1\",\"sdp\":{\"type\":\"offer\",\"sdp\":\""
          + SDP.repeat(3_000 / SDP.length())
          + "\"}}";

  /** A client's join. */
  @Benchmark
  public ClientFrame readJoin() throws CodecException {
    return codec.decodeClientFrame(join);
  }

  /** A server's offer of 3,000 bytes, as a client gets it. */
  @Benchmark
  public ServerFrame readOffer() throws CodecException {
    return codec.decodeServerFrame(offer);
  }

  /** The same, and written again. */
  @Benchmark
  public String readAndWriteOffer() throws CodecException {
    return codec.encode(codec.decodeServerFrame(offer));
  }
}
