package dev.parley.standalone.metrics;

import dev.parley.server.RelayAdmin;
import dev.parley.server.ice.StunCounts;
import dev.parley.server.observe.RelayObserver;
import dev.parley.server.redis.RedisCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** All metrics of the program, and the page at which Prometheus reads them. */
public final class Metrics implements AutoCloseable {

  /** The text format's media type, which is what every scraper understands. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final RelayAdmin.Status NOTHING =
      new RelayAdmin.Status(0, 0, 0, 0, 0, 0, 0, false);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final RelayCounters counters;
  private final Supplier<RelayAdmin.Status> source;

  /** Kept here: the registry itself would let go of it. */
  private Supplier<StunCounts> stunCounts;

  /** Null unless rooms are shared. */
  private RedisMetrics redis;

  /** Of the latest scrape, so that one scrape's figures are of one moment. */
  private volatile RelayAdmin.Status status = NOTHING;

  /**
   * @param status asked once a scrape
   */
  public Metrics(Supplier<RelayAdmin.Status> status) {
    this.source = status;
    LatencyHistogram latency =
        new LatencyHistogram(
            "parley_relay_seconds",
            "From a frame's coming in, or being made, until the operating system has taken it");
    registry.getPrometheusRegistry().register(latency);
    counters = new RelayCounters(registry, latency);
    gauge("parley.connections", "Open sockets, joined or not", RelayAdmin.Status::connections);
    gauge("parley.sessions", "Sessions, the suspended ones included", RelayAdmin.Status::sessions);
    gauge("parley.suspended.sessions", "Sessions without a socket", RelayAdmin.Status::suspended);
    gauge(
        "parley.held.connections",
        "Connections not read on until more of what clients asked for is done",
        RelayAdmin.Status::held);
    gauge("parley.rooms", "Rooms that have members", RelayAdmin.Status::rooms);
    gauge(
        "parley.outbox.frames",
        "Frames not yet written, or kept until they are confirmed",
        RelayAdmin.Status::waitingFrames);
    gauge("parley.outbox.bytes", "Bytes of these frames", RelayAdmin.Status::waitingBytes);
    gauge("parley.draining", "1 once the clients are sent away", s -> s.draining() ? 1 : 0);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    collections.bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<RelayAdmin.Status> value) {
    Gauge.builder(name, this, self -> value.applyAsDouble(self.status))
        .description(description)
        .register(registry);
  }

  /** Counts what the STUN responder does, too. Once. */
  public void countStun(Supplier<StunCounts> counts) {
    stunCounts = counts;
    stun(counts, "answered", StunCounts::answered);
    stun(counts, "refused", StunCounts::refused);
    stun(counts, "dropped", StunCounts::dropped);
    stun(counts, "failed", StunCounts::failed);
    FunctionCounter.builder("parley.stun.pauses", counts, source -> (double) source.get().pauses())
        .description("How often reading paused to keep to its rate")
        .register(registry);
  }

  private void stun(
      Supplier<StunCounts> counts, String result, ToDoubleFunction<StunCounts> number) {
    FunctionCounter.builder(
            "parley.stun.datagrams", counts, source -> number.applyAsDouble(source.get()))
        .description("Datagrams that came for the STUN responder, by what became of them")
        .tag("result", result)
        .register(registry);
  }

  /** Counts what the shared engine does, too. Once, and before the first scrape. */
  public void countRedis(Supplier<RedisCounts> counts) {
    redis = new RedisMetrics(registry, counts);
  }

  /** What the relay is to tell of itself. */
  public RelayObserver observer() {
    return counters;
  }

  /** Where others may add theirs. */
  MeterRegistry registry() {
    return registry;
  }

  /** The page, of this moment. */
  public String scrape() {
    status = source.get();
    if (redis != null) {
      redis.refresh();
    }
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
