/** The pieces of a message's way, each alone: {@code benchmarks/run jmh}. */
package dev.parley.benchmarks.jmh;
