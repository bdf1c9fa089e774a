package dev.parley.server;

import dev.parley.server.session.Fault;
import dev.parley.server.session.Relay;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a relay keep its deadlines: one walk over its connections instead of a timer for each. */
final class Ticker {

  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  /**
   * Each time a part of the connections has its turn: all at once would hold up what clients send.
   */
  private static final int TICK_MILLIS = 20;

  private static final int STOP_SECONDS = 5;

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
    if (scheduler == null) {
      return;
    }
    scheduler.shutdownNow();
    try {
      // Whoever has stopped finds no thread of it.
      scheduler.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick() {
    try {
      relay.tick();
    } catch (RuntimeException e) {
      // Thrown on, it would end the schedule, and with it every deadline.
      LOG.error("deadlines could not be checked", new Fault(e));
    }
  }
}
