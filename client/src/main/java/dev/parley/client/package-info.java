/**
 * Parley's client, for any platform: join a room, learn of its peers, exchange data and media with
 * them. Begin at {@link dev.parley.client.ParleyClient}, or at the entry that a platform's module
 * has.
 *
 * <p>All of it runs on one event loop. Nothing blocks; results come as promises, events to
 * listeners that are called in the order of their registration. A listener that throws disturbs no
 * one: the loop reports it.
 */
package dev.parley.client;
