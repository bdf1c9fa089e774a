package dev.parley.standalone.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/**
 * One metric's counters, each for one set of labels, by an index: counting is two reads of memory
 * and an addition, nothing is looked up by name. A counter is made when it is first needed, so that
 * combinations that never occur cost the one who reads them nothing.
 */
final class LabelledCounters {

  private final MeterRegistry registry;
  private final String name;
  private final String description;
  private final IntFunction<Tags> labels;
  private final AtomicReferenceArray<LongAdder> counters;

  /**
   * @param size indices go from 0 to this, exclusive
   * @param labels of an index
   */
  LabelledCounters(
      MeterRegistry registry, String name, String description, int size, IntFunction<Tags> labels) {
    this.registry = registry;
    this.name = name;
    this.description = description;
    this.labels = labels;
    this.counters = new AtomicReferenceArray<>(size);
  }

  void increment(int index) {
    at(index).increment();
  }

  /** Makes a counter that is to be seen before it has counted anything. */
  LongAdder at(int index) {
    LongAdder counter = counters.get(index);
    return counter != null ? counter : make(index);
  }

  private LongAdder make(int index) {
    LongAdder counter = new LongAdder();
    if (!counters.compareAndSet(index, null, counter)) {
      return counters.get(index);
    }
    FunctionCounter.builder(name, counter, LongAdder::sum)
        .description(description)
        .tags(labels.apply(index))
        .register(registry);
    return counter;
  }
}
