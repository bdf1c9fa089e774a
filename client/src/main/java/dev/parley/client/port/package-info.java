/**
 * What the client needs of a platform, in the words of its specifications (WebRTC, Media Capture,
 * WebSocket). An adapter translates and calls back on the event loop; it decides nothing.
 */
package dev.parley.client.port;
