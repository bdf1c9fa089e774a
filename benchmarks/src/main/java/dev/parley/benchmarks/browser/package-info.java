/**
 * Two pages of one headless Chromium: Parley beside plain JavaScript, PeerJS and simple-peer.
 * {@code benchmarks/run browser} starts it.
 */
package dev.parley.benchmarks.browser;
