package dev.parley.server;

import dev.parley.server.session.Relay;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a relay keep its deadlines: one walk over its connections instead of a timer for each. */
final class Ticker {

  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  /** A deadline may be kept so much late; all are ten times that by default. */
  private static final int TICK_MILLIS = 500;

  private final Relay relay;
  private ScheduledExecutorService scheduler;

  Ticker(Relay relay) {
    this.relay = relay;
  }

  synchronized void start(Surroundings surroundings) {
    scheduler = surroundings.scheduler().get();
    scheduler.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  synchronized void stop() {
    if (scheduler != null) {
      scheduler.shutdownNow();
    }
  }

  private void tick() {
    try {
      relay.tick();
    } catch (RuntimeException e) {
      // Thrown on, it would end the schedule, and with it every deadline.
      LOG.error("deadlines could not be checked", e);
    }
  }
}
