package dev.parley.standalone.metrics;

import dev.parley.protocol.CloseCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageType;
import dev.parley.server.observe.Outcome;
import dev.parley.server.observe.RelayObserver;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts what a relay does. Any thread. */
final class RelayCounters implements RelayObserver {

  private static final MessageType[] TYPES = MessageType.values();
  private static final Outcome[] OUTCOMES = Outcome.values();

  /** What a client may send; what only servers send is not worth a series that stays at nothing. */
  private static final MessageType[] FROM_CLIENTS = {
    MessageType.JOIN,
    MessageType.RESUME,
    MessageType.OFFER,
    MessageType.ANSWER,
    MessageType.NEW_ICE_CANDIDATE,
    MessageType.MESSAGE,
    MessageType.UPDATE,
    MessageType.LEAVE,
    MessageType.TOKEN,
    MessageType.PING,
    MessageType.PONG,
    MessageType.ACK
  };

  /** Of RFC 6455 §7.4 and its registry: all that Jetty and a proxy may close with. */
  private static final int FIRST_STANDARD_CLOSE = 1000;

  private static final int LAST_STANDARD_CLOSE = 1015;

  /** HTTP's refusals that a handshake may meet. */
  private static final int[] STATUSES = {
    400, 401, 403, 404, 405, 408, 413, 414, 429, 431, 500, 503
  };

  /** The label for what is none of those known: what clients choose must not make series. */
  private static final String OTHER = "other";

  private final LabelledCounters received;
  private final LongAdder receivedBytes;
  private final LatencyHistogram latency;
  private final LongAdder opened;
  private final int[] codes;
  private final LabelledCounters closed;
  private final LabelledCounters refused;
  private final LongAdder began;
  private final LongAdder suspended;
  private final LongAdder resumed;
  private final LabelledCounters ended;
  private final LongAdder lost;

  RelayCounters(MeterRegistry registry, LatencyHistogram latency) {
    this.latency = latency;
    received =
        new LabelledCounters(
            registry,
            "parley.received.frames",
            "Frames from clients, by their type and what became of them",
            (TYPES.length + 1) * OUTCOMES.length,
            RelayCounters::frameLabels);
    for (MessageType type : FROM_CLIENTS) {
      received.at(index(type, Outcome.HANDLED));
    }
    receivedBytes = counter(registry, "parley.received.bytes", "Bytes of frames from clients");
    opened = counter(registry, "parley.connections.opened", "Sockets that were opened");
    codes = codes();
    closed =
        new LabelledCounters(
            registry,
            "parley.connections.closed",
            "Sockets that are closed, by the code of the close frame",
            codes.length + 1,
            i -> Tags.of("code", known(codes, i)));
    closed.at(Arrays.binarySearch(codes, FIRST_STANDARD_CLOSE));
    refused =
        new LabelledCounters(
            registry,
            "parley.handshakes.refused",
            "Handshakes that were refused, by HTTP status",
            STATUSES.length + 1,
            i -> Tags.of("status", known(STATUSES, i)));
    refused.at(Arrays.binarySearch(STATUSES, 503));
    began = counter(registry, "parley.sessions.started", "Sessions that began: somebody joined");
    suspended = counter(registry, "parley.sessions.suspensions", "Sessions that lost their socket");
    resumed =
        counter(registry, "parley.sessions.resumptions", "Sessions that went on, on a new socket");
    ended =
        new LabelledCounters(
            registry,
            "parley.sessions.ended",
            "Sessions that ended, by reason",
            LeaveReason.values().length,
            i -> Tags.of("reason", LeaveReason.values()[i].wireName()));
    IntStream.range(0, LeaveReason.values().length).forEach(ended::at);
    lost =
        counter(
            registry,
            "parley.sessions.lost",
            "Sessions that moved to another server, or could not be kept");
  }

  private static LongAdder counter(MeterRegistry registry, String name, String description) {
    LongAdder counter = new LongAdder();
    FunctionCounter.builder(name, counter, LongAdder::sum)
        .description(description)
        .register(registry);
    return counter;
  }

  private static int[] codes() {
    return IntStream.concat(
            IntStream.rangeClosed(FIRST_STANDARD_CLOSE, LAST_STANDARD_CLOSE),
            Stream.of(CloseCode.values()).mapToInt(CloseCode::code))
        .sorted()
        .toArray();
  }

  private static String known(int[] numbers, int index) {
    return index < numbers.length ? String.valueOf(numbers[index]) : OTHER;
  }

  /** Where a number is; behind the last if it is not known. */
  private static int indexOf(int[] numbers, int number) {
    int index = Arrays.binarySearch(numbers, number);
    return index < 0 ? numbers.length : index;
  }

  /** Frames of no known type come behind those of the last. */
  private static int index(MessageType type, Outcome outcome) {
    int row = type == null ? TYPES.length : type.ordinal();
    return row * OUTCOMES.length + outcome.ordinal();
  }

  private static Tags frameLabels(int index) {
    int row = index / OUTCOMES.length;
    return Tags.of(
        "type",
        row < TYPES.length ? TYPES[row].wireName() : OTHER,
        "outcome",
        OUTCOMES[index % OUTCOMES.length].label());
  }

  @Override
  public void received(MessageType type, Outcome outcome, int bytes) {
    received.increment(index(type, outcome));
    receivedBytes.add(bytes);
  }

  @Override
  public void sent(long nanos) {
    latency.record(nanos);
  }

  @Override
  public void handshakeRefused(int status) {
    refused.increment(indexOf(STATUSES, status));
  }

  @Override
  public void connectionOpened() {
    opened.increment();
  }

  @Override
  public void connectionClosed(int code) {
    closed.increment(indexOf(codes, code));
  }

  @Override
  public void sessionBegan() {
    began.increment();
  }

  @Override
  public void sessionSuspended() {
    suspended.increment();
  }

  @Override
  public void sessionResumed() {
    resumed.increment();
  }

  @Override
  public void sessionEnded(LeaveReason reason) {
    ended.increment(reason.ordinal());
  }

  @Override
  public void sessionLost() {
    lost.increment();
  }
}
