package dev.parley.server.session;

/**
 * How much a frame may hold.
 *
 * @param frameBytes of a whole frame
 * @param jsonDepth of arrays and objects in one another, the frame's own included
 * @param profileBytes of a profile as JSON text
 * @param malformedFrames how many a connection may send before it is closed
 */
public record FrameLimits(int frameBytes, int jsonDepth, int profileBytes, int malformedFrames) {}
