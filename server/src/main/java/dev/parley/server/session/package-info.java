/**
 * One client: what it may do, in which order and how much of it. Knows sockets only as a {@link
 * dev.parley.server.session.Socket}.
 */
package dev.parley.server.session;
