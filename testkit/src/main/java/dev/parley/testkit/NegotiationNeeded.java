package dev.parley.testkit;

import java.util.function.BooleanSupplier;

/** WebRTC's negotiation-needed flag, and when its event comes (§4.7.3). */
final class NegotiationNeeded {

  private final TaskSource events;
  private final BooleanSupplier chainIsEmpty;
  private final BooleanSupplier isStable;
  private final BooleanSupplier isNeeded;
  private final Runnable event;

  private boolean flag;
  private boolean updateOnEmptyChain;

  /**
   * @param isNeeded whether the descriptions lack something
   * @param event told that negotiation is needed
   */
  NegotiationNeeded(
      TaskSource events,
      BooleanSupplier chainIsEmpty,
      BooleanSupplier isStable,
      BooleanSupplier isNeeded,
      Runnable event) {
    this.events = events;
    this.chainIsEmpty = chainIsEmpty;
    this.isStable = isStable;
    this.isNeeded = isNeeded;
    this.event = event;
  }

  /** The connection is stable again: what is still needed is told anew. */
  void stable() {
    flag = false;
    update();
  }

  void update() {
    if (chainIsEmpty.getAsBoolean()) {
      events.queue(this::check);
    } else {
      updateOnEmptyChain = true;
    }
  }

  private void check() {
    if (!chainIsEmpty.getAsBoolean()) {
      updateOnEmptyChain = true;
    } else if (isStable.getAsBoolean()) {
      boolean was = flag;
      flag = isNeeded.getAsBoolean();
      if (flag && !was) {
        event.run();
      }
    }
  }

  void chainEmptied() {
    if (updateOnEmptyChain) {
      updateOnEmptyChain = false;
      update();
    }
  }
}
