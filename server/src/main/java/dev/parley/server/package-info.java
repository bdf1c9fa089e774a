/**
 * The relay, to be mounted in a Javalin application: {@code config.registerPlugin(new
 * ParleyPlugin(options -> {}))}.
 */
package dev.parley.server;
