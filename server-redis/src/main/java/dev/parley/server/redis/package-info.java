/**
 * Rooms that several servers share by a Redis: {@link
 * dev.parley.server.redis.RedisEngine#connect(RedisOptions)}. The steps on a room are the Lua
 * scripts beside these classes.
 */
package dev.parley.server.redis;
