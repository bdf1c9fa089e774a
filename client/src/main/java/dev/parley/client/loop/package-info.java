/**
 * The one event loop on which all of the client runs, and what its results come as. Nothing here or
 * above is for a second thread: no locks, no atomics, no blocking.
 */
package dev.parley.client.loop;
