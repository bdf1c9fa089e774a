/** What the relay does, counted for Prometheus. */
package dev.parley.standalone.metrics;
