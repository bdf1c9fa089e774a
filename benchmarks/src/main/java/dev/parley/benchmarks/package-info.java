/** What the relay costs. Nothing of this is published. */
package dev.parley.benchmarks;
