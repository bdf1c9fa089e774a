package dev.parley.standalone.metrics;

import dev.parley.server.redis.DurationCounts;
import dev.parley.server.redis.RedisCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.Collector;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the shared engine does, for Prometheus: there only where rooms are shared. */
final class RedisMetrics {

  private static final double MILLIS_A_SECOND = 1e3;

  private final Supplier<RedisCounts> source;

  /** Of the latest scrape, so that one scrape's figures are of one moment. */
  private volatile RedisCounts counts;

  RedisMetrics(PrometheusMeterRegistry registry, Supplier<RedisCounts> source) {
    this.source = source;
    counts = source.get();
    reachable(registry);
    commands(registry);
    wakes(registry);
    crossings(registry);
    sweeps(registry);
    mailboxes(registry);
    sessions(registry);
  }

  void refresh() {
    counts = source.get();
  }

  private void reachable(MeterRegistry registry) {
    gauge(registry, "parley.redis.up", "1 while Redis answers, 0 while not", c -> c.up() ? 1 : 0);
    gauge(
        registry,
        "parley.redis.up.changed.timestamp.seconds",
        "When parley_redis_up last changed, or the engine began: seconds since 1970",
        c -> c.since().toEpochMilli() / MILLIS_A_SECOND);
  }

  private void commands(PrometheusMeterRegistry registry) {
    histogram(
        registry,
        "parley_redis_round_trip_seconds",
        "From sending a command to Redis until its answer is here",
        RedisCounts::roundTripTimes);
    gauge(
        registry,
        "parley.redis.unanswered.steps",
        "Sessions' steps, and messages to other nodes, that are without an answer now",
        RedisCounts::unanswered);
    counter(
        registry,
        "parley.redis.failed.commands",
        "Commands that got no answer in time, or an error for one",
        RedisCounts::failed);
    counter(
        registry,
        "parley.redis.repeated.steps",
        "Sessions' steps that were asked for again, for want of an answer",
        RedisCounts::retried);
  }

  private void wakes(MeterRegistry registry) {
    counter(
        registry,
        "parley.redis.sent.wakes",
        "Messages by which other nodes were told that mailboxes have grown, but for those that a script sends with the frames",
        RedisCounts::wakesSent);
    counter(
        registry,
        "parley.redis.received.wakes",
        "What other nodes told of members here: as a rule that a mailbox has grown, with the frames or without",
        RedisCounts::wakesReceived);
  }

  private void crossings(MeterRegistry registry) {
    counter(
        registry,
        "parley.redis.crossed.messages",
        "Messages of plain members to plain ones of other nodes, passed on without a record",
        RedisCounts::crossed);
    counter(
        registry,
        "parley.redis.crossed.again.messages",
        "Messages that were passed on so once more, as it was not known that they had come",
        RedisCounts::crossedAgain);
  }

  private void sweeps(PrometheusMeterRegistry registry) {
    histogram(
        registry,
        "parley_redis_sweep_seconds",
        "What it takes to sweep every room that somebody on this node is in, without the pauses"
            + " between",
        RedisCounts::sweepTimes);
    counter(registry, "parley.redis.swept.rooms", "Sweeps of a room", RedisCounts::sweeps);
    counter(
        registry,
        "parley.redis.late.mailboxes",
        "Mailboxes of which a sweep told, and no wake-up before it, that they had grown",
        RedisCounts::foundLate);
  }

  private void mailboxes(MeterRegistry registry) {
    counter(registry, "parley.redis.mailbox.reads", "Reads of a mailbox", RedisCounts::reads);
    counter(
        registry,
        "parley.redis.mailbox.read.frames",
        "Frames that were read from mailboxes; others were at hand",
        RedisCounts::framesRead);
    gauge(
        registry,
        "parley.redis.mailbox.frames",
        "Frames in the mailboxes of this node's sessions, not confirmed, at the last sweep",
        RedisCounts::waitingFrames);
    gauge(
        registry,
        "parley.redis.deepest.mailbox.frames",
        "Frames, not confirmed, in the fullest of these mailboxes at the last sweep",
        RedisCounts::deepestMailbox);
  }

  private void sessions(MeterRegistry registry) {
    counter(
        registry,
        "parley.redis.claimed.sessions",
        "Sessions that came here to be resumed",
        RedisCounts::claimed);
    counter(
        registry,
        "parley.redis.moved.sessions",
        "Sessions that another node has claimed from this one",
        RedisCounts::moved);
    counter(
        registry,
        "parley.redis.fenced.sessions",
        "Sessions that were not this node's any more, nor another's",
        RedisCounts::fenced);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<RedisCounts> value) {
    Gauge.builder(name, this, self -> value.applyAsDouble(self.counts))
        .description(description)
        .register(registry);
  }

  private void counter(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<RedisCounts> value) {
    FunctionCounter.builder(name, this, self -> value.applyAsDouble(self.counts))
        .description(description)
        .register(registry);
  }

  private void histogram(
      PrometheusMeterRegistry registry,
      String name,
      String help,
      Function<RedisCounts, DurationCounts> durations) {
    Collector collector =
        () -> {
          DurationCounts counted = durations.apply(counts);
          return Histograms.of(name, help, counted.bounds(), counted.counts(), counted.nanos());
        };
    registry.getPrometheusRegistry().register(collector);
  }
}
