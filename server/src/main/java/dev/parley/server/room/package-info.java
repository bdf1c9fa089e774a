/** The rooms of one server, in its memory. */
package dev.parley.server.room;
