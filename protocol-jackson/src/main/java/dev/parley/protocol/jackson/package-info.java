/** The protocol's JSON view on Jackson: what a JVM program hands to the codec. */
package dev.parley.protocol.jackson;
