package dev.parley.server.redis;

/**
 * One step on a room, of those that a command may have several of.
 *
 * @param members the key of the room's members
 * @param arguments what the script takes of it
 */
record Step(byte[] members, byte[]... arguments) {}
