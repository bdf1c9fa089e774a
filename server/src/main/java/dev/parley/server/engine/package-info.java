/**
 * What the relay needs of whatever holds its rooms: who is in them, and a way to each member. In
 * memory it is {@link dev.parley.server.room.LocalRooms}.
 */
package dev.parley.server.engine;
