/**
 * A frame as bytes: checked in one pass, its envelope read, and what is relayed spliced out of it
 * without ever becoming a tree or a String.
 */
package dev.parley.server.frame;
