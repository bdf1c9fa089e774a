/**
 * How fast, and from how many sockets at once, one client, one user and one address may come. Knows
 * neither sockets nor frames.
 */
package dev.parley.server.limit;
