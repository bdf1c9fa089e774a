/**
 * The endpoint on Jetty's core WebSocket API: the handshake, frames in and frames out. Everything
 * that knows Jetty's WebSocket types is here.
 */
package dev.parley.server.transport;
