package dev.parley.server.session;

import dev.parley.server.engine.Offer;
import dev.parley.server.frame.TextFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A resumable session's outbox, used by several threads in every order that Lincheck finds: two
 * senders, the system that has taken a write, and a client that confirms, goes and comes back. What
 * was accepted reaches the client once and in order, one write at a time is in flight, and each
 * number follows its predecessor. {@code -Psoak} looks for longer.
 */
public class OutboxInterleavingsTest {

  private static final int SCENARIOS = Integer.getInteger("parley.interleavings.scenarios", 5);
  private static final int INVOCATIONS =
      Integer.getInteger("parley.interleavings.invocations", 100);

  private final Client client = new Client();
  private final Outbox outbox =
      new Outbox(
          client.connect(), new OutboxLimits(99, 9_999, 99, 9_999), new TickClock(0), sent -> {});
  private int lastOfAnn;
  private int lastOfBob;

  public OutboxInterleavingsTest() {
    outbox.hold();
    outbox.keep();
    outbox.release(client.socket(), TextFrame.of("{\"welcome\":0}", 0));
  }

  @Test
  void holdInEveryOrderOfSwitches() {
    new ModelCheckingOptions()
        .iterations(SCENARIOS)
        .invocationsPerIteration(INVOCATIONS)
        .threads(3)
        .actorsPerThread(2)
        .actorsBefore(2)
        .actorsAfter(0)
        .check(OutboxInterleavingsTest.class);
  }

  @Test
  void holdInTrueParallel() {
    new StressOptions()
        .iterations(SCENARIOS)
        .invocationsPerIteration(INVOCATIONS)
        // They spin until all are there: more than a small machine has cores take minutes for it.
        .threads(2)
        .actorsPerThread(4)
        .actorsBefore(2)
        .actorsAfter(0)
        .check(OutboxInterleavingsTest.class);
  }

  @Operation(nonParallelGroup = "ann")
  public boolean annSends() {
    lastOfAnn++;
    return send("ann", lastOfAnn);
  }

  @Operation(nonParallelGroup = "bob")
  public boolean bobSends() {
    lastOfBob++;
    return send("bob", lastOfBob);
  }

  private boolean send(String from, int number) {
    boolean accepted =
        outbox.offer(TextFrame.of("{\"" + from + "\":" + number + "}", 0)) == Offer.ACCEPTED;
    outbox.flush();
    return accepted;
  }

  @Operation(nonParallelGroup = "system")
  public void systemHasTakenWrite() {
    client.takeWrite();
  }

  @Operation(nonParallelGroup = "client")
  public boolean clientConfirms() {
    boolean wasSent = outbox.confirm(client.received());
    outbox.flush();
    return wasSent;
  }

  @Operation(nonParallelGroup = "client")
  public void socketIsGone() {
    outbox.detach(client.socket());
  }

  @Operation(nonParallelGroup = "client")
  public boolean clientResumes() {
    Wire wire = client.connect();
    boolean attached = outbox.attach(wire, client.received());
    outbox.release(wire, TextFrame.of("{\"resumed\":0}", 0));
    return attached;
  }

  /** Whatever happened: a client that comes back has all in the end. */
  @Validate
  public void clientGetsAllOnceAndInOrder() {
    clientResumes();
    for (int i = 0; i < 20; i++) {
      client.takeWrite();
    }
    client.check(lastOfAnn, lastOfBob);
  }

  /** What comes by a socket that the client has left is not heard by it. */
  private static final class Client {
    private final List<String> frames = new ArrayList<>();
    private Wire present;
    private String offence;

    synchronized Wire connect() {
      present = new Wire(this);
      return present;
    }

    synchronized Wire socket() {
      return present;
    }

    synchronized int received() {
      return frames.size();
    }

    void takeWrite() {
      Runnable done = socket().taken();
      if (done != null) {
        done.run();
      }
    }

    synchronized void got(Wire by, String frame, boolean first) {
      if (by != present) {
        return;
      }
      if (frame.startsWith("{\"seq\":")) {
        int comma = frame.indexOf(',');
        int seq = Integer.parseInt(frame.substring(7, comma));
        if (seq != frames.size() + 1 || first) {
          offend(frame + " came behind " + frames);
        }
        frames.add(frame.substring(comma + 1));
      } else if (!first) {
        offend(frame + " came again");
      }
    }

    synchronized void offend(String what) {
      offence = offence == null ? what : offence;
    }

    synchronized void check(int ofAnn, int ofBob) {
      if (offence != null) {
        throw new IllegalStateException(offence);
      }
      check("\"ann\"", ofAnn);
      check("\"bob\"", ofBob);
    }

    private void check(String from, int last) {
      List<String> expected = new ArrayList<>();
      for (int number = 1; number <= last; number++) {
        expected.add(from + ":" + number + "}");
      }
      List<String> got = new ArrayList<>();
      for (String frame : frames) {
        if (frame.startsWith(from)) {
          got.add(frame);
        }
      }
      if (!expected.equals(got)) {
        throw new IllegalStateException("expected " + expected + ", got " + got);
      }
    }
  }

  private static final class Wire implements Socket {
    private final Client client;
    private Runnable inFlight;
    private boolean begun;

    Wire(Client client) {
      this.client = client;
    }

    synchronized Runnable taken() {
      Runnable taken = inFlight;
      inFlight = null;
      return taken;
    }

    @Override
    public synchronized void write(List<TextFrame> frames, Runnable written) {
      if (inFlight != null) {
        client.offend("two writes are in flight");
      }
      inFlight = written;
      for (TextFrame frame : frames) {
        client.got(this, StandardCharsets.UTF_8.decode(frame.buffer()).toString(), !begun);
        begun = true;
      }
    }

    @Override
    public void ping() {}

    @Override
    public void close(Close close) {
      client.offend("closed with " + close);
    }

    @Override
    public void abort() {
      client.offend("aborted");
    }
  }
}
