/**
 * The relay beside others: each in a process of its own on one core, the load from another. {@code
 * benchmarks/run} starts it.
 */
package dev.parley.benchmarks.relay;
