/** What the relay and the client cost. Nothing of this is published. */
package dev.parley.benchmarks;
