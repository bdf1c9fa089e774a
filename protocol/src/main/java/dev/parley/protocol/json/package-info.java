/**
 * A small view of JSON (RFC 8259), so that the one codec reads and writes through whatever parser a
 * platform is best at: Jackson on the JVM, the browser's own {@code JSON} object in TeaVM.
 */
package dev.parley.protocol.json;
